import { sql } from "drizzle-orm";

/**
 * The share of a measure that is reached, by its own figures: the mean over its results, each at most 1. Once one is
 * reported, those that are not add nothing, as everywhere in the progress; where none is, nobody has said anything by
 * results, and the share of milestones done counts; without milestones null. The same rule as SQL in `reachedByResults`.
 */
export function reachedShare(results: readonly { planned: number; reached: number | null }[], milestones: readonly { doneOn: string | null }[]): number | null {
  if (results.some(({ reached }) => reached !== null)) {
    return results.reduce((sum, { planned, reached }) => sum + Math.min((reached ?? 0) / planned, 1), 0) / results.length;
  }
  if (milestones.length > 0) return milestones.filter((milestone) => milestone.doneOn !== null).length / milestones.length;
  return null;
}

/** The same over rows of `results`, all of one measure or grouped by it; null where none is reported. */
export const reachedByResults = sql`case when count(reached) > 0 then avg(least(coalesce(reached, 0) / planned, 1))::float8 end`;
