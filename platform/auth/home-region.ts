import type { Database, Region } from "#platform/db/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";

/** The region whose mail speaks for us to an account; an ended membership will do. */
export async function homeRegion(database: Database, accountId: string): Promise<Region | null> {
  const found = await database.auth.query<{ regionId: string }>(
    `select region_id as "regionId" from public.memberships where account_id = $1 order by (ends_on is null) desc, id limit 1`,
    [accountId],
  );
  const first = found.rows[0];
  return first ? findRegionById(database, first.regionId) : null;
}
