import fc from "fast-check";
import ICAL from "ical.js";
import type { DaysOff } from "./expand.ts";
import { NO_TIME } from "./no-time.ts";
import type { OfferTime } from "./offer-time.ts";
import { readRule, WEEKDAYS, writeRule, type Rule } from "./rule.ts";

/** What dates are asked for. */
export const WINDOW = { from: "2026-06-01", until: "2031-05-31" };

const DAY = 86_400_000;
const dayAt = (days: number) => new Date(Date.UTC(2025, 0, 1) + days * DAY).toISOString().slice(0, 10);
const someOf = <T>(values: readonly T[], most: number) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const eachDay = someOf(WEEKDAYS, 4).map((days) => days.map((day) => ({ day, nth: null })));
const nthDay = fc.uniqueArray(fc.record({ day: fc.constantFrom(...WEEKDAYS), nth: fc.constantFrom(1, 2, 3, 4, 5, -1, -2) }), { minLength: 1, maxLength: 3 });
const monthDays = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -5, max: -1 })), { minLength: 1, maxLength: 4 });
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 });

/** What calendar programs write, and some that they do not. */
const shapes: fc.Arbitrary<Pick<Rule, "frequency"> & Partial<Rule>> = fc.oneof(
  fc.constant({ frequency: "DAILY" as const }),
  fc.record({ frequency: fc.constant("DAILY" as const), days: eachDay }),
  fc.record({ frequency: fc.constant("DAILY" as const), months }),
  fc.constant({ frequency: "WEEKLY" as const }),
  fc.record({ frequency: fc.constant("WEEKLY" as const), days: eachDay }),
  fc.record({ frequency: fc.constant("WEEKLY" as const), days: eachDay, weekStart: fc.constantFrom("SU" as const, "MO" as const) }),
  fc.constant({ frequency: "MONTHLY" as const }),
  fc.record({ frequency: fc.constant("MONTHLY" as const), monthDays }),
  fc.record({ frequency: fc.constant("MONTHLY" as const), days: nthDay }),
  fc.record({ frequency: fc.constant("MONTHLY" as const), days: eachDay, monthDays }),
  fc.record({ frequency: fc.constant("MONTHLY" as const), days: eachDay, setPositions: someOf([1, 2, 3, -1, -2], 2) }),
  fc.constant({ frequency: "YEARLY" as const }),
  fc.record({ frequency: fc.constant("YEARLY" as const), months }),
  fc.record({ frequency: fc.constant("YEARLY" as const), months, monthDays }),
  fc.record({ frequency: fc.constant("YEARLY" as const), months, days: nthDay }),
);

const ends: fc.Arbitrary<Pick<Rule, "count" | "until">> = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 200 }), until: fc.constant(null) }),
  fc.record({ count: fc.constant(null), until: fc.integer({ min: 100, max: 2500 }).map((day) => `${dayAt(day).replaceAll("-", "")}T225959Z`) }),
  fc.constant({ count: null, until: null }),
);

/** @property land whose public holidays count; null: those that all Länder have */
export type Series = { time: OfferTime; holidays: DaysOff[]; land: "NI" | "SN" | "BY" | null };

/** A random series with exceptions and added dates, some of them in the hours in which the clock changes. */
export const series: fc.Arbitrary<Series> = fc
  .record({
    shape: shapes,
    end: ends,
    interval: fc.constantFrom(1, 1, 1, 2, 3, 4),
    firstDay: fc.integer({ min: 0, max: 900 }),
    clock: fc.constantFrom("09:00", "18:30", "00:00", "02:30", "02:00", "03:00", "23:45"),
    minutes: fc.constantFrom(45, 135, 300),
    skips: fc.uniqueArray(fc.integer({ min: 0, max: 2500 }), { maxLength: 20 }),
    adds: fc.uniqueArray(fc.integer({ min: 600, max: 2500 }), { maxLength: 3 }),
    rests: fc.array(fc.record({ first: fc.integer({ min: 0, max: 2500 }), length: fc.integer({ min: 0, max: 40 }) }), { maxLength: 8 }),
    pauses: fc.boolean(),
    pausesInPublic: fc.boolean(),
    land: fc.constantFrom("NI" as const, "SN" as const, "BY" as const, null),
  })
  .map(({ shape, end, interval, firstDay, clock, minutes, skips, adds, rests, pauses, pausesInPublic, land }) => {
    const parts = readRule(writeRule(shape));
    if (!parts) throw new Error(`no rule: ${writeRule(shape)}`);
    const start = alignedTo(parts, dayAt(firstDay));
    return {
      time: {
        ...NO_TIME,
        kind: "series" as const,
        startsAt: `${start}T${clock}`,
        durationMinutes: minutes,
        rule: writeRule({ ...parts, ...end, interval }),
        skipped: skips.map((day) => `${dayAt(day)}T${clock}`),
        added: adds.map((day) => `${dayAt(day)}T11:00`),
        pausesInSchoolHolidays: pauses,
        pausesOnPublicHolidays: pausesInPublic,
      },
      land,
      holidays: rests.map(({ first, length }) => ({ kind: "school" as const, firstDay: dayAt(first), lastDay: dayAt(first + length) })),
    };
  })
  // A first date in the hour that the clock leaves out is an hour later (RFC 5545 3.3.5), and so would be all of its series: three
  // readers of that sentence do three things.
  .filter(({ time }) => inBerlin(time.startsAt) !== null);

