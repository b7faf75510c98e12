import type { z } from "zod";
import {
  FREQUENCIES,
  lastDayOf,
  NO_TIME,
  OfferTimes,
  readRule,
  WEEKDAYS,
  writeRule,
  type OfferTime,
  type Rule,
  type TimesFault,
  type Weekday,
} from "#domain/offers/times/index.ts";
import { europeanDigits } from "#platform/i18n/index.ts";
import { wholeOf } from "./capacity-form.ts";

/** How a series repeats, as far as the form can say it; "kept": a rule from elsewhere that it cannot. */
export const PATTERNS = ["weekly", "daily", "nth", "monthly", "yearly", "kept"] as const;
export type Pattern = (typeof PATTERNS)[number];

/** One rule as it stands in the form. */
export type TimeDraft = {
  kind: string;
  firstDay: string;
  from: string;
  to: string;
  endDay: string;
  isAllDay: boolean;
  pattern: string;
  days: string[];
  interval: string;
  lastDay: string;
  count: string;
  /** A day a line, "24.12.2026"; `added` with a time where it is another. */
  skipped: string;
  added: string;
  school: boolean;
  free: boolean;
  openingHours: string;
  placeId: string;
  timeZone: string;
  /** Of a "kept" one. */
  rule: string;
};

/** Names as in the form: "times.0.firstDay". */
export type TimesErrors = Record<string, { code: TimesFault | "day-unreadable" | "too-many" | "two-ends"; line?: string }>;

/** How many rules one form shows. */
export const MOST_RULES = 6;

export const EMPTY_TIME: TimeDraft = {
  kind: "",
  firstDay: "",
  from: "",
  to: "",
  endDay: "",
  isAllDay: false,
  pattern: "weekly",
  days: [],
  interval: "1",
  lastDay: "",
  count: "",
  skipped: "",
  added: "",
  school: false,
  free: false,
  openingHours: "",
  placeId: "",
  timeZone: NO_TIME.timeZone,
  rule: "",
};

/** What somebody sent; rules of which no kind was chosen are passed over. */
export function timesFrom(form: FormData): TimeDraft[] {
  return Array.from({ length: MOST_RULES }, (_, place): TimeDraft => {
    const text = (name: string) => {
      const value = form.get(`times.${place}.${name}`);
      return typeof value === "string" ? value.trim() : "";
    };
    const has = (name: string) => form.has(`times.${place}.${name}`);
    return {
      kind: text("kind"),
      firstDay: text("firstDay"),
      from: text("from"),
      to: text("to"),
      endDay: text("endDay"),
      isAllDay: has("isAllDay"),
      pattern: text("pattern"),
      days: form.getAll(`times.${place}.days`).filter((day) => typeof day === "string"),
      interval: text("interval"),
      lastDay: text("lastDay"),
      count: text("count"),
      skipped: text("skipped"),
      added: text("added"),
      school: has("school"),
      free: has("free"),
      openingHours: text("openingHours"),
      placeId: text("placeId"),
      timeZone: text("timeZone") || NO_TIME.timeZone,
      rule: text("rule"),
    };
  }).filter(({ kind }) => kind !== "");
}

/** What the form says, as the domain wants it, or what is wrong with it. */
export function readTimes(drafts: readonly TimeDraft[]): { ok: true; times: OfferTime[] } | { ok: false; errors: TimesErrors } {
  const errors: TimesErrors = {};
  const read = drafts.map((draft, place) => timeOf(draft, (name, error) => (errors[`times.${place}.${name}`] ??= error)));
  const parsed = OfferTimes.safeParse(read);
  if (!parsed.success) for (const issue of parsed.error.issues) noteIssue(errors, issue);
  return parsed.success && Object.keys(errors).length === 0 ? { ok: true, times: parsed.data } : { ok: false, errors };
}

type Note = (name: string, error: TimesErrors[string]) => void;

