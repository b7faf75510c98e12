/**
 * The share of a measure that is reached, by its own figures: the mean over its results, each at most 1;
 * without results the share of milestones done; without both null. The same rule as SQL in `readMeasureBriefs`.
 */
export function reachedShare(results: readonly { planned: number; reached: number }[], milestones: readonly { doneOn: string | null }[]): number | null {
  if (results.length > 0) return results.reduce((sum, { planned, reached }) => sum + Math.min(reached / planned, 1), 0) / results.length;
  if (milestones.length > 0) return milestones.filter((milestone) => milestone.doneOn !== null).length / milestones.length;
  return null;
}
