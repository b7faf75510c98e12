import ICAL from "ical.js";
// One by one, not by the area's face: a thread that reads a calendar needs no database.
import { datedFaultOf } from "../times/dated-fault.ts";
import { NO_TIME } from "../times/no-time.ts";
import type { OfferTime } from "../times/offer-time.ts";
import { readRule, writeRule } from "../times/rule.ts";
import { clockIn, momentsOf, propertyOf, type Moment, type Property } from "./read-property.ts";

/** An event of somebody's calendar, as an offer wants it. */
export type FeedEvent = {
  uid: string;
  /** Of a date whose series is not in the text: where it was. Empty: the event itself. */
  recurrence: string;
  title: string;
  description: string;
  place: string;
  website: string;
  isCancelled: boolean;
  time: OfferTime;
};

/** Why something was left out, and on which line of the text it begins. */
export type NotRead = { line: number; reason: NotReadReason };
export const NOT_READ_REASONS = [
  "line-broken",
  "event-without-end",
  "uid-missing",
  "title-missing",
  "start-unreadable",
  "end-before-start",
  "too-long",
  "time-zone-unknown",
  "rule-unreadable",
  "duplicate",
  "moved-date-simplified",
  "too-many",
] as const;
export type NotReadReason = (typeof NOT_READ_REASONS)[number];

export type ReadCalendar = { events: FeedEvent[]; notRead: NotRead[]; /** More was left out than is listed. */ notReadCount: number };

/** Events beyond these are not looked at: no house has so many. */
const MOST_EVENTS = 2000;
/** Listed in a report. */
const MOST_LISTED = 100;
/** A calendar that says no end means an hour; so do the programs that show it. */
const UNSAID_MINUTES = 60;

type Draft = FeedEvent & { line: number; sequence: number; movedFrom: string | null };

/**
 * Reads an iCalendar text as far as it can be read. A broken line costs its own field, a broken event itself, never the rest.
 *
 * @param zone of events that name none
 * @returns null where the text is no calendar at all
 */
export function readCalendar(text: string, zone: string): ReadCalendar | null {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return null;
  const notRead: NotRead[] = [];
  let notReadCount = 0;
  const note = (line: number, reason: NotReadReason) => {
    notReadCount += 1;
    if (notRead.length < MOST_LISTED) notRead.push({ line, reason });
  };
  const drafts: Draft[] = [];
  for (const { line, lines, isWhole } of blocksOf(text)) {
    if (!isWhole) note(line, "event-without-end");
    else if (drafts.length >= MOST_EVENTS) note(line, "too-many");
    else {
      const draft = eventOf(lines, zone, note);
      if (typeof draft === "string") note(line, draft);
      else drafts.push({ ...draft, line });
    }
  }
  const events = together(drafts, note).map((event) => ({ ...event, time: onClocksOf(zone, event.time) }));
  return { events, notRead, notReadCount };
}

type Line = { at: number; text: string };

/** Events of the text, with alarms and the like left out. Lines that go on in the next one are joined. */
function* blocksOf(text: string): Generator<{ line: number; lines: Line[]; isWhole: boolean }> {
  let event: { line: number; lines: Line[] } | null = null;
  let nested = 0;
  for (const line of unfolded(text)) {
    const word = line.text.slice(0, 40).trim().toUpperCase();
    if (word === "BEGIN:VEVENT") {
      if (event) yield { ...event, isWhole: false };
      event = { line: line.at, lines: [] };
      nested = 0;
    } else if (event && word === "END:VEVENT") {
      yield { ...event, isWhole: true };
      event = null;
    } else if (event && word.startsWith("BEGIN:")) nested += 1;
    else if (event && word.startsWith("END:")) nested -= 1;
    else if (event && nested <= 0) event.lines.push(line);
  }
  if (event) yield { ...event, isWhole: false };
}

function* unfolded(text: string): Generator<Line> {
  let joined: Line | null = null;
  let from = 0;
  for (let at = 1; from < text.length; at += 1) {
    const end = text.indexOf("\n", from);
    const raw = text.slice(from, end === -1 ? text.length : end).replace(/\r$/, "");
    from = end === -1 ? text.length : end + 1;
    if (joined && /^[ \t]/.test(raw)) joined.text += raw.slice(1);
    else {
      if (joined) yield joined;
      joined = { at, text: raw };
    }
  }
  if (joined) yield joined;
}