function timeOf(draft: TimeDraft, note: Note): OfferTime {
  const { kind: said, isAllDay, timeZone, placeId } = draft;
  const kind: OfferTime["kind"] = (["once", "series", "open", "appointment"] as const).find((known) => known === said) ?? "irregular";
  const rest = { ...NO_TIME, kind, timeZone, placeId: placeId || null };
  if (kind === "open") return { ...rest, openingHours: draft.openingHours };
  if (kind !== "once" && kind !== "series") return rest;
  if (kind === "series" && draft.lastDay !== "" && draft.count !== "") note("count", { code: "two-ends" });
  const from = isAllDay ? "00:00" : draft.from;
  const startsAt = isDay(draft.firstDay) && CLOCK.test(from) ? `${draft.firstDay}T${from}` : null;
  const lastDay = kind === "once" && isDay(draft.endDay) ? draft.endDay : draft.firstDay;
  const end = isAllDay ? `${lastDay}T24:00` : `${lastDay}T${draft.to}`;
  return {
    ...rest,
    startsAt,
    isAllDay,
    durationMinutes: startsAt === null ? null : minutesBetween(startsAt, end),
    rule: kind === "series" && startsAt !== null ? ruleOf(draft) : null,
    skipped: kind === "series" ? momentsOf(draft.skipped, from, (line) => note("skipped", line)) : [],
    added: momentsOf(draft.added, from, (line) => note("added", line)),
    pausesInSchoolHolidays: draft.school,
    pausesOnPublicHolidays: draft.free,
  };
}

function ruleOf({ pattern, firstDay, days, interval, lastDay, count, rule: kept }: TimeDraft): string {
  const times = wholeOf(count) ?? Number.NaN;
  const end = isDay(lastDay) ? { until: lastDay.replaceAll("-", "") } : Number.isInteger(times) ? { count: times } : {};
  if (pattern === "kept") {
    const rule = readRule(kept);
    return rule === null ? kept : writeRule({ ...rule, count: null, until: null, ...end });
  }
  const chosen = WEEKDAYS.filter((day) => days.includes(day));
  const weekday = weekdayOf(firstDay);
  const nth = Math.ceil(Number(firstDay.slice(8)) / 7);
  const shape: Pick<Rule, "frequency"> & Partial<Rule> =
    pattern === "daily"
      ? { frequency: "DAILY" }
      : pattern === "nth"
        ? // The fifth of a month is, for people, its last.
          { frequency: "MONTHLY", days: [{ day: weekday, nth: nth === 5 ? -1 : nth }] }
        : pattern === "monthly"
          ? { frequency: "MONTHLY", monthDays: [Number(firstDay.slice(8))] }
          : pattern === "yearly"
            ? { frequency: "YEARLY" }
            : { frequency: "WEEKLY", days: (chosen.length > 0 ? chosen : [weekday]).map((day) => ({ day, nth: null })) };
  return writeRule({ ...shape, interval: wholeOf(interval) ?? 1, ...end });
}

/** A stored rule in the form. */
export function draftOfTime(time: OfferTime): TimeDraft {
  const [firstDay = "", from = ""] = (time.startsAt ?? "").split("T");
  const rule = time.rule === null ? null : readRule(time.rule);
  const end =
    time.startsAt === null ? "" : new Date(Date.parse(`${time.startsAt}Z`) + (time.durationMinutes ?? 0) * 60_000 - (time.isAllDay ? 1 : 0)).toISOString();
  const dayOfMoment = (moment: string) => moment.slice(0, 10).split("-").toReversed().join(".");
  return {
    ...EMPTY_TIME,
    kind: time.kind,
    firstDay,
    from,
    to: end.slice(11, 16),
    endDay: end.slice(0, 10) === firstDay ? "" : end.slice(0, 10),
    isAllDay: time.isAllDay,
    pattern: rule === null ? "weekly" : patternOf(rule, firstDay),
    days: rule?.days.map(({ day }) => day) ?? [],
    interval: String(rule?.interval ?? 1),
    lastDay: rule === null ? "" : (lastDayOf(rule, time.timeZone) ?? ""),
    count: rule?.count ? String(rule.count) : "",
    skipped: time.skipped.map(dayOfMoment).join("\n"),
    added: time.added.map((moment) => `${dayOfMoment(moment)}${moment.slice(11) === from ? "" : ` ${moment.slice(11)}`}`).join("\n"),
    school: time.pausesInSchoolHolidays,
    free: time.pausesOnPublicHolidays,
    openingHours: time.openingHours ?? "",
    placeId: time.placeId ?? "",
    timeZone: time.timeZone,
    rule: time.rule ?? "",
  };
}

