import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { conceptInForce } from "./in-force.ts";
import { actionFields, goals } from "./schema.ts";

/** Whether all these are goals of the concept in force: not of a revision under way, not of one that was replaced, not of another region. */
export async function areGoalsInForce(ctx: Context, db: Reader, ids: readonly string[]): Promise<boolean> {
  const wanted = new Set(ids);
  const [found] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(goals)
    .innerJoin(actionFields, and(eq(actionFields.regionId, goals.regionId), eq(actionFields.id, goals.actionFieldId)))
    .where(and(eq(goals.regionId, ctx.region.id), inArray(goals.id, [...wanted]), eq(actionFields.conceptId, conceptInForce(ctx))));
  return found?.count === wanted.size;
}
