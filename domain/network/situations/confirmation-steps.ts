import { addDays } from "#platform/days/index.ts";
import { REMIND_AFTER_DAYS } from "../upkeep/steps.ts";

/** Twice a year. */
export const ASK_AFTER_DAYS = 182;
/** After the mail; then the contact is marked and stays. */
export const MARK_AFTER_DAYS = 42;

/** Of the contacts of one organisation, days YYYY-MM-DD; null: not yet. */
export type Standing = {
  /** The oldest confirmation among them. */
  confirmedOn: string;
  askedOn: string | null;
  remindedOn: string | null;
  /** Whether one that is due has no mark yet. */
  unmarked: boolean;
};
export type ConfirmationStep = "ask" | "remind" | "mark";

/** What the night of this day does about one organisation; usually nothing. */
export function confirmationStep({ confirmedOn, askedOn, remindedOn, unmarked }: Standing, today: string): ConfirmationStep | null {
  if (addDays(confirmedOn, ASK_AFTER_DAYS) > today) return null;
  if (askedOn === null) return "ask";
  if (remindedOn === null && addDays(askedOn, REMIND_AFTER_DAYS) <= today) return "remind";
  return unmarked && addDays(askedOn, MARK_AFTER_DAYS) <= today ? "mark" : null;
}
