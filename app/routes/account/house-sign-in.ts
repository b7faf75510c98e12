import { redirect } from "react-router";
import { houseContext } from "#app/request.ts";
import { beginHouseSignIn } from "#platform/auth/index.ts";
import type { Route } from "./+types/house-sign-in.ts";
import { nextAddress } from "./next-address.ts";

/** Sends the browser to the region's house. A link and no form: our policy lets forms lead to our own pages only. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const next = nextAddress(new URL(request.url).searchParams.get("weiter"));
  const begun = await beginHouseSignIn(context.get(houseContext), params.region, next);
  if (!begun.ok) throw redirect("/app/anmelden?hinweis=haus-still");
  return redirect(begun.value.url, { headers: { "set-cookie": begun.value.cookie } });
}
