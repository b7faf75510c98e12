import { CheckBox, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { ORGANISATION_KINDS } from "#domain/network/index.ts";
import { useErrorText, type NetworkErrors } from "./error-text.ts";
import { kindText } from "./kind-text.ts";

export type Municipality = { id: string; name: string };

/** The inputs of an organisation. @param typed what stands in them, by name; a set checkbox is "on" */
export function OrganisationInputs({
  typed,
  errors,
  municipalities,
}: {
  typed: Record<string, string>;
  errors: NetworkErrors;
  municipalities: readonly Municipality[];
}) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] ? errorText(errors[name]) : undefined });
  return (
    <>
      <TextInput {...field("name")} label={t("network.field-name")} required maxLength={200} />
      <TextInput {...field("shortName")} label={t("network.field-shortName")} optional maxLength={60} />
      <Select
        {...field("kind")}
        label={t("network.field-kind")}
        empty={t("forms.please-choose")}
        choices={ORGANISATION_KINDS.map((value) => ({ value, label: t(kindText(value)) }))}
      />
      <Select
        {...field("municipalityId")}
        label={t("network.field-municipalityId")}
        empty={t("network.no-place")}
        choices={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput {...field("phone")} label={t("network.field-phone")} type="tel" optional maxLength={60} />
      <TextInput {...field("email")} label={t("network.field-email")} type="email" optional maxLength={200} />
      <TextInput {...field("website")} label={t("network.field-website")} optional maxLength={500} />
      <CheckBox name="isPublic" label={t("network.field-isPublic")} defaultChecked={"isPublic" in typed} />
    </>
  );
}
