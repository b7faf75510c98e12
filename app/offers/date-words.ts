import type { AppTexts } from "#app/messages/texts.ts";
import type { OfferDate } from "#domain/offers/finding/index.ts";
import { clockHere, dayHere, type Formats } from "#platform/i18n/index.ts";

/** "Montag, 23. November 2026, 9:00 bis 11:15 Uhr"; of what takes days, the first and the last of them. For pages, documents and tables. */
export function dateWords(t: AppTexts["t"], formats: Pick<Formats, "weekday" | "time">, date: OfferDate): string {
  const day = formats.weekday(dayHere(date.startsAt));
  return takesDays(date) ? daysOf(t, formats, date) : t("finding.day-clock", { day, clock: date.isAllDay ? t("finding.all-day") : clockOf(t, date) });
}

/** A night that ends in the morning is no second day. */
export const takesDays = ({ startsAt, endsAt }: OfferDate): boolean => Date.parse(endsAt) - Date.parse(startsAt) > 25 * 60 * 60_000;

/** "Freitag, 27. November 2026 bis Sonntag, 29. November 2026" */
export function daysOf(t: AppTexts["t"], formats: Pick<Formats, "weekday" | "time">, { startsAt, endsAt, isAllDay }: OfferDate): string {
  // A whole day ends where the next one begins.
  const last = isAllDay ? new Date(Date.parse(endsAt) - 1).toISOString() : endsAt;
  const moment = (instant: string) => {
    const day = formats.weekday(dayHere(instant));
    return isAllDay ? day : t("finding.day-clock", { day, clock: formats.time(instant) });
  };
  return t("finding.from-until", { from: moment(startsAt), until: moment(last) });
}

/** "9:00 bis 11:15 Uhr", as the times of a series are said. */
export function clockOf(t: AppTexts["t"], { startsAt, endsAt }: Pick<OfferDate, "startsAt" | "endsAt">): string {
  return t("times.clock", { from: clockHere(startsAt), to: clockHere(endsAt) });
}
