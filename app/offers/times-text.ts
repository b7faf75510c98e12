import { hoursOnOneLine } from "#app/hours-text.ts";
import type { AppTexts } from "#app/messages/texts.ts";
import { onClocksHere, readRule, WEEKDAYS, type OfferTime, type Rule } from "#domain/offers/times/index.ts";
import type { Formats } from "#platform/i18n/index.ts";

/** When something takes place, in pieces that a page can set in lines. */
export type TimeWords = {
  /** "Montag und Mittwoch", "jeden ersten Dienstag im Monat", "Samstag, 5. Dezember 2026", "nach Vereinbarung" */
  days: string;
  /** "9:00 bis 11:15 Uhr"; null: none is said. */
  clock: string | null;
  /** "ab 23. November 2026", "23. November 2026 bis 17. März 2027"; null: nothing to say. */
  span: string | null;
  /** What is out of the row: "in den Schulferien nicht", "nicht am 2. Dezember 2026". */
  exceptions: string[];
};

/** More days than these are counted, not named. */
const MOST_NAMED = 4;

/** @param today days of a series that has begun need no "ab" */
export function timeWords({ t }: Pick<AppTexts, "t">, formats: Formats, time: OfferTime, today: string): TimeWords {
  const rest = { clock: null, span: null, exceptions: [] };
  if (time.kind === "appointment" || time.kind === "irregular") return { ...rest, days: t(`times.${time.kind}`) };
  const { startsAt, rule, ...here } = onClocksHere(time, today);
  if (startsAt === null) return { ...rest, days: hoursOnOneLine(t, formats, time.openingHours) };
  const [firstDay = "", from = ""] = startsAt.split("T");
  const end = plusMinutes(startsAt, time.durationMinutes ?? 0);
  // The end of a whole day is the midnight after it.
  const lastDay = time.isAllDay ? plusMinutes(end, -1).slice(0, 10) : end.slice(0, 10);
  const hour = (clock: string) => clock.replace(/^0/, "");
  const isOneNight = rule !== null || time.durationMinutes === null || time.durationMinutes < 1440;
  const onDay = (day: string) => t("times.weekday-and-day", { weekday: formats.dayOfWeek(weekdayOf(day)), day: formats.day(day) });
  const ofOnce = lastDay === firstDay || (isOneNight && !time.isAllDay) ? onDay(firstDay) : t("times.from-to", { from: onDay(firstDay), to: onDay(lastDay) });
  return {
    days: rule === null ? ofOnce : rule === "else" ? t("times.regular") : ruleWords(t, formats, rule, firstDay),
    clock: time.isAllDay ? t("times.all-day") : t("times.clock", { from: hour(from), to: hour(end.slice(11)) }),
    span: rule === null ? null : spanWords(t, formats, { count: rule === "else" ? null : rule.count, last: here.lastDay, firstDay, today }),
    exceptions: exceptionWords(t, formats, { ...time, ...here }),
  };
}

/** "Montag und Mittwoch, 9:00 bis 11:15 Uhr, ab 23. November 2026, in den Schulferien nicht" */
export function timeOnOneLine(texts: Pick<AppTexts, "t" | "locale">, formats: Formats, time: OfferTime, today: string): string {
  const { days, clock, span, exceptions } = timeWords(texts, formats, time, today);
  const comma = texts.locale === "ar" ? "، " : ", ";
  return [days, clock, span, ...exceptions].filter((piece) => piece !== null && piece !== "").join(comma);
}

/** A rule that the form cannot say, in words without its dates. @param firstDay YYYY-MM-DD, or what was typed for it */
export function keptRuleWords(t: AppTexts["t"], formats: Formats, text: string, firstDay: string): string {
  const rule = readRule(text);
  return rule !== null && /^\d{4}-\d\d-\d\d$/.test(firstDay) ? ruleWords(t, formats, rule, firstDay) : t("times.regular");
}

