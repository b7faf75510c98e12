import { localTime } from "#domain/network/meetings/index.ts";
import { addDays, daysBetween } from "#platform/days/index.ts";
import { ZONE } from "#platform/i18n/index.ts";
import { readRule, WEEKDAYS, writeRule, type Rule } from "../times/rule.ts";

/** The rule that a date comes from, as its offer says it. */
export type Repeats = {
  /** RRULE of RFC 5545 without its start. */
  rule: string;
  /** Wall clock: "2026-11-23T09:00". */
  startsAt: string;
};

type Dated = { startsAt: Date; endsAt: Date; isAllDay: boolean };

/** Dates that a program makes by itself from the first one: all of `dates` and no other. */
export type Series<T> = {
  /** In order; the first one begins the series. */
  dates: [T, ...T[]];
  /** RRULE of RFC 5545, with its end. */
  rule: string;
  /** Wall clocks of the days that the rule names and the series leaves out. */
  skipped: string[];
};

/** Fewer say nothing shorter as a series. */
const FEWEST = 3;

/**
 * Takes out of these dates those that their rule makes day by day or week by week, on one clock. What else a rule can say makes few
 * dates, and programs differ in reading it; so they do in the hour that the clock changes in, and in dates that last through it.
 *
 * @param dates of one rule, in order
 * @returns null where a series would not be shorter
 */
export function foldedBy<T extends Dated>({ rule: text, startsAt }: Repeats, dates: readonly T[]): { series: Series<T>; single: T[] } | null {
  const rule = readRule(text);
  const [startsOn = "", clock = ""] = startsAt.split("T");
  const isAllDay = dates[0]?.isAllDay ?? false;
  if (rule === null || !isPlain(rule) || (!isAllDay && clock.startsWith("02"))) return null;
  const isDay = dayOf(rule, startsOn);
  const days = new Map<string, T>();
  const single: T[] = [];
  for (const date of dates) {
    const { on, at } = localTime(ZONE, date.startsAt);
    const isMade = at === clock && isDay(on) && (isAllDay || shownLength(date) === date.endsAt.getTime() - date.startsAt.getTime()) && !days.has(on);
    if (isMade) days.set(on, date);
    else single.push(date);
  }
  const [first, ...more] = days.values();
  const [firstDay = "", lastDay = ""] = [[...days.keys()][0], [...days.keys()].at(-1)];
  if (first === undefined || days.size < FEWEST) return null;
  const skipped: string[] = [];
  for (let day = firstDay; day < lastDay; day = addDays(day, 1)) if (isDay(day) && !days.has(day)) skipped.push(`${day}T${clock}`);
  if (skipped.length > days.size) return null;
  const last = more.at(-1) ?? first;
  const until = isAllDay ? lastDay.replaceAll("-", "") : `${last.startsAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  return { series: { dates: [first, ...more], rule: writeRule({ ...rule, count: null, until }), skipped }, single };
}

function isPlain({ frequency, days, ...rule }: Rule): boolean {
  const others = [rule.monthDays, rule.months, rule.yearDays, rule.weeks, rule.setPositions];
  return (frequency === "DAILY" || frequency === "WEEKLY") && others.every((list) => list.length === 0) && days.every(({ nth }) => nth === null);
}

/** Whether a plain rule that begins on a day names another one. */
function dayOf({ frequency, interval, days, weekStart }: Rule, startsOn: string): (day: string) => boolean {
  const named = new Set(days.map(({ day }) => WEEKDAYS.indexOf(day)));
  if (frequency === "WEEKLY" && named.size === 0) named.add(weekday(startsOn));
  const week = addDays(startsOn, -((weekday(startsOn) - WEEKDAYS.indexOf(weekStart) + 7) % 7));
  return (day) => {
    const steps = frequency === "DAILY" ? daysBetween(startsOn, day) : Math.floor(daysBetween(week, day) / 7);
    return day >= startsOn && steps % interval === 0 && (named.size === 0 || named.has(weekday(day)));
  };
}

/** 0: Monday. 5 January 1970 was one. */
const weekday = (day: string) => ((daysBetween("1970-01-05", day) % 7) + 7) % 7;

/** Milliseconds between what the clocks show at both ends. */
function shownLength({ startsAt, endsAt }: Dated): number {
  const [start, end] = [startsAt, endsAt].map((moment) => localTime(ZONE, moment));
  return Date.parse(`${end?.on}T${end?.at}Z`) - Date.parse(`${start?.on}T${start?.at}Z`);
}
