import { redirect } from "react-router";
import { houseContext } from "#app/request.ts";
import { beginPasskeySignIn, PasskeyAnswer, signInWithPasskey } from "#platform/auth/index.ts";
import type { Route } from "./+types/passkey-sign-in.ts";
import { readForm } from "./form.ts";
import { jsonOf } from "./json-of.ts";
import { nextAddress } from "./next-address.ts";

export function loader() {
  return redirect("/app/anmelden");
}

/** What public/passkey.js asks: first without an answer, for a question; then with it. */
export async function action({ request, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const { answer, next } = await readForm(request);
  if (answer === undefined) {
    const begun = await beginPasskeySignIn(house);
    return begun.ok ? Response.json(begun.value) : Response.json({}, { status: 422 });
  }
  const input = PasskeyAnswer.safeParse(jsonOf(answer));
  const result = input.success ? await signInWithPasskey(house, input.data, request) : null;
  return result?.ok ? Response.json({ next: nextAddress(next) }, { headers: result.value.headers }) : Response.json({}, { status: 422 });
}
