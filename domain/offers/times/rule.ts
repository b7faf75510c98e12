import { Temporal } from "temporal-polyfill";

export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A series of RFC 5545 in parts: what a person's calendar program writes, at most one date a day. */
export type Rule = {
  frequency: Frequency;
  interval: number;
  count: number | null;
  /** As it was written: "20270317", "20270317T235959" on the series' own clocks, "20270317T225959Z". */
  until: string | null;
  /** `nth`: of the month or the year, counted from its end where negative; null: each. */
  days: { day: Weekday; nth: number | null }[];
  monthDays: number[];
  months: number[];
  yearDays: number[];
  weeks: number[];
  setPositions: number[];
  weekStart: Weekday;
};

const whole = (from: number, to: number) => (text: string) => {
  const value = /^[+-]?\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
};
/** From the start or, negative, from the end. */
const fromEitherEnd = (most: number) => (text: string) => {
  const value = whole(-most, most)(text);
  return value === 0 ? undefined : value;
};
const oneOf =
  <T extends string>(words: readonly T[]) =>
  (text: string) =>
    words.find((word) => word === text);
const until = (text: string) => (/^\d{8}(T\d{6}Z?)?$/.test(text) && momentOfUntil(text, "UTC") !== null ? text : undefined);
const dayOfList = (text: string) => {
  const [, nth, name = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
  const day = oneOf(WEEKDAYS)(name);
  const position = nth === undefined ? null : fromEitherEnd(53)(nth);
  return day === undefined || position === undefined ? undefined : { day, nth: position };
};

/**
 * @param text "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10"
 * @returns null where it cannot be read, says the same thing twice, or asks for several times a day
 */
export function readRule(text: string): Rule | null {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(";")) {
    const [name = "", value, ...more] = part.split("=");
    if (!value || more.length > 0 || parts.has(name)) return null;
    parts.set(name, value);
  }
  let isWrong = false;
  const take = <T>(name: string, read: (value: string) => T | undefined): T | null => {
    const value = parts.get(name);
    parts.delete(name);
    if (value === undefined) return null;
    const found = read(value);
    if (found === undefined) isWrong = true;
    return found ?? null;
  };
  const list = <T>(name: string, read: (value: string) => T | undefined): T[] =>
    take(name, (values) => {
      const found = values.split(",").map(read);
      return found.every((one) => one !== undefined) ? found : undefined;
    }) ?? [];

  const frequency = take("FREQ", oneOf(FREQUENCIES));
  const rule = {
    interval: take("INTERVAL", whole(1, 1000)) ?? 1,
    count: take("COUNT", whole(1, 99_999)),
    until: take("UNTIL", until),
    days: list("BYDAY", dayOfList),
    monthDays: list("BYMONTHDAY", fromEitherEnd(31)),
    months: list("BYMONTH", whole(1, 12)),
    yearDays: list("BYYEARDAY", fromEitherEnd(366)),
    weeks: list("BYWEEKNO", fromEitherEnd(53)),
    setPositions: list("BYSETPOS", fromEitherEnd(366)),
    weekStart: take("WKST", oneOf(WEEKDAYS)) ?? "MO",
  };
  if (frequency === null || isWrong || parts.size > 0) return null;
  return isAllowed({ frequency, ...rule }) ? { frequency, ...rule } : null;
}

/** Which parts RFC 5545 lets stand together (3.3.10). */
function isAllowed({ frequency, count, until: end, days, monthDays, yearDays, weeks, setPositions, months }: Rule): boolean {
  const isCounted = days.some(({ nth }) => nth !== null);
  const others = [days, monthDays, months, yearDays, weeks];
  return (
    (count === null || end === null) &&
    (!isCounted || frequency === "MONTHLY" || (frequency === "YEARLY" && weeks.length === 0)) &&
    (monthDays.length === 0 || frequency !== "WEEKLY") &&
    (yearDays.length === 0 || frequency === "YEARLY") &&
    (weeks.length === 0 || frequency === "YEARLY") &&
    (setPositions.length === 0 || others.some((list) => list.length > 0))
  );
}

/** The rule as RFC 5545 writes it. */
export function writeRule(rule: Pick<Rule, "frequency"> & Partial<Rule>): string {
  const {
    frequency,
    interval = 1,
    count,
    until: end,
    days = [],
    monthDays = [],
    months = [],
    yearDays = [],
    weeks = [],
    setPositions = [],
    weekStart = "MO",
  } = rule;
  const list = (name: string, values: readonly (string | number)[]) => (values.length === 0 ? [] : [`${name}=${values.join(",")}`]);
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...list("BYMONTH", months),
    ...list("BYWEEKNO", weeks),
    ...list("BYYEARDAY", yearDays),
    ...list("BYMONTHDAY", monthDays),
    ...list(
      "BYDAY",
      days.map(({ day, nth }) => `${nth ?? ""}${day}`),
    ),
    ...list("BYSETPOS", setPositions),
    ...(weekStart === "MO" ? [] : [`WKST=${weekStart}`]),
    ...(count ? [`COUNT=${count}`] : []),
    ...(end ? [`UNTIL=${end}`] : []),
  ].join(";");
}

/**
 * The last moment of a series. A day counts to its end; a wall clock is one of the series' own zone.
 *
 * @returns null for a day that does not exist
 */
export function momentOfUntil(text: string, zone: string): Temporal.Instant | null {
  const [, year = "", month = "", day = "", hour = "23", minute = "59", second = "59"] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/.exec(text) ?? [];
  const isUtc = text.endsWith("Z");
  try {
    const clock = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
    return clock.toZonedDateTime(isUtc ? "UTC" : zone).toInstant();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The last day on which a date can be, on the series' own clocks; null: no end is said. */
export function lastDayOf(rule: Rule, zone: string): string | null {
  if (rule.until === null) return null;
  return momentOfUntil(rule.until, zone)?.toZonedDateTimeISO(zone).toPlainDate().toString() ?? null;
}
