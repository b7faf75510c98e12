import { redirect } from "react-router";
import { houseContext } from "#app/request.ts";
import { findSession, offerHouseSignOut, signOut, untieFromBrowser } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-out.ts";

/** Somebody who opens the address by hand stays signed in: only our own form signs out. */
export function loader() {
  return redirect("/app");
}

export async function action({ request, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const offered = await offerHouseSignOut(house, await findSession(house, request));
  const headers = await signOut(house, request);
  headers.append("set-cookie", untieFromBrowser(house.settings));
  if (!offered) return redirect("/app/anmelden?hinweis=abgemeldet", { status: 303, headers });
  headers.append("set-cookie", offered.cookie);
  return redirect(`/app/anmelden?hinweis=abgemeldet&haus=${offered.slug}`, { status: 303, headers });
}
