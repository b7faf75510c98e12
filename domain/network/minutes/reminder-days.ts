import { addDays } from "#platform/days/index.ts";

/** Days before (negative) and after the due day on which an open task is called to mind. */
export const REMINDER_DAYS = [-3, 1, 7] as const;

/**
 * How many of the reminders of an open task are due by now: each goes once, a day on which no job ran makes it late and
 * not lost, and what piled up is one mail.
 */
export function remindersDue(dueOn: string, today: string): number {
  return REMINDER_DAYS.filter((days) => addDays(dueOn, days) <= today).length;
}

/** A link works 60 days past the due day, and at least 60 from now. */
export function endOfTaskLink(dueOn: string | null, today: string): Date {
  const from = dueOn !== null && dueOn > today ? dueOn : today;
  return new Date(`${addDays(from, 61)}T00:00:00Z`);
}
