import type { ProposalKind, Rating } from "./schema.ts";

/**
 * How the raters of a goal stand to each other. Ratings are never averaged: "difference" says that they differ, and who says what
 * stands beside it. Who cannot say takes no side.
 */
export type Agreement = "difference" | "agreed" | "single" | "cannot-say" | "no-answer";

export type RatingCounts = Record<Rating, number>;

export function countRatings(ratings: readonly Rating[]): RatingCounts {
  const count = (wanted: Rating) => ratings.filter((rating) => rating === wanted).length;
  return { reached: count("reached"), partly: count("partly"), not: count("not"), unknown: count("unknown") };
}

export function agreementOf(counts: RatingCounts): Agreement {
  const sides = [counts.reached, counts.partly, counts.not].filter((count) => count > 0);
  if (sides.length > 1) return "difference";
  if (sides[0] !== undefined) return sides[0] > 1 ? "agreed" : "single";
  return counts.unknown > 0 ? "cannot-say" : "no-answer";
}

/** For sorting: the widest differences first, then what nobody could say, then where all agree. */
export function urgency(counts: RatingCounts): number {
  const agreement = agreementOf(counts);
  if (agreement === "difference") return counts.reached > 0 && counts.not > 0 ? 0 : 1;
  if (counts.not > 0) return 2;
  return { "cannot-say": 3, "no-answer": 4, single: counts.partly > 0 ? 5 : 6, agreed: counts.partly > 0 ? 5 : 6 }[agreement];
}

/** What the rule would propose; null: a person has to say. All "reached": keep. A "not" with its reason: sharpen. */
export function suggestion(ratings: readonly { rating: Rating; reason: string }[]): ProposalKind | null {
  const sides = ratings.filter(({ rating }) => rating !== "unknown");
  if (sides.some(({ rating, reason }) => rating === "not" && reason.trim() !== "")) return "sharpen";
  return sides.length > 0 && sides.every(({ rating }) => rating === "reached") ? "keep" : null;
}
