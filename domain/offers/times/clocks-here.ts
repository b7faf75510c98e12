import { Temporal } from "temporal-polyfill";
import { addDays, daysBetween } from "#platform/days/index.ts";
import { ZONE } from "#platform/i18n/index.ts";
import { expand } from "./expand.ts";
import type { OfferTime } from "./offer-time.ts";
import { lastDayOf, readRule, WEEKDAYS, type Rule } from "./rule.ts";

/** A rule as people here live it, to be said in words. Its dates stay those of the rule. */
export type ClocksHere = Pick<OfferTime, "startsAt" | "skipped" | "added"> & {
  /** Null: a single date; "else": on other days here than it says, and no rule can say which. */
  rule: Rule | null | "else";
  /** The last day on which a date can be; null: no end is said. */
  lastDay: string | null;
};

/**
 * What the clocks here show for a rule: programs write rules in UTC, and Tuesday 23:30 there is Wednesday here.
 *
 * @param today where clocks here and there change apart, those of the next date from today on count
 */
export function onClocksHere(time: OfferTime, today: string): ClocksHere {
  const { startsAt, skipped, added, timeZone } = time;
  const rule = time.rule === null ? null : readRule(time.rule);
  const asItStands = { startsAt, skipped, added, rule, lastDay: rule && lastDayOf(rule, timeZone) };
  if (startsAt === null || time.isAllDay || timeZone === ZONE) return asItStands;
  const until = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  const [next] = startsAt.slice(0, 10) >= today ? [] : expand([time], { from: today, until, holidays: [], land: null });
  const there = next ? clock(Temporal.Instant.from(next.startsAt.toISOString()).toZonedDateTimeISO(timeZone)) : startsAt;
  const here = (moment: string) => clock(Temporal.PlainDateTime.from(moment).toZonedDateTime(timeZone).withTimeZone(ZONE));
  const days = daysBetween(there.slice(0, 10), here(there).slice(0, 10));
  return {
    startsAt: `${addDays(startsAt.slice(0, 10), days)}${here(there).slice(10)}`,
    skipped: skipped.map(here),
    added: added.map(here),
    rule: rule && movedBy(rule, days),
    lastDay: asItStands.lastDay && addDays(asItStands.lastDay, days),
  };
}

/** The rule some days later; days of the month and the first Tuesday of one cannot be moved. */
function movedBy(rule: Rule, days: number): Rule | "else" {
  if (days === 0) return rule;
  if (rule.monthDays.length > 0 || rule.days.some(({ nth }) => nth !== null)) return "else";
  return { ...rule, days: rule.days.map(({ day, nth }) => ({ day: WEEKDAYS[(WEEKDAYS.indexOf(day) + days + 7) % 7] ?? day, nth })) };
}

const clock = (moment: Temporal.ZonedDateTime) => moment.toPlainDateTime().toString({ smallestUnit: "minute" });
