import type { EventResult } from "#domain/offers/events/index.ts";
import { shownCount } from "#platform/small-numbers/index.ts";

/** A result as it stands anywhere but with who entered it: people are rounded before the page is made. */
export type ShownResult = Pick<EventResult, "id" | "label" | "sentence"> & {
  /** Null: few people, shown as FEW. */
  count: number | null;
};

export function shownResult({ id, label, number, countsPeople, sentence }: EventResult): ShownResult {
  return { id, label, sentence, count: countsPeople ? shownCount(number) : number };
}
