import { addDays } from "#platform/days/index.ts";

export type Rhythm = { rhythm: "weekly" | "monthly"; /** Every so many weeks or months. */ every: number; firstOn: string; untilOn: string };

/** More meetings than this at once are a slip of the hand. */
export const MOST_MEETINGS = 60;

/**
 * The days of a series, first and last included; one more than MOST_MEETINGS at most.
 *
 * Monthly means the same weekday of the month: a first day that is a second Wednesday gives second Wednesdays. A fifth
 * one means the last of the month, because not every month has a fifth.
 */
export function seriesDays({ rhythm, every, firstOn, untilOn }: Rhythm): string[] {
  const days: string[] = [];
  for (let turn = 0; days.length <= MOST_MEETINGS; turn += every) {
    const day = rhythm === "weekly" ? addDays(firstOn, 7 * turn) : sameWeekday(firstOn, turn);
    if (day > untilOn) break;
    days.push(day);
  }
  return days;
}

function sameWeekday(firstOn: string, months: number): string {
  const first = new Date(firstOn);
  const month = (add: number) => new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + add, 1));
  const start = month(months).toISOString().slice(0, 10);
  const untilWeekday = (first.getUTCDay() - month(months).getUTCDay() + 7) % 7;
  const which = Math.ceil(first.getUTCDate() / 7);
  const found = addDays(start, untilWeekday + 7 * (which - 1));
  return which === 5 &&
    found >=
      month(months + 1)
        .toISOString()
        .slice(0, 10)
    ? addDays(found, -7)
    : found;
}
