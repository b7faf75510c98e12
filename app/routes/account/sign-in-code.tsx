import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext } from "#app/request.ts";
import { verifyCode } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-in-code.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";
import { nextAddress } from "./next-address.ts";

const words = { "wrong-code": "accounts.codeWrong", locked: "accounts.codeLocked" } satisfies Record<string, MessageKey>;

export function loader({ request, context }: Route.LoaderArgs) {
  if (context.get(accountContext)) throw redirect(nextAddress(new URL(request.url).searchParams.get("weiter")));
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const { code = "" } = await readForm(request);
  const next = nextAddress(new URL(request.url).searchParams.get("weiter"));
  const result = await verifyCode(context.get(houseContext), code.slice(0, 40), request);
  if (result.ok) return redirect(next, { status: 303, headers: result.value.headers });
  if (result.refusal === "start-again") {
    const again = new URLSearchParams({ hinweis: "neu", ...(next === "/app" ? {} : { weiter: next }) });
    return redirect(`/app/anmelden?${again}`, { status: 303 });
  }
  return data({ fault: words[result.refusal] }, { status: 422 });
}

export default function SignInCodePage({ actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const error = actionData ? t(actionData.fault) : undefined;
  return (
    <AccountFrame title={t("accounts.codeTitle")} lede={t("accounts.codeLede")}>
      <form method="post" className="stack flow">
        <TextInput name="code" label={t("accounts.code")} hint={t("accounts.codeHint")} error={error} autoComplete="one-time-code" required />
        <Button kind="primary">{t("accounts.codeSubmit")}</Button>
      </form>
      <p className="flow">
        <a href="/app/anmelden">{t("accounts.backToSignIn")}</a>
      </p>
    </AccountFrame>
  );
}
