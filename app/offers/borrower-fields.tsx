import { DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** Who borrows, and from when to when: asked by the public form and by the office's. @param needsEmail the mail is the only way to confirm */
export function BorrowerFields({
  typed,
  errors,
  needsEmail,
  firstDay,
}: {
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  needsEmail: boolean;
  /** YYYY-MM-DD; before it nothing is lent. */
  firstDay: string;
}) {
  const { t } = useTexts();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  const own = (what: string) => (needsEmail ? what : "off");
  return (
    <>
      <DateInput {...field("first")} label={t(needsEmail ? "lending.first" : "lending.entered-first")} min={firstDay} required />
      <DateInput {...field("last")} label={t(needsEmail ? "lending.last" : "lending.entered-last")} min={firstDay} required />
      <TextInput
        {...field("name")}
        label={t(needsEmail ? "lending.name" : "lending.entered-name")}
        autoComplete={own("name")}
        dir="auto"
        maxLength={120}
        required
      />
      <TextInput
        {...field("email")}
        type="email"
        label={t("lending.email")}
        autoComplete={own("email")}
        dir="ltr"
        maxLength={200}
        required={needsEmail}
        optional={!needsEmail}
      />
      <TextInput {...field("phone")} type="tel" label={t("lending.phone")} autoComplete={own("tel")} dir="ltr" maxLength={60} optional />
    </>
  );
}
