import { data, href, redirect } from "react-router";
import { memberSlips } from "#app/documents/ballot-slips.ts";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { makeMemberSheets, MemberLinks } from "#domain/concept/priorities/index.ts";
import { renderBallotSlips } from "#platform/documents/index.ts";
import type { Route } from "./+types/sheets-file.ts";
import { runRoundPage, throwIfGone } from "./shown-round.ts";

/** Nothing to read here: links stand in clear only in the answer that makes them. */
export async function loader({ params, context }: Route.LoaderArgs) {
  await runRoundPage(context.get(requestContext), params.id);
  return redirect(href("/app/:region/priorisierung/:id/mitglieder", params));
}

/** Own links of members on paper: of one, or of all whom no mail reaches. Those that were handed out before end. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await runRoundPage(ctx, params.id);
  const entitlementId = String((await request.formData()).get("entitlementId") ?? "");
  const input = MemberLinks.safeParse({ id: params.id, entitlementId: entitlementId || null });
  if (!input.success) throw data(null, { status: 422 });
  const made = await makeMemberSheets(ctx, input.data);
  if (!made.ok) {
    throwIfGone(made.refusal);
    throw data(null, { status: 409 });
  }
  const { round, sheets } = made.value;
  if (sheets.length === 0) return redirect(`${href("/app/:region/priorisierung/:id/mitglieder", params)}?hinweis=niemand`, 303);
  const bytes = await renderBallotSlips(memberSlips(round, sheets, context.get(houseContext).settings.origin), { at: ctx.now });
  return downloadOf({ name: `stimmzettel-links-${ctx.today}.pdf`, mediaType: "application/pdf", pieces: [new Uint8Array(bytes)] });
}