/** The first day of a series is one of its own: RFC 5545 says nothing about another. */
function alignedTo(rule: Rule, day: string): string {
  return daysOf({ ...rule, interval: 1, count: 1, until: null }, day, "2100-01-01")[0] ?? day;
}

/** Day by day, as one would with a paper calendar: the third way. Moments in ISO. */
export function byHand({ time, holidays, land }: Series): string[] {
  const rule = readRule(time.rule ?? "");
  const [firstDay = "", clock = ""] = (time.startsAt ?? "").split("T");
  if (!rule) return [];
  const moments = daysOf(rule, firstDay, WINDOW.until, clock).map((day) => `${day}T${clock}`);
  const isOff = daysOff({ time, holidays, land });
  return [...new Set([...moments, ...time.added])]
    .filter(
      (moment) => !time.skipped.includes(moment) && moment.slice(0, 10) >= WINDOW.from && moment.slice(0, 10) <= WINDOW.until && !isOff(moment.slice(0, 10)),
    )
    .map((moment) => new Date(inBerlin(moment) ?? Number.NaN).toISOString())
    .sort();
}

/** Public holidays as a calendar on a wall shows them, each year's Easter with them: nothing of it is computed. */
const EASTER = ["2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13"];
const BUSS_UND_BETTAG = ["2026-11-18", "2027-11-17", "2028-11-22", "2029-11-21", "2030-11-20", "2031-11-19"];
const EVERYWHERE = ["01-01", "05-01", "10-03", "12-25", "12-26"];
const OF_LAND = { NI: ["10-31"], SN: ["10-31"], BY: ["01-06", "11-01"] } as const;

function isPublicHoliday(day: string, land: Series["land"]): boolean {
  const yearly: readonly string[] = [...EVERYWHERE, ...(land === null ? [] : OF_LAND[land])];
  const moving = [-2, 1, 39, 50, ...(land === "BY" ? [60] : [])];
  const after = (easter: string) => Math.round((Date.parse(day) - Date.parse(easter)) / DAY);
  return yearly.includes(day.slice(5)) || EASTER.some((easter) => moving.includes(after(easter))) || (land === "SN" && BUSS_UND_BETTAG.includes(day));
}

function daysOff({ time, holidays, land }: Series): (day: string) => boolean {
  return (day) =>
    (time.pausesInSchoolHolidays && holidays.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)) ||
    (time.pausesOnPublicHolidays && isPublicHoliday(day, land));
}

/** The days of a rule. @param clock an hour that a clock change leaves out is no date and does not count */
function daysOf(rule: Rule, firstDay: string, lastDay: string, clock?: string): string[] {
  const found: string[] = [];
  const first = Date.parse(firstDay);
  let period: { key: number; days: number[] } = { key: Number.NaN, days: [] };
  const close = () => {
    const { days } = period;
    const { setPositions } = rule;
    const chosen = setPositions.length === 0 ? days : days.filter((_, at) => setPositions.includes(at + 1) || setPositions.includes(at - days.length));
    for (const day of chosen) {
      const name = new Date(day).toISOString().slice(0, 10);
      const moment = momentOn(day, clock);
      if (day < first || moment === null || (rule.count !== null && found.length >= rule.count)) continue;
      if (rule.until !== null && new Date(moment).toISOString().replaceAll(/[-:]|\.000/g, "") > rule.until) continue;
      found.push(name);
    }
  };
  // From a year before: the period of the first day begins before it.
  for (let day = first - 366 * DAY; day <= Date.parse(lastDay); day += DAY) {
    const key = periodOf(rule, day) - periodOf(rule, first);
    if (key % rule.interval !== 0) continue;
    if (key !== period.key) {
      close();
      if (rule.count !== null && found.length >= rule.count) return found;
      if (clock === undefined && found.length > 0) return found;
      period = { key, days: [] };
    }
    // An hour that does not exist is not counted, by BYSETPOS neither.
    if (fits(rule, new Date(day), new Date(first)) && momentOn(day, clock) !== null) period.days.push(day);
  }
  close();
  return found;
}

const momentOn = (day: number, clock: string | undefined) => (clock === undefined ? 0 : inBerlin(`${new Date(day).toISOString().slice(0, 10)}T${clock}`));

function periodOf({ frequency, weekStart }: Rule, at: number): number {
  const date = new Date(at);
  if (frequency === "DAILY") return at / DAY;
  // 1 January 1970 was a Thursday.
  if (frequency === "WEEKLY") return Math.floor((at / DAY + 3 - WEEKDAYS.indexOf(weekStart)) / 7);
  return frequency === "MONTHLY" ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
}

