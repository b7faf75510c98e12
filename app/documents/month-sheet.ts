import { textsIn } from "#app/messages/texts.ts";
import { unbroken } from "#app/phone-number.ts";
import type { CalendarDay } from "#domain/offers/finding/index.ts";
import type { PublicHoliday } from "#domain/offers/times/index.ts";
import type { HandoutWords, MonthSheet } from "#platform/documents/index.ts";
import { clockHere, createFormats } from "#platform/i18n/index.ts";
import { qrTo, type PaperOf } from "./catalogue.ts";

/**
 * What is on in a month, for the notice board: a sheet with the days as people know them, weeks from Monday on.
 *
 * @param month YYYY-MM
 * @param off public holidays by day
 */
export function monthSheet(
  month: string,
  days: readonly CalendarDay[],
  off: ReadonlyMap<string, PublicHoliday>,
  { region, today, language, place, address }: PaperOf,
): MonthSheet {
  const { t, languageOf } = textsIn(language);
  const formats = createFormats(language);
  const german = (text: string): HandoutWords => ({ text, language: "de" });
  const own = (text: string): HandoutWords => ({ text, language });
  const byDay = new Map(days.map((day) => [day.day, day]));
  const first = `${month}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((before + count) / 7) * 7 }, (_, at): MonthSheet["weeks"][number][number] => {
    const number = at - before + 1;
    if (number < 1 || number > count) return { day: null, name: null, isFree: false, entries: [], count: 0 };
    const day = `${month}-${String(number).padStart(2, "0")}`;
    const holiday = off.get(day);
    const { entries = [], count: all = 0 } = byDay.get(day) ?? {};
    return {
      day: String(number),
      name: holiday ? { text: t(`holidays.holiday-${holiday}`), language: languageOf(`holidays.holiday-${holiday}`) } : null,
      isFree: holiday !== undefined || at % 7 === 6,
      ...once(
        entries.map(({ startsAt, endsAt, isAllDay, goesOn, title }) => ({
          at: goesOn === "ends" ? t("finding.ends-at", { clock: clockHere(endsAt) }) : isAllDay || goesOn ? t("paper.all-day") : clockHere(startsAt),
          title,
        })),
        all,
      ),
    };
  });
  return {
    title: formats.month(first),
    subtitle: german(place || region.name),
    language,
    footer: [german(region.contactName), german(unbroken(region.contactPhone)), own(t("paper.as-of", { day: formats.day(today) }))].filter(
      ({ text }) => text !== "",
    ),
    qr: qrTo(address, t("paper.on-screen")),
    more: t("paper.more-that-day"),
    weekdays: Array.from({ length: 7 }, (_, day) => formats.dayOfWeek(day)),
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
  };
}

/** The same at the same hour in several places is one line. @param count of all that is on that day */
function once(entries: MonthSheet["weeks"][number][number]["entries"], count: number) {
  const lines = entries.filter((one, at) => entries.findIndex((other) => other.at === one.at && other.title.text === one.title.text) === at);
  return { entries: lines, count: count - (entries.length - lines.length) };
}
