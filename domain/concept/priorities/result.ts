import type { Criterion, PriorityItem, PriorityRound } from "./round-row.ts";
import { dimensionsOf } from "./round-row.ts";
import type { Parts } from "./schema.ts";

/** Below it nobody learns anything of the ballots; wall.priority_tally() holds it, whoever asks. */
export const FEWEST_BALLOTS = 5;

/** Sums as they leave the urn. @property total null: fewer than five answers @property place of the item in its order, from 0 */
export type Tally = { place: number; dimension: number; total: number | null; answers: number | null };

export type ItemResult = {
  recommendationId: string;
  label: string;
  /** 1 is the first; equal values share a rank. null: fewer than five answers. */
  rank: number | null;
  /** points: their sum; effort: effect minus effort, −4 to 4; criteria: the weighted mean, 1 to 5. */
  value: number | null;
  parts: Parts;
};

type Judged = { round: Pick<PriorityRound, "method">; items: readonly Pick<PriorityItem, "recommendationId" | "label">[]; criteria: readonly Criterion[] };

/** The ranking that a tally says, the first first, items of equal rank in their order; null where there are too few ballots. */
export function resultOf({ round, items, criteria }: Judged, tally: readonly Tally[]): ItemResult[] | null {
  if (tally.length === 0) return null;
  const dimensions = dimensionsOf(round, criteria);
  const valued = items.map(({ recommendationId, label }, place) => {
    const of = (dimension: number) => tally.find((row) => row.place === place && row.dimension === dimension);
    const mean = (dimension: number) => {
      const { total = null, answers = null } = of(dimension) ?? {};
      return total === null || answers === null ? null : rounded(total / answers);
    };
    const parts: Parts = round.method === "points" ? { voters: of(0)?.answers ?? null } : Object.fromEntries(dimensions.map((name, at) => [name, mean(at)]));
    const value = round.method === "points" ? (of(0)?.total ?? null) : round.method === "effort" ? minus(mean(0), mean(1)) : weighted(criteria, parts);
    return { recommendationId, label, value, parts };
  });
  return valued
    .map((item) => ({ ...item, rank: item.value === null ? null : 1 + valued.filter(({ value }) => value !== null && value > (item.value ?? 0)).length }))
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

const rounded = (mean: number) => Math.round(mean * 100) / 100;

function minus(effect: number | null, effort: number | null): number | null {
  return effect === null || effort === null ? null : rounded(effect - effort);
}

function weighted(criteria: readonly Criterion[], parts: Parts): number | null {
  let [sum, weights] = [0, 0];
  for (const { id, weight } of criteria) {
    const mean = parts[id] ?? null;
    if (mean === null) return null;
    sum += weight * mean;
    weights += weight;
  }
  return rounded(sum / weights);
}