function eventOf(lines: readonly Line[], zone: string, note: (line: number, reason: NotReadReason) => void): Omit<Draft, "line"> | NotReadReason {
  const properties = new Map<string, Property[]>();
  const broken = new Set<string>();
  for (const { at, text } of lines) {
    if (text.trim() === "") continue;
    const property = propertyOf(text);
    if (property?.isWhole !== true) {
      note(at, "line-broken");
      broken.add(/^[\w-]*/.exec(text)?.[0].toLowerCase() ?? "");
    }
    if (property) properties.set(property.name, [...(properties.get(property.name) ?? []), property]);
  }
  // The database takes no zero byte.
  const words = (name: string, most: number) => (properties.get(name)?.[0]?.words ?? "").replaceAll("\0", "").trim().slice(0, most);
  const moments = (name: string) => (properties.get(name) ?? []).flatMap((property) => momentsOf(property, zone));
  // Without them one date would stand for a whole series.
  if (broken.has("rrule")) return "rule-unreadable";
  if (broken.has("recurrence-id")) return "start-unreadable";
  const uid = words("uid", 500);
  const title = words("summary", 200);
  if (uid === "") return "uid-missing";
  if (title === "") return "title-missing";
  const [start] = moments("dtstart");
  if (start === undefined) return "start-unreadable";
  if (start === "zone") return "time-zone-unknown";
  const [end] = moments("dtend");
  const minutes = durationOf(start, end, properties.get("duration")?.[0]);
  if (minutes < 0) return "end-before-start";
  const inZone = (moment: Moment | "zone") => (moment === "zone" ? [] : [clockIn(moment, start.zone)]);
  const ruleText = properties.get("rrule")?.[0]?.words;
  const rule = ruleText === undefined ? null : ruleOf(ruleText, start.clock);
  if (rule === undefined) return "rule-unreadable";
  const [recurrence] = moments("recurrence-id");
  if (recurrence === "zone") return "time-zone-unknown";
  const time: OfferTime = {
    ...NO_TIME,
    kind: rule === null ? "once" : "series",
    startsAt: start.clock,
    durationMinutes: minutes === 0 ? (start.isAllDay ? 1440 : UNSAID_MINUTES) : minutes,
    isAllDay: start.isAllDay,
    timeZone: start.zone,
    rule,
    skipped: moments("exdate").flatMap(inZone).slice(0, 400),
    added: moments("rdate").flatMap(inZone).slice(0, 400),
  };
  const fault = datedFaultOf(time);
  if (fault !== null) return fault === "too-long" || fault === "end-before-start" || fault === "rule-unreadable" ? fault : "start-unreadable";
  return {
    uid,
    recurrence: "",
    sequence: Number(words("sequence", 10)) || 0,
    movedFrom: recurrence === undefined ? null : clockIn(recurrence, start.zone),
    title,
    description: words("description", 4000),
    place: words("location", 200),
    website: /^https?:\/\/\S+$/.test(words("url", 500)) ? words("url", 500) : "",
    isCancelled: words("status", 20).toUpperCase() === "CANCELLED",
    time,
  };
}

/** Minutes; 0: not said. */
function durationOf(start: Moment, end: Moment | "zone" | undefined, said: Property | undefined): number {
  if (end !== undefined && end !== "zone") return Math.round((Date.parse(`${clockIn(end, start.zone)}Z`) - Date.parse(`${start.clock}Z`)) / 60_000);
  const duration = said?.values[0];
  return duration instanceof ICAL.Duration ? Math.round(duration.toSeconds() / 60) : 0;
}

/** Hours and minutes that only repeat those of the start are left out. @returns undefined where the rule cannot be read */
function ruleOf(text: string, start: string): string | undefined {
  const same = { BYHOUR: Number(start.slice(11, 13)), BYMINUTE: Number(start.slice(14, 16)), BYSECOND: 0 };
  const parts = text.split(";").filter((part) => !Object.entries(same).some(([name, value]) => part === `${name}=${value}`));
  const rule = readRule(parts.join(";"));
  return rule === null ? undefined : writeRule(rule);
}

/**
 * A single date on the clocks of the house: programs write it in UTC, and half past midnight here is the day before there. A
 * series stays on the clocks it repeats by.
 */
function onClocksOf(zone: string, time: OfferTime): OfferTime {
  if (time.kind !== "once" || time.isAllDay || time.startsAt === null || time.durationMinutes === null || time.timeZone === zone) return time;
  const here = (clock: string) => clockIn({ clock, zone: time.timeZone, isAllDay: false }, zone);
  const startsAt = here(time.startsAt);
  // The hour that the clocks go through twice says only one of both.
  if (clockIn({ clock: startsAt, zone, isAllDay: false }, time.timeZone) !== time.startsAt) return time;
  const endsAt = here(new Date(Date.parse(`${time.startsAt}Z`) + time.durationMinutes * 60_000).toISOString().slice(0, 16));
  const durationMinutes = Math.round((Date.parse(`${endsAt}Z`) - Date.parse(`${startsAt}Z`)) / 60_000);
  if (durationMinutes <= 0) return time;
  return { ...time, startsAt, durationMinutes, timeZone: zone, skipped: time.skipped.map(here), added: time.added.map(here) };
}

/** Moved dates go into their series; of two events with one name the later version counts. */
function together(drafts: readonly Draft[], note: (line: number, reason: NotReadReason) => void): FeedEvent[] {
  const events = new Map<string, Draft>();
  const moved: Draft[] = [];
  for (const draft of drafts) {
    if (draft.movedFrom !== null) {
      moved.push(draft);
      continue;
    }
    const before = events.get(draft.uid);
    if (before) note(before.sequence > draft.sequence ? draft.line : before.line, "duplicate");
    if (!before || before.sequence <= draft.sequence) events.set(draft.uid, draft);
  }
  for (const date of moved) {
    const from = date.movedFrom ?? "";
    const series = events.get(date.uid);
    if (!series || series.time.kind !== "series") {
      events.set(`${date.uid} ${from}`, { ...date, recurrence: from });
      continue;
    }
    const { time } = series;
    const isElse = date.title !== series.title || date.time.durationMinutes !== time.durationMinutes;
    if (isElse && !date.isCancelled) note(date.line, "moved-date-simplified");
    const clock = clockIn({ clock: date.time.startsAt ?? "", zone: date.time.timeZone, isAllDay: false }, time.timeZone);
    const at = clockIn({ clock: from, zone: date.time.timeZone, isAllDay: false }, time.timeZone);
    const skipped = clock === at && !date.isCancelled ? time.skipped : [...time.skipped, at];
    const added = clock === at || date.isCancelled ? time.added : [...time.added, clock];
    events.set(date.uid, { ...series, time: { ...time, skipped: skipped.slice(0, 400), added: added.slice(0, 400) } });
  }
  return [...events.values()].map(({ line: _line, sequence: _sequence, movedFrom: _movedFrom, ...event }) => event);
}
