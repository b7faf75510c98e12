import { RadioList, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { LIST_LANGUAGES, PACES } from "#domain/offers/course-list/index.ts";

/** Who gets the course list, how often and in which language. @param byOffice somebody else is entered, whose browser this is not */
export function SubscriptionFields({ typed, errors, byOffice }: { typed: Record<string, string>; errors: Record<string, string>; byOffice: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  return (
    <>
      <TextInput {...field("email")} type="email" label={t("course-list.email")} autoComplete={byOffice ? "off" : "email"} dir="ltr" maxLength={200} required />
      <TextInput
        {...field("name")}
        label={t("course-list.name")}
        hint={t("course-list.name-hint")}
        autoComplete={byOffice ? "off" : "organization"}
        dir="auto"
        maxLength={120}
        optional
      />
      <RadioList
        name="pace"
        label={t("course-list.pace")}
        error={errors.pace}
        chosen={typed.pace ?? "weekly"}
        choices={PACES.map((pace) => ({ value: pace, label: t(`course-list.pace-${pace}`), hint: t(`course-list.pace-${pace}-hint`) }))}
      />
      <Select
        {...field("language")}
        label={t("course-list.language")}
        choices={LIST_LANGUAGES.map((code) => ({ value: code, label: formats.language(code) }))}
      />
    </>
  );
}
