import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { accountContext, houseContext, localeContext } from "#app/request.ts";
import { acceptAsAccount, acceptAsNewAccount, AcceptInvitation, findInvitation } from "#platform/auth/index.ts";
import type { Route } from "./+types/invitation.ts";
import { AccountFrame } from "./account-frame.tsx";
import { errorsOf, faultsOf, readForm, type Faults } from "./form.ts";
import { NewPasswordInput } from "./new-password-input.tsx";
import { SalutationInput } from "./salutation-input.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const invitation = await findInvitation(context.get(houseContext).database, params.code);
  if (!invitation) return data({ invitation: null, step: null }, { status: 410 });
  const { email, name, salutation, role, endsOn, region, accountExists } = invitation;
  const account = context.get(accountContext);
  const step = account ? (account.email === email ? "accept" : "other-account") : accountExists ? "sign-in" : "new";
  return data({ invitation: { email, name, salutation, role, endsOn, region: region.name }, step });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const account = context.get(accountContext);
  if (account) {
    const accepted = await acceptAsAccount(house, params.code, account);
    return accepted.ok ? redirect(`/app/${accepted.value.region.slug}`, { status: 303 }) : data({ faults: {}, given: {} }, { status: 409 });
  }
  const { password = "", ...given } = await readForm(request);
  const input = AcceptInvitation.safeParse({ ...given, password });
  if (!input.success) return data({ faults: faultsOf(input.error, { name: "accounts.nameMissing" }), given }, { status: 422 });
  const result = await acceptAsNewAccount(house, params.code, input.data, context.get(localeContext) === "en" ? "en" : "de");
  if (result.ok) return redirect("/app/anmelden?hinweis=bereit", { status: 303 });
  // Both are shown by the loader, which looks at the invitation anew.
  const faults: Faults = result.refusal === "link-not-valid" || result.refusal === "account-exists" ? {} : { password: `accounts.${result.refusal}` };
  return data({ faults, given }, { status: 422 });
}

export default function InvitationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { invitation, step } = loaderData;
  if (!invitation) return <AccountFrame title={t("accounts.linkNotValidTitle")} lede={t("accounts.invitationNotValid")} />;
  const faults: Faults = actionData?.faults ?? {};
  const given: Record<string, string> = actionData?.given ?? {};
  const error = (field: string) => (faults[field] ? t(faults[field]) : undefined);
  const here = `/app/einladung/${params.code}`;
  return (
    <AccountFrame
      region={invitation.region}
      title={t("accounts.invitationTitle")}
      lede={t("accounts.invitationLede", { region: invitation.region, role: t(`roles.${invitation.role}`) })}
    >
      {invitation.endsOn ? <p>{t("accounts.invitationUntil", { day: formats.day(invitation.endsOn) })}</p> : null}
      {step === "other-account" ? (
        <form method="post" action="/app/abmelden" className="stack flow">
          <p>{t("accounts.invitationOtherAccount", { email: invitation.email })}</p>
          <Button kind="primary">{t("accounts.signOut")}</Button>
        </form>
      ) : null}
      {step === "sign-in" ? (
        <p className="flow">
          {t("accounts.signInToAccept")} <a href={`/app/anmelden?weiter=${encodeURIComponent(here)}`}>{t("accounts.signIn")}</a>
        </p>
      ) : null}
      {step === "accept" ? (
        <form method="post" className="stack flow">
          <Button kind="primary">{t("accounts.invitationAccept")}</Button>
        </form>
      ) : null}
      {step === "new" ? (
        <form method="post" className="stack flow">
          <FormErrors errors={errorsOf(faults, t)} />
          <p className="muted">{invitation.email}</p>
          <SalutationInput value={given.salutation ?? invitation.salutation} />
          <TextInput name="name" label={t("accounts.name")} error={error("name")} defaultValue={given.name ?? invitation.name} autoComplete="name" required />
          <NewPasswordInput name="password" label={t("accounts.password")} error={error("password")} />
          <Button kind="primary">{t("accounts.invitationSubmit")}</Button>
        </form>
      ) : null}
    </AccountFrame>
  );
}
