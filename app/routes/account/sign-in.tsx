import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext, scriptNonceContext } from "#app/request.ts";
import { passkeyHost, SignIn, signIn } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-in.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";
import { nextAddress, withNext } from "./next-address.ts";
import { PasskeyScript } from "./passkey-script.tsx";

/** Words that another page sends along as ?hinweis=. */
const notices: Record<string, MessageKey> = {
  neu: "accounts.startAgain",
  passwort: "accounts.passwordIsNew",
  abgemeldet: "accounts.signedOut",
  bereit: "accounts.accountIsReady",
  einladung: "accounts.signInToAccept",
};

export function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const next = nextAddress(searchParams.get("weiter"));
  if (context.get(accountContext)) throw redirect(next);
  const passkeys = passkeyHost(context.get(houseContext).settings) !== null;
  return { next, passkeys, nonce: context.get(scriptNonceContext), notice: notices[searchParams.get("hinweis") ?? ""] ?? null };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { email = "", password = "" } = await readForm(request);
  const next = nextAddress(new URL(request.url).searchParams.get("weiter"));
  const input = SignIn.safeParse({ email, password });
  const result = input.success ? await signIn(context.get(houseContext), input.data, request) : null;
  if (!result?.ok) return data({ email }, { status: 422 });
  const to = result.value.next === "code" ? withNext("/app/anmelden/code", next) : next;
  return redirect(to, { status: 303, headers: result.value.headers });
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const refused = actionData !== undefined;
  return (
    <AccountFrame title={t("accounts.signInTitle")} lede={t("accounts.signInLede")}>
      {loaderData.notice && !refused ? <Notice kind="success">{t(loaderData.notice)}</Notice> : null}
      <form method="post" className="stack flow">
        {refused ? <Notice kind="error">{t("accounts.signInRefused")}</Notice> : null}
        <TextInput name="email" type="email" label={t("accounts.email")} autoComplete="username" defaultValue={actionData?.email} required />
        <TextInput name="password" type="password" label={t("accounts.password")} autoComplete="current-password" required />
        <Button kind="primary">{t("accounts.signIn")}</Button>
      </form>
      <p className="flow">
        <a href="/app/passwort-vergessen">{t("accounts.forgotten")}</a>
      </p>
      {loaderData.passkeys ? <PasskeyForm next={loaderData.next} nonce={loaderData.nonce} /> : null}
    </AccountFrame>
  );
}

/** Hidden until the script has found that this browser knows passkeys. */
function PasskeyForm({ next, nonce }: { next: string; nonce: string }) {
  const { t } = useTexts();
  return (
    <>
      <form method="post" action="/app/anmelden/passkey" className="stack flow" hidden data-passkey="get" data-failed={t("signin.passkeyFailed")}>
        <input type="hidden" name="next" value={next} />
        <p className="kern-error" role="alert" data-passkey-says="" hidden />
        <Button icon="key">{t("signin.passkeySignIn")}</Button>
      </form>
      <PasskeyScript nonce={nonce} />
    </>
  );
}
