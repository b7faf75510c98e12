import { localTime, writeCalendar, type CalendarEvent } from "#domain/network/meetings/index.ts";
import { ZONE } from "#platform/i18n/index.ts";
import { foldedBy, type Repeats } from "./repeating.ts";

/** One date of an offer, in the words of the reader's language. */
export type CalendarEntry = {
  offerId: string;
  startsAt: Date;
  endsAt: Date;
  isAllDay: boolean;
  isCancelled: boolean;
  title: string;
  /** One line. */
  place: string;
  description: string;
  /** The offer's page; null: it has none. */
  url: string | null;
  /** Of the offer: rises with each change that a calendar has to take over. */
  version: number;
  /** The rule of its offer that it comes from, by its place among them; absent: it stands for itself. */
  repeats?: (Repeats & { position: number }) | null;
};

/**
 * Dates of one offer or of a list as iCalendar. What repeats by day or week is one event with its rule, and with each day that it
 * leaves out: a region's year has ten times as many dates. Every other date stands for itself, and so does each that is cancelled.
 *
 * @param calendar.host of the house, so that the names of dates are its own everywhere
 * @param calendar.zone on whose clocks the dates take place
 * @param calendar.note what a reader of the calendar has to know
 */
export function calendarOf(
  entries: readonly CalendarEntry[],
  { name, note, host, zone, at }: { name: string; note?: string; host: string; zone: string; at: Date },
): string {
  const events = [...byRule(entries, zone).values()].flatMap((dates) => eventsOf(dates, host, zone));
  return writeCalendar({ name, note, zone, at, events: events.toSorted((one, other) => one.begins - other.begins).map(({ event }) => event) });
}

/** Dates of each rule together, in order; each date without one for itself. */
function byRule(entries: readonly CalendarEntry[], zone: string): Map<string | CalendarEntry, CalendarEntry[]> {
  const rules = new Map<string | CalendarEntry, CalendarEntry[]>();
  for (const entry of entries.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())) {
    // Only for this zone does the text bring the clock changes.
    const rule = entry.repeats && zone === ZONE ? `${entry.offerId} ${entry.repeats.position}` : entry;
    const those = rules.get(rule);
    if (those) those.push(entry);
    else rules.set(rule, [entry]);
  }
  return rules;
}

type Beginning = { begins: number; event: CalendarEvent };

function eventsOf(dates: readonly CalendarEntry[], host: string, zone: string): Beginning[] {
  const alone = (entry: CalendarEntry, others?: Pick<CalendarEvent, "uid" | "repeats" | "isOfSeries"> & { cancelled?: boolean }): Beginning => ({
    begins: entry.startsAt.getTime(),
    event: { ...eventOf(entry, `${entry.offerId}-${inUid(entry.startsAt.toISOString())}@${host}`, zone), ...others },
  });
  const [entry] = dates;
  const folded = entry?.repeats ? foldedBy(entry.repeats, dates) : null;
  if (!entry?.repeats || !folded) return dates.map((date) => alone(date));
  const { dates: repeated, rule, skipped } = folded.series;
  const uid = `${entry.offerId}-${inUid(entry.repeats.startsAt)}-r${entry.repeats.position}@${host}`;
  return [
    alone(repeated[0], { uid, cancelled: false, repeats: { rule, skipped } }),
    ...repeated.filter(({ isCancelled }) => isCancelled).map((date) => alone(date, { uid, isOfSeries: true })),
    ...folded.single.map((date) => alone(date)),
  ];
}

const inUid = (moment: string) => moment.slice(0, 16).replaceAll(/[-:]/g, "");

function eventOf(entry: CalendarEntry, uid: string, zone: string): CalendarEvent {
  const { startsAt, endsAt, isAllDay, isCancelled, title, place, description, url, version } = entry;
  return {
    uid,
    sequence: version,
    ...(isAllDay ? { on: localTime(zone, startsAt).on, endsOn: localTime(zone, new Date(endsAt.getTime() - 1)).on } : { startsAt, endsAt }),
    summary: title,
    location: place,
    description,
    url,
    cancelled: isCancelled,
  };
}
