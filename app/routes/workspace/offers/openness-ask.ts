import { href, redirect } from "react-router";
import { requestContext } from "#app/request.ts";
import { askProviders } from "#domain/offers/openness/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import type { Route } from "./+types/openness-ask.ts";

const home = (params: Route.LoaderArgs["params"]) => href("/app/:region/angebote/offenheit", params);

/** An address of its own, because more people read the answers than may ask. Whoever opens it sees the answers. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(home(params));
}

/** Asks all who have not answered; said twice, nobody is left to ask. */
export async function action({ params, context }: Route.ActionArgs) {
  const asked = await askProviders(context.get(requestContext), { offerId: null });
  if (!asked.ok) throwIfClosed(asked.refusal);
  return redirect(`${home(params)}?gefragt=${asked.ok ? asked.value.providers : 0}#h-ask`, 303);
}
