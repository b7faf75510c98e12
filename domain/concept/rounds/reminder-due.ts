import { addDays } from "#platform/days/index.ts";

/** Days; sentOn null: the mail has not left, remindedOn null: not reminded yet. */
export type Reminding = { today: string; dueOn: string; sentOn: string | null; remindedOn: string | null };

const WEEK = 7;
/** Nobody is reminded of a mail of the day before yesterday. */
const QUIET_DAYS = 3;

/**
 * Whether an owner who has not submitted is reminded today: once in the week before the day, and once after it.
 * Told by days, not by counting, so that a day on which no job ran makes a reminder late and never lost or double.
 */
export function reminderDue({ today, dueOn, sentOn, remindedOn }: Reminding): boolean {
  if (sentOn === null || today < addDays(sentOn, QUIET_DAYS)) return false;
  if (today > dueOn) return remindedOn === null || remindedOn <= dueOn;
  const weekBefore = addDays(dueOn, -WEEK);
  return today >= weekBefore && (remindedOn === null || remindedOn < weekBefore);
}
