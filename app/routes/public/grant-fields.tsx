import { TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** What an applicant says about the idea: in the public form, and behind the link where it is changed. */
export function GrantFields({ typed, errors, most }: { typed: Record<string, string>; errors: Record<string, string>; /** Formatted. */ most: string }) {
  const { t } = useTexts();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  return (
    <>
      <TextInput {...field("title")} label={t("grants-join.title")} hint={t("grants-join.title-hint")} maxLength={160} dir="auto" required />
      <TextArea {...field("idea")} label={t("grants-join.idea")} hint={t("grants-join.idea-hint")} rows={6} maxLength={4000} dir="auto" required />
      <TextInput {...field("groupName")} label={t("grants-join.group")} autoComplete="organization" maxLength={160} dir="auto" required />
      <TextInput {...field("place")} label={t("grants-join.place")} maxLength={120} dir="auto" optional />
      <TextInput {...field("plannedFor")} label={t("grants-join.when")} hint={t("grants-join.when-hint")} maxLength={200} dir="auto" optional />
      <TextInput
        {...field("amount")}
        label={t("grants-join.amount")}
        hint={t("grants-join.amount-hint", { most })}
        inputMode="decimal"
        suffix="€"
        dir="ltr"
        required
      />
      <TextArea {...field("spentOn")} label={t("grants-join.spent-on")} hint={t("grants-join.spent-on-hint")} rows={3} maxLength={2000} dir="auto" optional />
      <p className="muted s">{t("grants-join.no-person")}</p>
    </>
  );
}
