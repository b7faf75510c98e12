import { data, href, redirect } from "react-router";
import { codeSlips } from "#app/documents/ballot-slips.ts";
import { idOfForm } from "#app/form-id.ts";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { makeCodes, NewCodes } from "#domain/concept/priorities/index.ts";
import { renderBallotSlips } from "#platform/documents/index.ts";
import type { Route } from "./+types/codes-file.ts";
import { runRoundPage, throwIfGone } from "./shown-round.ts";

/** Nothing to read here: codes stand in clear only in the answer that makes them. */
export async function loader({ params, context }: Route.LoaderArgs) {
  await runRoundPage(context.get(requestContext), params.id);
  return redirect(href("/app/:region/priorisierung/:id/leitung", params));
}

/** Makes one-time codes, and the sheets to hand them out. The same form sent again gives the same sheets. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { link } = await runRoundPage(ctx, params.id);
  const form = await request.formData();
  const input = NewCodes.safeParse({ id: params.id, count: Number(form.get("count")) });
  if (!input.success || !link) throw data(null, { status: 422 });
  const made = await makeCodes(ctx, input.data, await idOfForm(form));
  if (!made.ok) {
    throwIfGone(made.refusal);
    throw data(null, { status: 409 });
  }
  const { origin } = context.get(houseContext).settings;
  const slips = codeSlips(made.value.round, made.value.codes, `${origin}/j/${link.code}/priorisierung`, link.shortCode, origin);
  const bytes = await renderBallotSlips(slips, { at: ctx.now });
  return downloadOf({ name: `codes-${ctx.today}.pdf`, mediaType: "application/pdf", pieces: [new Uint8Array(bytes)] });
}