/** Which pattern of the form makes the very same rule; "kept" where none does. */
function patternOf(rule: Rule, firstDay: string): Pattern {
  // In which order the days stand says nothing.
  const days = rule.days.toSorted((one, other) => WEEKDAYS.indexOf(one.day) - WEEKDAYS.indexOf(other.day));
  const plain = writeRule({ ...rule, days, count: null, until: null });
  const draft = { ...EMPTY_TIME, firstDay, days: rule.days.map(({ day }) => day), interval: String(rule.interval) };
  const bare = writeRule({ frequency: rule.frequency, interval: rule.interval });
  const same = PATTERNS.find((pattern) => pattern !== "kept" && ruleOf({ ...draft, pattern }) === plain);
  if (same) return same;
  if (plain !== bare) return "kept";
  // Without further parts the first day says on which.
  return ({ DAILY: "daily", WEEKLY: "weekly", MONTHLY: "monthly", YEARLY: "yearly" } as const)[FREQUENCIES.find((one) => one === rule.frequency) ?? "WEEKLY"];
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toString() !== "Invalid Date" && new Date(`${text}T00:00Z`).toISOString().startsWith(text);

function minutesBetween(from: string, to: string): number | null {
  const minutes = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
  return Number.isNaN(minutes) ? null : minutes;
}

function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7] ?? "MO";
}

/** "24.12.2026", "2026-12-24", with a time or without; a line that cannot be read is noted. */
function momentsOf(text: string, from: string, note: (error: TimesErrors[string]) => void): string[] {
  const lines = europeanDigits(text)
    .split(/[\n;,،؛]/)
    .map((line) => line.trim());
  return lines.flatMap((line) => {
    if (line === "") return [];
    const [day = "", clock = from, ...more] = line.split(/\s+/);
    const [, inMonth = "", month = "", year = ""] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day) ?? [];
    const iso = year === "" ? day : `${year}-${month.padStart(2, "0")}-${inMonth.padStart(2, "0")}`;
    const at = clock.padStart(5, "0");
    if (isDay(iso) && CLOCK.test(at) && more.length === 0) return [`${iso}T${at}`];
    note({ code: "day-unreadable", line: line.slice(0, 40) });
    return [];
  });
}

const FIELD_OF: Record<TimesFault, keyof TimeDraft> = {
  "start-missing": "firstDay",
  "start-too-far": "firstDay",
  "end-before-start": "to",
  "too-long": "endDay",
  "time-zone-unknown": "firstDay",
  "rule-unreadable": "pattern",
  "series-without-end": "lastDay",
  "series-ends-before-start": "lastDay",
  "series-empty": "pattern",
  "opening-hours": "openingHours",
};
const isFault = (message: string): message is TimesFault => Object.hasOwn(FIELD_OF, message);

function noteIssue(errors: TimesErrors, { path, message }: z.core.$ZodIssue): void {
  const [place, name] = path.map(String);
  if (isFault(message)) errors[`times.${place}.${FIELD_OF[message]}`] ??= { code: message };
  else if (name === "skipped" || name === "added") errors[`times.${place}.${name}`] ??= { code: "too-many" };
  else if (name === "openingHours") errors[`times.${place}.openingHours`] ??= { code: "opening-hours" };
  else errors[`times.${place}.firstDay`] ??= { code: "start-missing" };
}
