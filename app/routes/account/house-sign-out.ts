import { redirect } from "react-router";
import { houseContext } from "#app/request.ts";
import { houseSignOutAddress } from "#platform/auth/index.ts";
import type { Route } from "./+types/house-sign-out.ts";

/** Sends somebody who has just signed out here to their house, to end its session as well. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  return redirect((await houseSignOutAddress(context.get(houseContext), params.region, request)) ?? "/app/anmelden?hinweis=abgemeldet");
}
