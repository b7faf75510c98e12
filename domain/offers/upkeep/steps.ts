import { addDays } from "#platform/days/index.ts";
import type { OfferState } from "../schema.ts";

/** Days after an offer's last confirmation on which its provider is asked, and after its end on which it is archived. */
export const DEFAULT_UPKEEP = { askAfterDays: 180, archiveAfterDays: 90 };
/** Days after the question: a mark for editors, a mark for everybody, and hidden. */
export const MARK_AFTER_DAYS = 28;
export const WARN_AFTER_DAYS = 60;
export const HIDE_AFTER_DAYS = 90;
/** Days after a mail to a provider until the reminder, and until the office hears that nobody answers. */
export const REMIND_AFTER_DAYS = 14;
const TELL_OFFICE_AFTER_DAYS = 28;

export type Freshness = "fresh" | "due" | "overdue" | "doubtful" | "hidden";

/**
 * How far an offer has come since its provider last said that it is right: due from the day of the question, overdue for
 * editors, doubtful for everybody, then hidden.
 *
 * @param confirmedOn, today YYYY-MM-DD
 * @param askAfterDays as the region set it
 */
export function freshness(confirmedOn: string, today: string, askAfterDays: number): Freshness {
  const days = Math.round((Date.parse(today) - Date.parse(confirmedOn)) / 86_400_000) - askAfterDays;
  if (days >= HIDE_AFTER_DAYS) return "hidden";
  if (days >= WARN_AFTER_DAYS) return "doubtful";
  if (days >= MARK_AFTER_DAYS) return "overdue";
  return days >= 0 ? "due" : "fresh";
}

/** Only what the public could see grows old. */
export const isKept = (state: OfferState): boolean => state === "public" || state === "paused";

/** Days are YYYY-MM-DD; null: not yet. */
export type ProviderStanding = {
  /** The newest day on which one of the provider's offers became due. */
  lastDueOn: string;
  askedOn: string | null;
  remindedOn: string | null;
  officeToldOn: string | null;
  /** Whether anybody there can be written to. */
  hasAddress: boolean;
};
export type ProviderStep = "ask" | "remind" | "tell-office";

/**
 * What the night of this day does about a provider with offers that are due; usually nothing. Each mail is about all of
 * them. What becomes due later waits for the reminder, or four weeks: nobody gets a mail for each offer.
 */
export function providerSteps({ lastDueOn, askedOn, remindedOn, officeToldOn, hasAddress }: ProviderStanding, today: string): ProviderStep[] {
  if (!hasAddress) return officeToldOn === null ? ["tell-office"] : [];
  if (askedOn === null) return ["ask"];
  if (remindedOn === null && addDays(askedOn, REMIND_AFTER_DAYS) <= today) return ["remind"];
  const lastMailOn = remindedOn ?? askedOn;
  if (lastDueOn > lastMailOn && addDays(lastMailOn, TELL_OFFICE_AFTER_DAYS) <= today) return ["ask"];
  return officeToldOn === null && addDays(askedOn, TELL_OFFICE_AFTER_DAYS) <= today ? ["tell-office"] : [];
}
