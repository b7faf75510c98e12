import { and, asc, eq, getTableName, sql } from "drizzle-orm";
import { z } from "zod";
import type { Context, Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { actionFields, chapters, goals, guidingGoals, measureRecommendations, measures, principles, recommendations } from "../schema.ts";
import { branchesAt, depthOf, LEVELS, type Branch, type Level } from "./outline.ts";
import { lockConcept, readOutline, writeOutline } from "./stored-outline.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";

export const RemoveItem = z.strictObject({ level: z.enum(LEVELS), id: z.uuid() });
export type RemoveItem = z.infer<typeof RemoveItem>;

/** What carries a recommendation out does not lose it by the way. */
export type HasMeasures = { ok: false; refusal: "has-measures"; measures: { id: string; title: string }[] };
export type RemoveItemResult = Result<null, "not-allowed" | "no-concept" | "not-found" | "not-empty" | "has-traces"> | HasMeasures | PartAdopted;

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
 * stands below it, a recommendation only when no measure carries it out; neither goes while votes, money, ratings or
 * agreements hang on it.
 */
export async function removeItem(ctx: Context, input: RemoveItem): Promise<RemoveItemResult> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { level, id } = input;
  return transactUnlessAdopted(ctx, async (tx): Promise<RemoveItemResult> => {
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
    if ((level === "recommendation" || level === "goal") && (await bearsTraces(ctx, tx, tables[level], id))) return refused("has-traces");

    const table = tables[level];
    await tx.delete(table).where(and(eq(table.regionId, ctx.region.id), eq(table.id, id)));
    parent.children = parent.children.filter((child) => child !== branch);
    await writeOutline(ctx, tx, outline, level);
    tx.audit("concept.item-removed", id, { level });
    tx.publish();
    return done(null);
  });
}

/** Tables that only say more about a recommendation; their rows go with it. */
const LABELS = new Set(["recommendation_themes", "recommendation_target_groups", "recommendation_municipalities", "recommendation_terms", "recommendations"]);

/** Whether anything else refers to it. The catalogue knows all tables, also those that other rooms add. */
async function bearsTraces(ctx: Context, tx: Writer, table: typeof goals | typeof recommendations, id: string): Promise<boolean> {
  const referring = await tx.execute<{ name: string; column: string }>(sql`
    select c.conrelid::regclass::text as name, a.attname as column from pg_constraint c
      join unnest(c.conkey, c.confkey) k(own, theirs) on true
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
      join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.theirs and f.attname = 'id'
    where c.contype = 'f' and c.confrelid = ${getTableName(table)}::regclass`);
  for (const { name, column } of referring.rows) {
    if (LABELS.has(name)) continue;
    const found = await tx.execute(sql`select 1 from ${sql.identifier(name)} where region_id = ${ctx.region.id} and ${sql.identifier(column)} = ${id} limit 1`);
    if (found.rows.length > 0) return true;
  }
  return false;
}

function holdsRecommendations(branch: Branch, level: Level): boolean {
  return level !== "principle" && level !== "chapter" && branchesAt(branch, depthOf("recommendation") - depthOf(level)).length > 0;
}
