import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { tidyOpeningHours } from "#domain/network/index.ts";
import { datedFaultOf, isTimeZone, type TimesFault } from "./dated-fault.ts";
import { expand } from "./expand.ts";
import { NO_TIME } from "./no-time.ts";
import { OfferTime } from "./offer-time.ts";
import { lastDayOf, readRule } from "./rule.ts";

/** Times as people enter them; each fault is an issue whose message is a `TimesFault`, at the rule it is about. */
export const OfferTimes = z
  .array(
    OfferTime.superRefine((time, context) => {
      const fault = faultOf(time) ?? seriesFaultOf(time);
      if (fault !== null) context.addIssue({ code: "custom", message: fault });
    }).transform(tidied),
  )
  .max(20);
export type OfferTimes = z.infer<typeof OfferTimes>;

/** What no calendar can hold, wherever the times come from. */
function faultOf(time: OfferTime): TimesFault | null {
  if (time.kind === "open") return time.openingHours === null || tidyOpeningHours(time.openingHours) === null ? "opening-hours" : null;
  return datedFaultOf(time);
}

/** What a person who enters a series has to say; a calendar from elsewhere may leave it open. */
function seriesFaultOf({ kind, startsAt, rule: text, timeZone, ...time }: OfferTime): TimesFault | null {
  const rule = kind === "series" && text !== null ? readRule(text) : null;
  if (rule === null || startsAt === null) return null;
  if (rule.count === null && rule.until === null) return "series-without-end";
  const lastDay = lastDayOf(rule, timeZone);
  const firstDay = startsAt.slice(0, 10);
  if (lastDay !== null && lastDay < firstDay) return "series-ends-before-start";
  const until = Temporal.PlainDate.from(firstDay).add({ years: 5 }).toString();
  const dates = expand([{ kind, startsAt, rule: text, timeZone, ...time }], { from: firstDay, until, holidays: [], land: null });
  return dates.length === 0 ? "series-empty" : null;
}

/** Without what its kind does not have. */
function tidied(time: OfferTime): OfferTime {
  const { kind, openingHours, placeId, ...dated } = time;
  if (kind === "once" || kind === "series") return { ...dated, kind, placeId, openingHours: null, rule: kind === "series" ? dated.rule : null };
  const hours = kind === "open" && openingHours !== null ? tidyOpeningHours(openingHours) : null;
  return { ...NO_TIME, kind, timeZone: isTimeZone(dated.timeZone) ? dated.timeZone : NO_TIME.timeZone, placeId, openingHours: hours };
}
