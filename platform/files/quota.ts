import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

export type QuotaRefusal = "region-full" | "link-full";

/** In bytes, of all files that lie behind one signed link at a time. */
export const LINK_QUOTA = 100_000_000;

export type Quota = { /** In bytes. */ used: number; allowed: number };

/** What the region's files take and may take together; equal content counts once. */
export async function regionQuota(ctx: Context, db: Reader): Promise<Quota> {
  const found = await db.execute<Quota>(sql`
    select wall.stored_bytes()::float8 as used, file_quota_mb * 1000000::float8 as allowed from directory.regions where id = ${ctx.region.id}`);
  const [quota] = found.rows;
  if (!quota) throw new Error(`The region ${ctx.region.id} is gone.`);
  return quota;
}

/**
 * Two uploads at the same moment may both fit and together be too much. That is by one upload at most for each request
 * that runs, and not worth a lock over all uploads.
 */
export async function fits(ctx: Context, db: Reader, size: number): Promise<Result<null, QuotaRefusal>> {
  const region = await regionQuota(ctx, db);
  if (region.used + size > region.allowed) return refused("region-full");
  if (ctx.actor.kind !== "link") return done(null);
  // A link sees its own files only.
  const found = await db.execute<{ used: number }>(sql`select coalesce(sum(size), 0)::float8 as used from files where region_id = ${ctx.region.id}`);
  return (found.rows[0]?.used ?? 0) + size > LINK_QUOTA ? refused("link-full") : done(null);
}
