import { and, asc, eq, inArray } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { RecommendationOverview } from "../concept-overview.ts";
import { budgetLines, measures, milestones, recommendationTerms, results, terms } from "../schema.ts";

/** What stands behind one recommendation: figures, milestones and money of its measures, and what its text names. */
export type Evidence = {
  results: { id: string; measureId: string; name: string; unit: string; planned: number; reached: number | null }[];
  milestones: { measureId: string; title: string; dueOn: string; doneOn: string | null }[];
  /** Lines of all its measures; a measure that serves several recommendations counts in each of them. */
  budgetLines: { id: string; source: string; state: "applied" | "approved"; amountCents: number; calledUpCents: number; expiresOn: string | null }[];
  /** Why a measure is paused or was dropped, by the measure's id. */
  reasons: Map<string, string>;
  terms: { id: string; name: string; occurrences: number }[];
};

/** Five queries. */
export async function readEvidence(ctx: Context, db: Reader, recommendation: RecommendationOverview): Promise<Evidence> {
  const here = ctx.region.id;
  const ids = recommendation.measureIds;
  const reasonRows = await db
    .select({ id: measures.id, reason: measures.stateReason })
    .from(measures)
    .where(and(eq(measures.regionId, here), inArray(measures.id, ids)));
  return {
    results: await db
      .select()
      .from(results)
      .where(and(eq(results.regionId, here), inArray(results.measureId, ids)))
      .orderBy(asc(results.measureId), asc(results.position)),
    milestones: await db
      .select()
      .from(milestones)
      .where(and(eq(milestones.regionId, here), inArray(milestones.measureId, ids)))
      .orderBy(asc(milestones.dueOn)),
    budgetLines: await db
      .select()
      .from(budgetLines)
      .where(and(eq(budgetLines.regionId, here), inArray(budgetLines.measureId, ids)))
      .orderBy(asc(budgetLines.measureId), asc(budgetLines.position)),
    reasons: new Map(reasonRows.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason]]))),
    terms: await db
      .select({ id: terms.id, name: terms.name, occurrences: recommendationTerms.occurrences })
      .from(recommendationTerms)
      .innerJoin(terms, and(eq(terms.regionId, recommendationTerms.regionId), eq(terms.id, recommendationTerms.termId)))
      .where(and(eq(recommendationTerms.regionId, here), eq(recommendationTerms.recommendationId, recommendation.id)))
      .orderBy(asc(terms.name)),
  };
}
