import { localTime, writeCalendar } from "#domain/network/meetings/index.ts";

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
};

/**
 * Dates of one offer or of a list as iCalendar. Each date stands for itself: what pauses in the holidays no rule of
 * iCalendar can say, and programs differ in what they make of exceptions.
 *
 * @param calendar.host of the house, so that the names of dates are its own everywhere
 * @param calendar.zone on whose clocks the dates take place
 */
export function calendarOf(entries: readonly CalendarEntry[], { name, host, zone, at }: { name: string; host: string; zone: string; at: Date }): string {
  return writeCalendar({
    name,
    zone,
    at,
    events: entries.map(({ offerId, startsAt, endsAt, isAllDay, isCancelled, title, place, description, url, version }) => ({
      uid: `${offerId}-${startsAt.toISOString().slice(0, 16).replaceAll(/[-:]/g, "")}@${host}`,
      sequence: version,
      ...(isAllDay ? { on: localTime(zone, startsAt).on, endsOn: localTime(zone, new Date(endsAt.getTime() - 1)).on } : { startsAt, endsAt }),
      summary: title,
      location: place,
      description,
      url,
      cancelled: isCancelled,
    })),
  });
}
