import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { isTimeZone } from "../times/dated-fault.ts";

/** A line of a calendar, as far as it could be read. */
export type Property = {
  name: string;
  zone: string | null;
  values: unknown[];
  /** The first value. */ words: string;
  /** No value of it is broken. */ isWhole: boolean;
};

/**
 * Reads every value now, each alone: the library reads them when they are asked for, and tells a broken one only by throwing.
 *
 * @returns null where the line is no property at all
 */
export function propertyOf(text: string): Property | null {
  try {
    const property = ICAL.Property.fromString(text);
    const [name, parameters, type, ...raw] = property.toJSON() as [string, object, string, ...unknown[]];
    const read = raw.map((value) => valueOf([name, parameters, type, value])).filter((value) => value !== null);
    const zone = property.getFirstParameter("tzid");
    const [first] = read;
    return { name, zone: zone ? String(zone) : null, values: read.map(({ value }) => value), words: first?.words ?? "", isWhole: read.length === raw.length };
  } catch {
    return null;
  }
}

function valueOf(single: [name: string, parameters: object, type: string, raw: unknown]): { value: unknown; words: string } | null {
  try {
    const value: unknown = new ICAL.Property(single).getFirstValue();
    const isDay = /^(dtstart|dtend|recurrence-id|exdate|rdate)$/.test(single[0]);
    return isDay && clockOf(value) === null ? null : { value, words: String(value ?? "") };
  } catch {
    return null;
  }
}

/** `clock` is what a clock on the wall shows there: 2026-12-01T18:30. */
export type Moment = { clock: string; zone: string; isAllDay: boolean };

/**
 * The moments a property names.
 *
 * @param house the zone of those that name none
 * @returns "zone" for each whose zone nobody knows
 */
export function momentsOf({ zone: named, values }: Property, house: string): (Moment | "zone")[] {
  return values.flatMap((value) => {
    const read = clockOf(value);
    if (read === null) return [];
    const zone = read.isAllDay || named === null ? (read.isUtc ? "UTC" : house) : zoneOf(named, read.isUtc);
    return [zone === null ? ("zone" as const) : { clock: read.clock, zone, isAllDay: read.isAllDay }];
  });
}

function clockOf(value: unknown): { clock: string; isAllDay: boolean; isUtc: boolean } | null {
  const time = value instanceof ICAL.Period ? value.start : value;
  if (!(time instanceof ICAL.Time)) return null;
  const text = time.toString();
  const clock = time.isDate ? `${text}T00:00` : text.slice(0, 16);
  return isClock(clock) ? { clock, isAllDay: time.isDate, isUtc: text.endsWith("Z") } : null;
}

/** What programs write for zones that everybody else calls otherwise. */
const ZONES = new Map([
  ["w. europe standard time", "Europe/Berlin"],
  ["central europe standard time", "Europe/Berlin"],
  ["central european standard time", "Europe/Berlin"],
  ["romance standard time", "Europe/Paris"],
  ["gmt standard time", "Europe/London"],
  ["mez", "Europe/Berlin"],
  ["mesz", "Europe/Berlin"],
  ["(utc+01:00) amsterdam, berlin, bern, rom, stockholm, wien", "Europe/Berlin"],
]);

/** @returns null for one that nobody knows */
function zoneOf(named: string, isUtc: boolean): string | null {
  if (isUtc) return "UTC";
  const plain = named.replaceAll('"', "").trim();
  const candidates = [ZONES.get(plain.toLowerCase()), plain, plain.split("/").slice(-2).join("/")];
  return candidates.find((zone) => zone !== undefined && isTimeZone(zone)) ?? null;
}

function isClock(clock: string): boolean {
  try {
    return Temporal.PlainDateTime.from(clock, { overflow: "reject" }).year >= 1900;
  } catch {
    return false;
  }
}

/** What clocks in another zone show at that moment. */
export function clockIn({ clock, zone }: Moment, wanted: string): string {
  if (zone === wanted) return clock;
  return Temporal.PlainDateTime.from(clock).toZonedDateTime(zone).withTimeZone(wanted).toPlainDateTime().toString({ smallestUnit: "minute" });
}
