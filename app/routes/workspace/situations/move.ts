import { data, href, redirect } from "react-router";
import { requestContext } from "#app/request.ts";
import { mayEditNetwork, moveSituation, MoveSituation } from "#domain/network/index.ts";
import type { Route } from "./+types/move.ts";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/app/:region/wen-anrufen", params));
}

/** The list's arrows: the list itself is read by everybody in the house, this address writes and is the editors'. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const input = MoveSituation.safeParse({ ...Object.fromEntries(await request.formData()), id: params.id });
  if (!input.success) throw data(null, { status: 400 });
  const result = await moveSituation(ctx, input.data);
  if (!result.ok) throw data({ code: "not-found" }, { status: 404 });
  return redirect(`${href("/app/:region/wen-anrufen", params)}#h-${params.id}`, 303);
}
