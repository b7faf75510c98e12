import { addDays } from "#platform/days/index.ts";

const LINK_DAYS_AFTER = 30;

/** The last day on which a request's link works. */
export function lastDayOfLink(dueOn: string): string {
  return addDays(dueOn, LINK_DAYS_AFTER);
}

/** The moment it ends: midnight in UTC, so that no place in Germany loses a part of the last day. */
export function endOfLink(dueOn: string): Date {
  return new Date(`${addDays(dueOn, LINK_DAYS_AFTER + 1)}T00:00:00Z`);
}
