import { data } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { resetMail } from "#app/mails/accounts.ts";
import { textsIn } from "#app/messages/texts.ts";
import { houseContext } from "#app/request.ts";
import { requestPasswordReset } from "#platform/auth/index.ts";
import type { Route } from "./+types/forgotten-password.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";

export async function action({ request, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const { email = "" } = await readForm(request);
  await requestPasswordReset(house, email.slice(0, 320), (token, account) =>
    resetMail(textsIn(account.locale), { ...account, link: `${house.settings.origin}/app/passwort/${token}` }),
  );
  // Told of the house alone: whether there is an account is said to nobody.
  return data({ hasMailServer: house.settings.smtpUrl !== null });
}

export default function ForgottenPasswordPage({ actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  return (
    <AccountFrame title={t("accounts.forgottenTitle")} lede={actionData ? undefined : t("accounts.forgottenLede")}>
      {actionData ? (
        <Notice kind="success">{t(actionData.hasMailServer ? "accounts.forgottenSent" : "accounts.forgottenSent-without-server")}</Notice>
      ) : (
        <form method="post" className="stack flow">
          <TextInput name="email" type="email" label={t("accounts.email")} autoComplete="username" required />
          <Button kind="primary">{t("accounts.forgottenSubmit")}</Button>
        </form>
      )}
      <p className="flow">
        <a href="/app/anmelden">{t("accounts.backToSignIn")}</a>
      </p>
    </AccountFrame>
  );
}
