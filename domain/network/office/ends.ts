import { monthsAfter } from "#platform/privacy/index.ts";
import type { Post } from "./office-fields.ts";

/** Why a post needs somebody to act. `funding`: the money ends; `term`: the contract ends. The earlier of the two counts. */
export type PostEnd = { why: "funding" | "term"; on: string; isOver: boolean };

/**
 * Whether a post ends within the months that the office wants to know before; its last day counts as not over yet.
 *
 * @param today YYYY-MM-DD
 */
export function endOf({ endsOn, fundedUntil }: Pick<Post, "endsOn" | "fundedUntil">, today: string, warnMonths: number): PostEnd | null {
  const ends: PostEnd[] = [
    ...(fundedUntil === null ? [] : [{ why: "funding" as const, on: fundedUntil, isOver: fundedUntil < today }]),
    ...(endsOn === null ? [] : [{ why: "term" as const, on: endsOn, isOver: endsOn < today }]),
  ];
  const [first] = ends.toSorted((a, b) => a.on.localeCompare(b.on));
  return first && first.on <= monthsAfter(today, warnMonths) ? first : null;
}
