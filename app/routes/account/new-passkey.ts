import { redirect } from "react-router";
import { accountContext, houseContext } from "#app/request.ts";
import { addPasskey, beginPasskey, NewPasskey } from "#platform/auth/index.ts";
import type { Route } from "./+types/new-passkey.ts";
import { readForm } from "./form.ts";
import { jsonOf } from "./json-of.ts";
import { signedIn } from "./signed-in.ts";

export function loader() {
  return redirect("/app/konto/passkeys");
}

/** What public/passkey.js asks: first with the password, for a question; then with the answer and a name. */
export async function action({ request, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const account = signedIn(context.get(accountContext));
  const { answer, password = "", name = "" } = await readForm(request);
  if (answer === undefined) {
    const begun = await beginPasskey(house, account, password.slice(0, 128), request);
    return begun.ok ? Response.json(begun.value) : Response.json({ refusal: begun.refusal }, { status: 422 });
  }
  const input = NewPasskey.safeParse({ name, credential: jsonOf(answer) });
  const added = input.success ? await addPasskey(house, account, input.data) : null;
  return added?.ok ? Response.json({ next: "/app/konto/passkeys?hinweis=neu" }) : Response.json({}, { status: 422 });
}
