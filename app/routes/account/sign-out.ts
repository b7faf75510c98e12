import { redirect } from "react-router";
import { houseContext } from "#app/request.ts";
import { signOut } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-out.ts";

/** Somebody who opens the address by hand stays signed in: only our own form signs out. */
export function loader() {
  return redirect("/app");
}

export async function action({ request, context }: Route.ActionArgs) {
  return redirect("/app/anmelden?hinweis=abgemeldet", { status: 303, headers: await signOut(context.get(houseContext), request) });
}
