import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export type ReleaseCounts = { measures: number; releasedMeasures: number; updates: number; releasedUpdates: number };

/** How much of what belongs to the concept is released by itself: what the public page shows besides the texts. */
export async function countReleased(ctx: Context, db: Reader): Promise<ReleaseCounts> {
  const found = await db.execute<ReleaseCounts>(sql`
    select (select count(*)::int from measures where region_id = ${ctx.region.id}) as measures,
      (select count(released_at)::int from measures where region_id = ${ctx.region.id}) as "releasedMeasures",
      (select count(*)::int from progress_updates where region_id = ${ctx.region.id}) as updates,
      (select count(released_at)::int from progress_updates where region_id = ${ctx.region.id}) as "releasedUpdates"`);
  return found.rows[0] ?? { measures: 0, releasedMeasures: 0, updates: 0, releasedUpdates: 0 };
}
