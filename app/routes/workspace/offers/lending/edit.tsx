import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { LastChange } from "#domain/network/index.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { saveLending } from "#domain/offers/catalogue/index.ts";
import { Conflict } from "../../gremien/conflict.tsx";
import { throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle } from "../kept-offer.ts";
import { keptLending } from "./kept-lending.ts";
import { lendingDraft, readLending, shownLending, type LendingDraft } from "./lending-form.ts";
import { LendingInputs } from "./lending-inputs.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptLending(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    draft: lendingDraft(offer.content.lending),
    version: offer.version,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptLending(ctx, params.id);
  const { version = "", ...draft } = textsOf(await request.formData());
  const again = (
    faults: Record<string, MessageKey>,
    status: number,
    conflict: { theirs: LendingDraft; changed: LastChange | null } | null = null,
    now = version,
  ) => data({ draft, faults, version: now, conflict }, { status });
  const input = readLending(draft);
  if (!input.ok) return again(input.faults, 422);
  if (!/^\d+$/.test(version)) return again({ "": "lending.fault-check" }, 422);
  const saved = await saveLending(ctx, { id: params.id, version: Number(version), lending: input.fields });
  if (saved.ok) return redirect(`${href("/app/:region/angebote/:id/ausleihen", params)}?hinweis=noted`, 303);
  if (saved.refusal === "version-conflict")
    return again({}, 409, { theirs: lendingDraft(saved.stored.lending), changed: saved.changed }, String(saved.version));
  if (saved.refusal === "pieces-lent") return again({ pieces: "lending-form.fault-pieces-lent" }, 409);
  throwIfClosed(saved.refusal === "other-kind" ? "not-found" : saved.refusal);
  return again({ "": "lending.fault-check" }, 422);
}

/** What a thing or a room to borrow says besides. */
export default function EditLendingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title } = loaderData;
  const draft = actionData?.draft ?? loaderData.draft;
  const faults = actionData?.faults ?? {};
  return (
    <WorkspacePage {...frame} crumbs={offerCrumbs(t, region, id, title)} title={t("lending-form.title")} lede={t("lending-form.lede")}>
      <title>{`${t("lending-form.title")} – ${title} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={shownLending(t, draft)}
          theirs={shownLending(t, actionData.conflict.theirs)}
          theirsHref={href("/app/:region/angebote/:id/leihgabe", { region, id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version ?? loaderData.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} />
        <LendingInputs draft={draft} faults={faults} />
        <SubmitBar label={t("catalogue.save")} cancel={{ href: href("/app/:region/angebote/:id", { region, id }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
