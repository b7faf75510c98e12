import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { measureRecommendations, measures } from "../schema.ts";
import { listVersions, type ChangeReason, type Version } from "./read-versions.ts";
import { adoptedParts, changeReasons } from "./schema.ts";

/** A recommendation or goal that a later version did without. */
export type FormerItem = {
  level: "goal" | "recommendation";
  text: string;
  /** The versions that it stood in, newest first. */
  versions: Version[];
  /** null: it was never adopted. */
  gone: ChangeReason | null;
  /** What carries it out, or did. */
  measures: { id: string; title: string }[];
};

/** Null where the region never adopted such an item, or still has it. Six queries. */
export async function findFormerItem(ctx: Context, db: Reader, id: string): Promise<FormerItem | null> {
  const here = ctx.region.id;
  const found = await db.execute<{ level: FormerItem["level"]; text: string }>(sql`
    select 'recommendation' as level, text from recommendations where region_id = ${here} and id = ${id} and goal_id is null
    union all select 'goal', text from goals where region_id = ${here} and id = ${id} and action_field_id is null`);
  const item = found.rows[0];
  if (!item) return null;
  const rows = await db
    .selectDistinct({ versionId: adoptedParts.versionId })
    .from(adoptedParts)
    .where(and(eq(adoptedParts.regionId, here), sql`jsonb_path_exists(${adoptedParts.content}, '$.**.id ? (@ == $id)', ${JSON.stringify({ id })}::jsonb)`));
  const stood = new Set(rows.map(({ versionId }) => versionId));
  const [gone] = await db
    .select({ reason: changeReasons.reason, outcome: changeReasons.outcome })
    .from(changeReasons)
    .where(and(eq(changeReasons.regionId, here), eq(changeReasons.itemId, id)))
    .orderBy(desc(changeReasons.versionId))
    .limit(1);
  const carried = await db
    .select({ id: measures.id, title: measures.title })
    .from(measures)
    .where(
      and(
        eq(measures.regionId, here),
        inArray(
          measures.id,
          db
            .select({ id: measureRecommendations.measureId })
            .from(measureRecommendations)
            .where(and(eq(measureRecommendations.regionId, here), eq(measureRecommendations.recommendationId, id))),
        ),
      ),
    )
    .orderBy(measures.title);
  return { ...item, versions: (await listVersions(ctx, db)).filter((version) => stood.has(version.id)), gone: gone ?? null, measures: carried };
}
