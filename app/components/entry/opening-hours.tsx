import { readOpeningHours, type ReadHours } from "#domain/network/index.ts";
import { useFormats, useTexts } from "../locale.tsx";

/** Opening hours as people say them; where no week tells them, in the notation that was written down. */
export function OpeningHours({ hours }: { hours: string }) {
  const { t } = useTexts();
  const days = useDays();
  const { clock } = useFormats();
  const read = readOpeningHours(hours);
  if (!read) {
    return (
      <bdi lang="en" translate="no">
        {hours}
      </bdi>
    );
  }
  const lines = [
    ...(read.always ? [t("entry.hours-always")] : []),
    ...byDays(read).map(
      ({ days: open, spans }) =>
        `${days(open)} ${spans.map(([from, to]) => t("entry.hours-span", { from: clock(from), to: clock(to % 1440 || 1440) })).join(", ")}`,
    ),
    ...read.notes,
    ...(read.notOnHolidays ? [t("entry.hours-not-on-holidays")] : []),
  ];
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
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
function useDays(): (days: readonly number[]) => string {
  const { t } = useTexts();
  const { dayOfWeek, list } = useFormats();
  return (days) => {
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
  };
}