function fits({ frequency, days, monthDays: ofMonth, months: inMonths }: Rule, date: Date, first: Date): boolean {
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
  const length = new Date(Date.UTC(date.getUTCFullYear(), month, 0)).getUTCDate();
  const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7];
  if (inMonths.length > 0 && !inMonths.includes(month)) return false;
  if (ofMonth.length > 0 && !ofMonth.includes(day) && !ofMonth.includes(day - length - 1)) return false;
  if (days.length > 0)
    return days.some((one) => one.day === weekday && (one.nth === null || one.nth === Math.ceil(day / 7) || one.nth === -Math.ceil((length - day + 1) / 7)));
  if (ofMonth.length > 0 || frequency === "DAILY") return true;
  if (frequency === "WEEKLY") return date.getUTCDay() === first.getUTCDay();
  return day === first.getUTCDate() && (frequency === "MONTHLY" || inMonths.length > 0 || month === first.getUTCMonth() + 1);
}

const berlin = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" });

/** The first moment at which Berlin's clocks show this; null: none does. */
function inBerlin(clock: string): number | null {
  // Random series meet the same few thousand moments again and again, and each costs three readings of a clock.
  let found = moments.get(clock);
  if (found === undefined) {
    const shown = Date.parse(`${clock}Z`);
    found = [2, 1].map((hours) => shown - hours * 3_600_000).find((moment) => berlin.format(moment) === clock.replace("T", " ")) ?? null;
    moments.set(clock, found);
  }
  return found;
}
const moments = new Map<string, number | null>();

/**
 * Where ical.js 2.2.1 is wrong; there the expansion by hand decides alone.
 * - It makes dates in the hour that spring leaves out, and takes the second of the two hours of autumn (RFC 5545 3.3.5: the first).
 * - It loses or moves days counted from a month's end, and of an interval of months or years those with BYMONTHDAY.
 * - Of a year's months it makes 30 February 2 March.
 * - Of a year it counts a day twice that is the fourth and the last but one of its name, so that COUNT ends too early.
 */
export function isWrongInIcal({ time }: Series): boolean {
  const rule = readRule(time.rule ?? "");
  const days = rule?.monthDays ?? [];
  const startsOn = Number(time.startsAt?.slice(8, 10));
  return (
    time.startsAt?.slice(11, 13) === "02" ||
    days.some((day) => day < 0) ||
    (days.length > 0 && rule?.interval !== 1) ||
    (rule?.frequency === "YEARLY" && ([startsOn, ...days].some((day) => day > 28) || (rule.count !== null && isNamedTwice(rule))))
  );
}

function isNamedTwice({ days }: Rule): boolean {
  return days.some(({ day, nth }) => (nth ?? 0) > 0 && days.some((other) => other.day === day && (other.nth ?? 0) < 0));
}

/** The same by ical.js, from the text of a calendar. Moments in ISO. */
export function byIcal({ time, holidays, land }: Series): string[] {
  // Of two exceptions between one date and the next it sees the first only: those that meet no date are left out.
  const met = new Set(byHand({ time: { ...time, skipped: [] }, holidays, land }));
  const zone = ";TZID=Europe/Berlin";
  const written = (clock: string) => `${clock.replaceAll(/[-:]/g, "")}00`;
  const text = [
    "BEGIN:VCALENDAR",
    ...ZONE,
    "BEGIN:VEVENT",
    `DTSTART${zone}:${written(time.startsAt ?? "")}`,
    `RRULE:${time.rule}`,
    ...time.skipped.filter((clock) => met.has(new Date(inBerlin(clock) ?? 0).toISOString())).map((clock) => `EXDATE${zone}:${written(clock)}`),
    ...time.added.map((clock) => `RDATE${zone}:${written(clock)}`),
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const berlinZone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined);
  const event = calendar.getFirstSubcomponent("vevent");
  const start = event?.getFirstPropertyValue("dtstart");
  if (!event || !(start instanceof ICAL.Time)) throw new Error("no event");
  for (const name of ["dtstart", "exdate", "rdate"]) {
    for (const property of event.getAllProperties(name)) for (const value of property.getValues()) if (value instanceof ICAL.Time) value.zone = berlinZone;
  }
  const isOff = daysOff({ time, holidays, land });
  const moments: string[] = [];
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart: start });
  for (let next = expansion.next(); next; next = expansion.next()) {
    const day = next.toString().slice(0, 10);
    if (day > WINDOW.until) break;
    if (day >= WINDOW.from && !isOff(day)) moments.push(next.toJSDate().toISOString());
  }
  return moments;
}

const ZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Berlin",
  "BEGIN:DAYLIGHT",
  "DTSTART:19960331T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "END:STANDARD",
  "END:VTIMEZONE",
];
