import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { isLand, publicHolidays } from "./public-holidays.ts";
import { ZONE } from "#platform/i18n/index.ts";
import type { OfferTime } from "./offer-time.ts";
import { momentOfUntil, readRule, writeRule } from "./rule.ts";

/** One date that a rule makes. `startsOn`: the day on the clocks here, whatever zone the rule is in: under it a calendar shows the date. */
export type OfferDate = { startsAt: Date; endsAt: Date; startsOn: string; isAllDay: boolean };

/** School holidays, and days of the house's own. */
export type DaysOff = { kind: "school" | "own"; firstDay: string; lastDay: string };

export type Expansion = {
  /** Days of the rule's own zone, both included. */
  from: string;
  until: string;
  holidays: readonly DaysOff[];
  /** Whose public holidays count: "NI"; null: only those that all Länder have. */
  land: string | null;
};

/** A rule makes at most one date a day: this is reached by a window of more than five years only. */
const MOST_DATES = 2000;
/** Days from the first possible start (2000) to the last (2100) that the library may count through. */
const MOST_STEPS = 40_000;

/**
 * The dates that times make within a window, in order. Times without dates (opening hours, by appointment) make none.
 *
 * Right across clock changes: a course at nine is at nine. A date whose hour the clock leaves out in spring does not take
 * place, and does not count (RFC 5545 3.3.10). Holidays take dates out after the rule has counted them.
 * A rule that cannot be read makes no date.
 */
export function expand(times: readonly OfferTime[], window: Expansion): OfferDate[] {
  const pausesOf = pausesIn(window);
  return times
    .flatMap((time) => {
      const isPaused = pausesOf(time);
      return startsOf(time, window)
        .filter((start) => !isPaused(start.toPlainDate().toString()))
        .map((start) => dateOf(time, start));
    })
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

function startsOf(time: OfferTime, { from, until }: Expansion): Temporal.ZonedDateTime[] {
  if (time.startsAt === null) return [];
  const zone = time.timeZone;
  const start = inZone(time.startsAt, zone);
  const first = Temporal.PlainDate.from(from).toZonedDateTime(zone);
  const end = Temporal.PlainDate.from(until).add({ days: 1 }).toZonedDateTime(zone);
  const ofRule = time.rule === null ? [start] : repeated(time.rule, start, first, end);
  const skipped = new Set(time.skipped);
  const starts = new Map(ofRule.map((one) => [wallClock(one), one]));
  for (const clock of time.added) starts.set(clock, inZone(clock, zone));
  return [...starts.values()]
    .filter((one) => !skipped.has(wallClock(one)) && isBefore(one, end) && !isBefore(one, first))
    .sort(Temporal.ZonedDateTime.compare)
    .slice(0, MOST_DATES);
}

function repeated(rule: string, start: Temporal.ZonedDateTime, first: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): Temporal.ZonedDateTime[] {
  const parts = readRule(rule);
  if (parts === null || isBefore(end, start)) return [];
  const last = parts.until === null ? null : momentOfUntil(parts.until, start.timeZoneId);
  const inUtc = last === null ? null : `${last.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "")}`;
  // A rule makes at most one date a day. A count that the window does not reach ends nothing, and counting it through takes seconds.
  const days = start.toPlainDate().until(end.toPlainDate()).days + 1;
  const count = parts.count !== null && parts.count > days ? null : parts.count;
  const series = new RRuleTemporal({
    rruleString: writeRule({ ...parts, until: inUtc, count }),
    dtstart: start,
    temporal: Temporal,
    maxIterations: MOST_STEPS,
  });
  return series.between(first, end, true);
}

function dateOf({ durationMinutes, isAllDay }: OfferTime, start: Temporal.ZonedDateTime): OfferDate {
  const minutes = durationMinutes ?? 1;
  // As people say it: from 22:00 to 4:00 also in the night of the clock change.
  const byClock = start.toPlainDateTime().add({ minutes }).toZonedDateTime(start.timeZoneId);
  const end = isBefore(start, byClock) ? byClock : start.add({ minutes });
  return {
    startsAt: new Date(start.epochMilliseconds),
    endsAt: new Date(end.epochMilliseconds),
    startsOn: (isAllDay ? start : start.withTimeZone(ZONE)).toPlainDate().toString(),
    isAllDay,
  };
}

/** Which days are off for a rule that pauses. */
function pausesIn({ from, until, holidays, land }: Expansion): (time: OfferTime) => (day: string) => boolean {
  const off = (kind: DaysOff["kind"]) => {
    const spans = holidays.filter((days) => days.kind === kind);
    return (day: string) => spans.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  };
  const [isSchoolHoliday, isOwn] = [off("school"), off("own")];
  const years = Array.from({ length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, year) => Number(from.slice(0, 4)) + year);
  const isPublic = new Set(years.flatMap((year) => [...publicHolidays(year, isLand(land) ? land : null).keys()]));
  return ({ pausesInSchoolHolidays, pausesOnPublicHolidays }) =>
    (day) =>
      (pausesInSchoolHolidays && isSchoolHoliday(day)) || (pausesOnPublicHolidays && (isPublic.has(day) || isOwn(day)));
}

const inZone = (clock: string, zone: string) => Temporal.PlainDateTime.from(clock).toZonedDateTime(zone);
const wallClock = (moment: Temporal.ZonedDateTime) => moment.toPlainDateTime().toString({ smallestUnit: "minute" });
const isBefore = (one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime) => Temporal.ZonedDateTime.compare(one, other) < 0;
