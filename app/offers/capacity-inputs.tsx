import { DateInput, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { Capacity } from "#domain/offers/bookings/index.ts";

export type ShownCapacity = Pick<Capacity, "minimum" | "maximum" | "takenElsewhere" | "bookingUntil" | "answerDays" | "booked" | "waiting" | "version">;

/** What office and provider alike say of an offer's places. @param typed what was sent, where it has to be mended */
export function CapacityInputs({
  capacity,
  typed,
  errors,
}: {
  capacity: ShownCapacity | null;
  typed: Record<string, string> | undefined;
  errors: Record<string, string>;
}) {
  const { t } = useTexts();
  const { minimum, maximum, takenElsewhere, bookingUntil } = capacity ?? {};
  const stored: Record<string, number | string | null | undefined> = { minimum, maximum, takenElsewhere, bookingUntil };
  const field = (name: string) => ({ name, defaultValue: typed?.[name] ?? stored[name] ?? "", error: errors[name] });
  const whole = { inputMode: "numeric", dir: "ltr", maxLength: 5 } as const;
  return (
    <>
      {/* What was looked at when this was typed: a newer one that the page has read since would overwrite it unseen. */}
      <input type="hidden" name="version" value={typed?.["version"] ?? capacity?.version ?? ""} />
      <TextInput {...field("minimum")} {...whole} label={t("bookings.minimum")} optional />
      <TextInput {...field("maximum")} {...whole} label={t("bookings.maximum")} required />
      <TextInput {...field("takenElsewhere")} {...whole} label={t("bookings.taken-elsewhere")} hint={t("bookings.taken-elsewhere-hint")} optional />
      <DateInput {...field("bookingUntil")} label={t("bookings.booking-until")} optional />
    </>
  );
}
