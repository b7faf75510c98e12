import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { actionFields, chapters, goals, guidingGoals, measureRecommendations, measures, principles, recommendations } from "../schema.ts";
import { branchesAt, depthOf, LEVELS, type Branch, type Level } from "./outline.ts";
import { lockConcept, readOutline, writeOutline } from "./stored-outline.ts";

export const RemoveItem = z.strictObject({ level: z.enum(LEVELS), id: z.uuid() });
export type RemoveItem = z.infer<typeof RemoveItem>;

/** What carries a recommendation out does not lose it by the way. */
export type HasMeasures = { ok: false; refusal: "has-measures"; measures: { id: string; title: string }[] };
export type RemoveItemResult = Result<null, "not-allowed" | "no-concept" | "not-found" | "not-empty"> | HasMeasures;

const tables = {
  principle: principles,
  chapter: chapters,
  "action-field": actionFields,
  "guiding-goal": guidingGoals,
  goal: goals,
  recommendation: recommendations,
};

/**
 * Removes an item for good; the numbers behind it move up. A goal, guiding goal or field goes only when no recommendation
 * stands below it, a recommendation only when no measure carries it out.
 */
export async function removeItem(ctx: Context, input: RemoveItem): Promise<RemoveItemResult> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { level, id } = input;
  return transact(ctx, async (tx): Promise<RemoveItemResult> => {
    const conceptId = await lockConcept(ctx, tx);
    if (conceptId === null) return refused("no-concept");
    const outline = await readOutline(ctx, tx, conceptId, level);
    const parent = branchesAt(outline, depthOf(level) - 1).find(({ children }) => children.some((child) => child.id === id));
    const branch = parent?.children.find((child) => child.id === id);
    if (!parent || !branch || (level === "guiding-goal" && branch.id === parent.id)) return refused("not-found");
    if (level === "recommendation") {
      const carriedOutBy = await tx
        .select({ id: measures.id, title: measures.title })
        .from(measureRecommendations)
        .innerJoin(measures, and(eq(measures.regionId, measureRecommendations.regionId), eq(measures.id, measureRecommendations.measureId)))
        .where(and(eq(measureRecommendations.regionId, ctx.region.id), eq(measureRecommendations.recommendationId, id)))
        .orderBy(asc(measures.title));
      if (carriedOutBy.length > 0) return { ok: false, refusal: "has-measures", measures: carriedOutBy };
    } else if (holdsRecommendations(branch, level)) return refused("not-empty");

    const table = tables[level];
    await tx.delete(table).where(and(eq(table.regionId, ctx.region.id), eq(table.id, id)));
    parent.children = parent.children.filter((child) => child !== branch);
    await writeOutline(ctx, tx, outline, level);
    tx.audit("concept.item-removed", id, { level });
    tx.publish();
    return done(null);
  });
}

function holdsRecommendations(branch: Branch, level: Level): boolean {
  return level !== "principle" && level !== "chapter" && branchesAt(branch, depthOf("recommendation") - depthOf(level)).length > 0;
}
