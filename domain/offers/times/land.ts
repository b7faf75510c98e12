import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { isLand, type Land } from "./public-holidays.ts";

/** Whose public holidays hold here. One query. */
export async function findLand(ctx: Context, db: Reader): Promise<Land | null> {
  const found = await db.execute<{ land: string | null }>(sql`select land from directory.regions where id = ${ctx.region.id}`);
  const land = found.rows[0]?.land ?? null;
  return isLand(land) ? land : null;
}
