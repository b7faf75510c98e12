import { addDays } from "#platform/days/index.ts";
import { monthsAfter } from "#platform/privacy/index.ts";
import { ASK_AFTER_MONTHS } from "../confirmation-age.ts";

export const DEFAULT_HIDE_AFTER = 12;
export const REMIND_AFTER_DAYS = 14;
export const TELL_OFFICE_AFTER_DAYS = 28;

/** Days are YYYY-MM-DD; null: not yet. */
export type Standing = {
  confirmedOn: string;
  askedOn: string | null;
  remindedOn: string | null;
  officeToldOn: string | null;
  isPublic: boolean;
  hidden: boolean;
  /** Whether anybody there can be written to. */
  hasAddress: boolean;
};
export type Step = "ask" | "remind" | "tell-office" | "hide" | "show";

/** What the night of this day does about one entry, in this order; usually nothing. */
export function stepsFor(entry: Standing, today: string, hideAfterMonths: number): Step[] {
  const steps: Step[] = [];
  if (monthsAfter(entry.confirmedOn, ASK_AFTER_MONTHS) <= today) {
    if (!entry.hasAddress) {
      if (entry.officeToldOn === null) steps.push("tell-office");
    } else if (entry.askedOn === null) steps.push("ask");
    else if (entry.remindedOn === null && addDays(entry.askedOn, REMIND_AFTER_DAYS) <= today) steps.push("remind");
    else if (entry.officeToldOn === null && addDays(entry.askedOn, TELL_OFFICE_AFTER_DAYS) <= today) steps.push("tell-office");
  }
  const tooOld = entry.isPublic && monthsAfter(entry.confirmedOn, hideAfterMonths) <= today;
  if (tooOld && !entry.hidden) steps.push("hide");
  // The office gave more time, or took the entry from the public altogether.
  if (!tooOld && entry.hidden) steps.push("show");
  return steps;
}
