import { Temporal } from "temporal-polyfill";
import type { OfferTime } from "./offer-time.ts";
import { readRule } from "./rule.ts";

/** What can be wrong with times; in words: app/messages, times.json, `fault-…`. */
export type TimesFault =
  | "start-missing"
  | "start-too-far"
  | "end-before-start"
  | "too-long"
  | "time-zone-unknown"
  | "rule-unreadable"
  | "series-without-end"
  | "series-ends-before-start"
  | "series-empty"
  | "opening-hours";

const MOST_MINUTES = 31 * 24 * 60;

/** What no calendar can hold, wherever the times come from. Times without dates have no such fault. */
export function datedFaultOf(time: OfferTime): TimesFault | null {
  if (time.kind !== "once" && time.kind !== "series") return null;
  if (time.startsAt === null) return "start-missing";
  if (!isTimeZone(time.timeZone)) return "time-zone-unknown";
  if (![time.startsAt, ...time.added].every((clock) => clock >= "2000" && clock < "2100")) return "start-too-far";
  if (time.durationMinutes === null || time.durationMinutes <= 0) return "end-before-start";
  if (time.durationMinutes > MOST_MINUTES) return "too-long";
  if (time.kind === "series" && (time.rule === null || readRule(time.rule) === null)) return "rule-unreadable";
  return null;
}

/** Whether clocks of that name are known. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.PlainDate.from("2026-01-01").toZonedDateTime(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
