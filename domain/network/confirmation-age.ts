import { monthsAfter } from "#platform/privacy/index.ts";

/** Twice a year somebody is asked whether an entry is still right. */
export const ASK_AFTER_MONTHS = 6;

/** Whether an entry counts as unconfirmed. Both days YYYY-MM-DD. */
export function isUnconfirmed(confirmedOn: string, today: string): boolean {
  return monthsAfter(confirmedOn, ASK_AFTER_MONTHS) <= today;
}

/** Whole months between the last confirmation and today. */
export function monthsUnconfirmed(confirmedOn: string, today: string): number {
  let months = 0;
  while (monthsAfter(confirmedOn, months + 1) <= today) months += 1;
  return months;
}
