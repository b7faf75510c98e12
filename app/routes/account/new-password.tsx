import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { houseContext } from "#app/request.ts";
import { findPasswordReset, resetPassword } from "#platform/auth/index.ts";
import type { Route } from "./+types/new-password.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";
import { NewPasswordInput } from "./new-password-input.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const found = await findPasswordReset(context.get(houseContext).database, params.token);
  return data({ email: found?.email ?? null }, { status: found ? 200 : 410 });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { newPassword = "" } = await readForm(request);
  const result = await resetPassword(context.get(houseContext), params.token, newPassword);
  if (result.ok) return redirect("/app/anmelden?hinweis=passwort", { status: 303 });
  return data({ fault: result.refusal === "link-not-valid" ? null : result.refusal }, { status: 422 });
}

export default function NewPasswordPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  if (loaderData.email === null) {
    return (
      <AccountFrame title={t("accounts.linkNotValidTitle")} lede={t("accounts.resetLinkNotValid")}>
        <p className="flow">
          <a href="/app/passwort-vergessen">{t("accounts.newLink")}</a>
        </p>
      </AccountFrame>
    );
  }
  const error = actionData?.fault ? t(`accounts.${actionData.fault}`) : undefined;
  return (
    <AccountFrame title={t("accounts.newPasswordTitle")} lede={t("accounts.newPasswordLede", { email: loaderData.email })}>
      <form method="post" className="stack flow">
        <NewPasswordInput name="newPassword" label={t("accounts.newPassword")} error={error} />
        <Button kind="primary">{t("accounts.newPasswordSubmit")}</Button>
      </form>
    </AccountFrame>
  );
}
