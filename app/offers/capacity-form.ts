import type { AppTexts } from "#app/messages/texts.ts";
import type { Capacity } from "#domain/offers/bookings/index.ts";
import { europeanDigits, type Formats } from "#platform/i18n/index.ts";

/** The numbers of places as `CapacityInputs` sends them; what is no whole number is refused by the schema as NaN. */
export function capacityFields(typed: Record<string, string>) {
  return {
    version: wholeOf(typed["version"]),
    minimum: wholeOf(typed["minimum"]),
    maximum: wholeOf(typed["maximum"]),
    takenElsewhere: wholeOf(typed["takenElsewhere"]) ?? 0,
    bookingUntil: typed["bookingUntil"] || null,
  };
}

type StoredPlaces = Pick<Capacity, "version" | "minimum" | "maximum" | "takenElsewhere" | "bookingUntil" | "answerDays">;

/** What is stored as the form would send it. */
export function capacityTexts(stored: StoredPlaces | null): Record<string, string> {
  const { version, minimum, maximum, takenElsewhere, bookingUntil, answerDays } = stored ?? {};
  const texts = Object.entries({ version, minimum, maximum, takenElsewhere, bookingUntil, answerDays });
  return Object.fromEntries(texts.map(([name, value]) => [name, value === null || value === undefined ? "" : String(value)]));
}

/** The places as people read them, by the names of their fields. Without the days for the answer, which a provider does not say. */
export function shownCapacity(t: AppTexts["t"], formats: Formats, typed: Record<string, string>): Record<string, string> {
  const text = (name: string) => (typed[name] ?? "").trim();
  const until = text("bookingUntil");
  return {
    [t("bookings.minimum")]: text("minimum"),
    [t("bookings.maximum")]: text("maximum"),
    [t("bookings.taken-elsewhere")]: text("takenElsewhere") || "0",
    [t("bookings.booking-until")]: /^\d{4}-\d\d-\d\d$/.test(until) ? formats.day(until) : until,
  };
}

/** A whole number as somebody types it; NaN for what is none. Null: empty. */
export const wholeOf = (text = ""): number | null => (text.trim() === "" ? null : Number(europeanDigits(text)));
