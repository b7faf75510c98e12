import OpeningHours from "opening_hours";
import { localTime } from "./meetings/index.ts";

/** 0 is Monday; minutes after midnight, the end may lie after 24 × 60. */
export type OpenTime = { days: number[]; from: number; to: number };
export type ReadHours = {
  /** Open all week round the clock. */
  always: boolean;
  times: OpenTime[];
  /** What people wrote between quotes, e.g. "nach Vereinbarung". */
  notes: string[];
  /** Closed on public holidays. */
  notOnHolidays: boolean;
};

const HOLIDAYS = /\s*[;,]\s*(?:PH|SH,PH|PH,SH)\s+(?:off|closed)\s*$/;
/** A week without a change of the clock. The library works in the local time of the process, and so do these dates. */
const MONDAY = new Date(2026, 5, 1);
const NEXT_MONDAY = new Date(2026, 5, 8);
/** As `opening_hours` of a place; the messages are thrown away, whatever their language. */
const READING = { mode: 2, tag_key: "opening_hours", map_value: false, warnings_severity: 4, locale: "en" } as const;
const OPEN_END = "Specified as open end. Closing time was guessed.";

/**
 * Opening hours as OpenStreetMap writes them, whatever way they were typed: "Mo-Fr 8-12 Uhr" is understood, too.
 *
 * @returns null where they cannot be understood
 */
export function tidyOpeningHours(typed: string): string | null {
  try {
    return new OpeningHours(typed, null, READING).prettifyValue();
  } catch {
    // The library tells a mistake of the writer only by throwing texts.
    return null;
  }
}

/** Stored hours for people; null where they change with the season or the month, so that only the notation itself says it all. */
export function readOpeningHours(stored: string): ReadHours | null {
  const weekly = stored.replace(HOLIDAYS, "");
  try {
    const hours = new OpeningHours(weekly, null, READING);
    if (!hours.isWeekStable()) return null;
    const intervals = hours.getOpenIntervals(MONDAY, NEXT_MONDAY);
    if (intervals.some(([, , , comment]) => comment === OPEN_END)) return null;
    const open = intervals.filter(([, , unknown]) => !unknown);
    const notes = [...new Set(intervals.flatMap(([, , , comment]) => (comment ? [comment] : [])))];
    const [first] = open;
    const always = open.length === 1 && first !== undefined && first[0] <= MONDAY && first[1] >= NEXT_MONDAY;
    return { always, times: always ? [] : byTime(open), notes, notOnHolidays: HOLIDAYS.test(stored) };
  } catch {
    return null;
  }
}

/** Days with the same times together, in the order of the week. */
function byTime(intervals: readonly [Date, Date, boolean, string | undefined][]): OpenTime[] {
  const times = new Map<string, OpenTime>();
  for (const [start, end] of intervals) {
    const day = Math.floor((start.getTime() - MONDAY.getTime()) / 86_400_000);
    const from = start.getHours() * 60 + start.getMinutes();
    const to = from + (end.getTime() - start.getTime()) / 60_000;
    const same = times.get(`${from}-${to}`);
    if (same) same.days.push(day);
    else times.set(`${from}-${to}`, { days: [day], from, to });
  }
  return [...times.values()];
}

/** Germany's nationwide holidays; those of a Land are not known here. */
const GERMANY = { lat: 52, lon: 10, address: { country_code: "de", state: "" } };

/**
 * Whether somebody is there at this moment, on the clocks of that zone.
 *
 * @returns null where the notation cannot be understood, or says "by appointment"
 */
export function isOpenAt(stored: string, moment: Date, timeZone: string): boolean | null {
  try {
    const hours = new OpeningHours(stored, GERMANY, READING);
    const there = onClocksOf(moment, timeZone);
    return hours.getUnknown(there) ? null : hours.getState(there);
  } catch {
    return null;
  }
}

/** The library reads the clock of the process: this is the moment when that clock shows what the zone's shows now. */
function onClocksOf(moment: Date, timeZone: string): Date {
  const { on, at } = localTime(timeZone, moment);
  return new Date(`${on}T${at}`);
}
