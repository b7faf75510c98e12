import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { recommendations } from "../schema.ts";

/** Whoever has one of these open in a form sees the difference before saving over it. @returns the ids, for the audit */
export async function raiseVersions(ctx: Context, tx: Writer, ids: ReadonlySet<string>): Promise<string[]> {
  const changed = [...ids];
  if (changed.length > 0)
    await tx
      .update(recommendations)
      .set({ version: sql`${recommendations.version} + 1` })
      .where(and(eq(recommendations.regionId, ctx.region.id), inArray(recommendations.id, changed)));
  return changed;
}
