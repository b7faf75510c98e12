import { Button } from "#app/components/button.tsx";
import { DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useNameFaults, type Named } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { errorsOf, type Faults } from "#app/routes/account/form.ts";
import { SalutationInput } from "#app/routes/account/salutation-input.tsx";
import { OrganisationInput } from "../network/name-inputs.tsx";
import { INVITABLE_ROLES } from "#platform/auth/roles.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";

/** Role first: it decides which of the other fields matter. The page carries an OrganisationList. */
export function InviteForm({ organisation, faults, given }: { organisation: Named; faults: Faults; given: Readonly<Record<string, string>> }) {
  const { t } = useTexts();
  const unclear = useNameFaults({ organisationId: organisation });
  const error = (field: string) => (faults[field] ? t(faults[field]) : undefined);
  return (
    <form method="post" className="stack narrow">
      <FormErrors errors={{ ...errorsOf(faults, t), ...unclear }} />
      <input type="hidden" name="intent" value="invite" />
      <FormId />
      <Select
        name="role"
        label={t("accounts.role")}
        empty={t("forms.please-choose")}
        defaultValue={given.role}
        error={error("role")}
        choices={INVITABLE_ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        required
      />
      <SalutationInput value={given.salutation} />
      <TextInput name="name" label={t("accounts.name")} defaultValue={given.name} error={error("name")} autoComplete="off" required />
      <TextInput name="email" type="email" label={t("accounts.email")} defaultValue={given.email} error={error("email")} autoComplete="off" required />
      <OrganisationInput
        name="organisationId"
        label={t("accounts.organisation")}
        hint={t("accounts.organisationHint")}
        error={error("organisationId")}
        organisation={organisation}
      />
      <Select
        name="language"
        label={t("accounts.translatorLanguage")}
        hint={t("accounts.translatorLanguageHint")}
        empty={t("accounts.none")}
        defaultValue={given.language}
        error={error("language")}
        choices={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <DateInput name="endsOn" label={t("accounts.endsOn")} hint={t("accounts.endsOnHint")} defaultValue={given.endsOn} error={error("endsOn")} optional />
      <Button kind="primary">{t("accounts.inviteSubmit")}</Button>
    </form>
  );
}
