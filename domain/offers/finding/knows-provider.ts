import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

/** Whether a provider stands in the public list, or one of its offers does: its own entry may be hidden. One query. */
export async function knowsProvider(ctx: Context, db: Reader, organisationId: string): Promise<boolean> {
  const here = ctx.region.id;
  const { rows } = await db.execute<{ known: boolean }>(sql`
    select exists (select from organisations where region_id = ${here} and id = ${organisationId})
      or exists (select from search.offer_facts where region_id = ${here} and organisation_id = ${organisationId}) as known`);
  return rows[0]?.known ?? false;
}
