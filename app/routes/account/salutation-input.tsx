import { Select } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** How mails address the person. The stored words are German in both languages. */
export function SalutationInput({ value = "" }: { value?: string }) {
  const { t } = useTexts();
  return (
    <Select
      name="salutation"
      label={t("accounts.salutation")}
      defaultValue={value}
      choices={[
        { value: "", label: t("accounts.salutationNone") },
        { value: "Frau", label: t("accounts.salutationMrs") },
        { value: "Herr", label: t("accounts.salutationMr") },
      ]}
    />
  );
}
