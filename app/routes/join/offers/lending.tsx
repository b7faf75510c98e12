import { data, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { lendingDraft, readLending, shownLending, type LendingDraft } from "#app/routes/workspace/offers/lending/lending-form.ts";
import { LendingInputs } from "#app/routes/workspace/offers/lending/lending-inputs.tsx";
import { setOwnLending } from "#domain/offers/providers/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { Route } from "./+types/lending.ts";
import { frameOf, ownHref, ownOffer } from "./own.ts";
import { OwnFieldsPage } from "./own-fields-page.tsx";
import { titleOf } from "./title-of.ts";

/** @throws 404 as data: no such offer, or nothing to borrow */
async function ownLending(ctx: Context, id: string) {
  const own = await ownOffer(ctx, id);
  if (own.content.kind !== "lending") throw data({ code: "not-found" }, { status: 404 });
  return own;
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownLending(ctx, params.id);
  return { code: params.code, id: params.id, title: titleOf(own), stamp: own.stamp, draft: lendingDraft(own.content.lending), region: frameOf(ctx) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownLending(ctx, params.id);
  const { stamp = "", ...draft } = textsOf(await request.formData());
  const again = (faults: Record<string, MessageKey>, status: number, theirs: LendingDraft | null = null, now = stamp) =>
    data({ draft, faults, theirs, stamp: now }, { status });
  const input = readLending(draft);
  if (!input.ok) return again(input.faults, 422);
  const saved = await setOwnLending(ctx, { id: params.id, stamp, lending: input.fields });
  if (saved.ok) return redirect(ownHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: saved.value.fate }), 303);
  if (saved.refusal === "changed-meanwhile") return again({}, 409, lendingDraft(saved.standing.lending), saved.stamp);
  if (saved.refusal === "not-found" || saved.refusal === "no-lending") throw data({ code: "not-found" }, { status: 404 });
  if (saved.refusal === "pieces-lent") return again({ pieces: "lending-form.fault-pieces-lent" }, 409);
  return again({ "": saved.refusal === "over" ? "providers.fault-over" : "catalogue.fault-gone" }, 409);
}

/** What is lent, how many there are and on what terms, by who lends it. */
export default function OwnLendingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const draft = actionData?.draft ?? loaderData.draft;
  const faults = actionData?.faults ?? {};
  return (
    <OwnFieldsPage
      offer={{ ...loaderData, stamp: actionData?.stamp || loaderData.stamp }}
      page="/leihgabe"
      heading={t("lending-form.title")}
      lede={t("lending-form.lede")}
      faults={faults}
      yours={shownLending(t, draft)}
      theirs={actionData?.theirs ? shownLending(t, actionData.theirs) : null}
    >
      <LendingInputs draft={draft} faults={faults} />
    </OwnFieldsPage>
  );
}
