import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
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
import { LENDING_FIELD_NAMES, lendingDraft, readLending, shownLending, type LendingDraft } from "./lending-form.ts";

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
  if (saved.refusal === "pieces-lent") return again({ pieces: "lending.fault-pieces-lent" }, 409);
  throwIfClosed(saved.refusal === "other-kind" ? "not-found" : saved.refusal);
  return again({ "": "lending.fault-check" }, 422);
}

/** What a thing or a room to borrow says besides. */
export default function EditLendingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title } = loaderData;
  const draft = actionData?.draft ?? loaderData.draft;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const field = (name: (typeof LENDING_FIELD_NAMES)[number]) => ({
    name,
    label: t(`lending.field-${name}`),
    defaultValue: draft[name] ?? "",
    error: errors[name],
  });
  const whole = { inputMode: "numeric", dir: "ltr", maxLength: 3, required: true } as const;
  return (
    <WorkspacePage {...frame} crumbs={offerCrumbs(t, region, id, title)} title={t("lending.edit-title")} lede={t("lending.edit-lede")}>
      <title>{`${t("lending.edit-title")} – ${title} – ${frame.region.name}`}</title>
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
        <FormErrors errors={errors} />
        <TextInput {...field("item")} hint={t("lending.item-hint")} maxLength={160} optional />
        <TextInput {...field("pieces")} {...whole} />
        <TextInput {...field("longestDays")} {...whole} hint={t("lending.longest-hint")} />
        <TextInput {...field("leadDays")} {...whole} hint={t("lending.lead-hint")} />
        <TextInput {...field("deposit")} hint={t("lending.deposit-hint")} inputMode="decimal" dir="ltr" maxLength={10} suffix="€" optional />
        <TextInput {...field("fetchPlace")} maxLength={300} optional />
        <TextInput {...field("fetchTimes")} maxLength={300} optional />
        <SubmitBar label={t("catalogue.save")} cancel={{ href: href("/app/:region/angebote/:id", { region, id }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}
