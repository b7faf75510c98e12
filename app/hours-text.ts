import type { AppTexts } from "#app/messages/texts.ts";
import { readOpeningHours, type ReadHours } from "#domain/network/index.ts";
import type { Formats } from "#platform/i18n/index.ts";

/** Opening hours as people say them, line by line; null where no week tells them, so that only the notation itself says it all. */
export function hoursInWords(t: AppTexts["t"], formats: Formats, hours: string): string[] | null {
  const read = readOpeningHours(hours);
  if (!read) return null;
  const { clock } = formats;
  return [
    ...(read.always ? [t("entry.hours-always")] : []),
    ...byDays(read).map(
      ({ days, spans }) =>
        `${daysInWords(t, formats, days)} ${spans.map(([from, to]) => t("entry.hours-span", { from: clock(from), to: clock(to % 1440 || 1440) })).join(", ")}`,
    ),
    ...read.notes,
    ...(read.notOnHolidays ? [t("entry.hours-not-on-holidays")] : []),
  ];
}

/** On one line, for tables and paper. */
export function hoursOnOneLine(t: AppTexts["t"], formats: Formats, hours: string | null): string {
  return hours === null ? "" : (hoursInWords(t, formats, hours)?.join("; ") ?? hours);
}

/** Days with the very same times on one line: "Montag bis Freitag 8 bis 12 Uhr, 14 bis 16 Uhr". */
function byDays({ times }: ReadHours): { days: number[]; spans: [number, number][] }[] {
  const ofDay = Array.from({ length: 7 }, (_, day) => times.filter(({ days }) => days.includes(day)).map(({ from, to }): [number, number] => [from, to]));
  const lines = new Map<string, { days: number[]; spans: [number, number][] }>();
  for (const [day, spans] of ofDay.entries()) {
    if (spans.length === 0) continue;
    const key = JSON.stringify(spans.sort(([a], [b]) => a - b));
    const line = lines.get(key);
    if (line) line.days.push(day);
    else lines.set(key, { days: [day], spans });
  }
  return [...lines.values()];
}

/** "Montag bis Mittwoch und Freitag": three or more in a row are told as a range. */
function daysInWords(t: AppTexts["t"], { dayOfWeek, list }: Formats, days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const names = runs.flatMap((run) => {
    const [first = 0, last = first] = [run[0], run.at(-1)];
    return run.length < 3 ? run.map(dayOfWeek) : [t("entry.hours-day-range", { first: dayOfWeek(first), last: dayOfWeek(last) })];
  });
  return list(names);
}
