import { sql } from "drizzle-orm";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import type { Assessment, MeasureState } from "./progress/index.ts";

export type LatestUpdate = {
  id: string;
  measureId: string;
  measure: string;
  dated: string;
  author: string;
  assessment: Assessment;
  state: MeasureState;
  text: string;
};

/** The newest entries the context may see, over all measures or those of some. @param measureIds undefined: of all */
export async function latestUpdates(ctx: Context, db: Reader, limit: number, measureIds?: readonly string[]): Promise<LatestUpdate[]> {
  if (ctx.actor.kind !== "public") return readUpdates(ctx, db, limit, measureIds);
  const all = await published(ctx, db, "updates", () => readUpdates(ctx, db, null));
  return all.filter(({ measureId }) => measureIds?.includes(measureId) ?? true).slice(0, limit);
}

async function readUpdates(ctx: Context, db: Reader, limit: number | null, measureIds?: readonly string[]): Promise<LatestUpdate[]> {
  const wanted = measureIds === undefined ? sql`true` : sql`u.measure_id = any(${sql.param([...measureIds])}::uuid[])`;
  const found = await db.execute<{
    id: string;
    measure_id: string;
    title: string;
    dated: string;
    author_name: string;
    assessment: Assessment;
    state: MeasureState;
    text: string;
  }>(sql`
    select u.id, u.measure_id, m.title, u.dated::text, u.author_name, u.assessment, coalesce(u.state, m.state) as state, u.text
    from progress_updates u join measures m on m.region_id = u.region_id and m.id = u.measure_id
    where u.region_id = ${ctx.region.id} and ${wanted}
    order by u.dated desc, u.id desc limit ${limit}`);
  return found.rows.map((row) => ({
    id: row.id,
    measureId: row.measure_id,
    measure: row.title,
    dated: row.dated,
    author: row.author_name,
    assessment: row.assessment,
    state: row.state,
    text: row.text,
  }));
}