function ruleWords(t: AppTexts["t"], formats: Formats, rule: Rule, firstDay: string): string {
  const { frequency, interval, days, monthDays, months, yearDays, weeks, setPositions } = rule;
  if (months.length + yearDays.length + weeks.length + setPositions.length > 0) return t("times.regular");
  const every = interval === 1 ? null : interval;
  const names = formats.list(WEEKDAYS.flatMap((name, at) => (days.some(({ day }) => day === name) ? [formats.dayOfWeek(at)] : [])));
  if (frequency === "WEEKLY" || (frequency === "DAILY" && days.length > 0 && every === null)) {
    const weekly = names === "" ? formats.dayOfWeek(weekdayOf(firstDay)) : names;
    return every === null ? t("times.weekly", { days: weekly }) : t("times.weekly-interval", { interval: every, days: weekly });
  }
  if (frequency === "DAILY") {
    if (days.length > 0) return t("times.regular");
    return every === null ? t("times.daily") : t("times.daily-interval", { interval: every });
  }
  if (frequency === "YEARLY") {
    if (every !== null || days.length + monthDays.length > 0) return t("times.regular");
    return t("times.yearly", { day: formats.dayOfYear(firstDay) });
  }
  if (days.length === 0) {
    const inMonth = monthDays.length > 0 ? monthDays : [Number(firstDay.slice(8))];
    if (inMonth.some((day) => day < -1)) return t("times.regular");
    const list = formats.list(inMonth.map((day) => (day === -1 ? t("times.last-of-month") : t("times.day-of-month", { day: String(day) }))));
    return every === null ? t("times.monthly", { days: list }) : t("times.monthly-interval", { interval: every, days: list });
  }
  const nths = days.flatMap(({ day, nth }) => {
    const word = NTHS.get(nth ?? 0);
    return word === undefined ? [] : [{ nth: word, day: formats.dayOfWeek(WEEKDAYS.indexOf(day)) }];
  });
  if (monthDays.length > 0 || nths.length < days.length) return t("times.regular");
  return formats.list(nths.map((one) => (every === null ? t("times.nth-of-month", one) : t("times.nth-interval", { ...one, interval: every }))));
}

const NTHS = new Map([
  [1, "first"],
  [2, "second"],
  [3, "third"],
  [4, "fourth"],
  [5, "fifth"],
  [-1, "last"],
  [-2, "before-last"],
]);

function spanWords(t: AppTexts["t"], formats: Formats, of: { count: number | null; last: string | null; firstDay: string; today: string }): string | null {
  const { last, firstDay, today } = of;
  const isAhead = firstDay > today;
  if (last !== null) {
    return isAhead ? t("times.since-until", { first: formats.day(firstDay), last: formats.day(last) }) : t("times.until", { day: formats.day(last) });
  }
  const count = of.count === null ? [] : [t("times.count", { count: of.count })];
  return [...(isAhead || of.count !== null ? [t("times.since", { day: formats.day(firstDay) })] : []), ...count].join(", ") || null;
}

function exceptionWords(t: AppTexts["t"], formats: Formats, time: Omit<OfferTime, "rule">): string[] {
  const named = (key: "skipped" | "added", moments: readonly string[]) => {
    if (moments.length === 0) return [];
    if (moments.length > MOST_NAMED) return [t(`times.${key}-many`, { count: moments.length })];
    return [t(`times.${key}`, { days: formats.list(moments.map((moment) => formats.day(moment.slice(0, 10)))) })];
  };
  const { pausesInSchoolHolidays: school, pausesOnPublicHolidays: free } = time;
  return [
    ...named("skipped", time.skipped),
    ...named("added", time.added),
    ...(school && free ? [t("times.not-in-holidays")] : school ? [t("times.not-in-school-holidays")] : free ? [t("times.not-on-public-holidays")] : []),
  ];
}

/** 0 is Monday. */
const weekdayOf = (day: string) => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
const plusMinutes = (clock: string, minutes: number) => new Date(Date.parse(`${clock}Z`) + minutes * 60_000).toISOString().slice(0, 16);
