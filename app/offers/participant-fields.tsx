import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { AGE_BANDS } from "#domain/offers/bookings/index.ts";
import type { Typed } from "./booking-form.ts";

/** Who comes: asked by the public form and by the counsellor's. @param needsEmail the mail is the only way to confirm */
export function ParticipantFields({ typed, errors, needsEmail }: { typed: Typed; errors: Readonly<Record<string, string>>; needsEmail: boolean }) {
  const { t } = useTexts();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errors[name] });
  return (
    <>
      <TextInput {...field("name")} label={t("bookings.name")} autoComplete={needsEmail ? "name" : "off"} dir="auto" maxLength={120} required />
      <TextInput
        {...field("email")}
        type="email"
        label={t("bookings.email")}
        autoComplete={needsEmail ? "email" : "off"}
        dir="ltr"
        maxLength={200}
        required={needsEmail}
        optional={!needsEmail}
      />
      <TextInput {...field("phone")} type="tel" label={t("bookings.phone")} autoComplete={needsEmail ? "tel" : "off"} dir="ltr" maxLength={60} optional />
      <Select
        {...field("age")}
        label={t("bookings.age")}
        empty="–"
        choices={AGE_BANDS.map((band) => ({ value: band, label: t(`bookings.age-${band}`) }))}
        optional
      />
      <TextInput {...field("guardian")} label={t("bookings.guardian")} hint={t("bookings.guardian-hint")} dir="auto" maxLength={120} optional />
    </>
  );
}
