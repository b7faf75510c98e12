import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { municipalities, organisations } from "./schema.ts";

export async function isNameTaken(ctx: Context, db: Reader, name: string, exceptId?: string): Promise<boolean> {
  const same = and(eq(organisations.regionId, ctx.region.id), sql`lower(${organisations.name}) = lower(${name})`);
  const found = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(exceptId ? and(same, ne(organisations.id, exceptId)) : same)
    .limit(1);
  return found.length > 0;
}

/** Whether all these ids name municipalities of this region; none at all is fine too. */
export async function areMunicipalities(ctx: Context, db: Reader, ids: readonly (string | null)[]): Promise<boolean> {
  const named = [...new Set(ids.filter((id) => id !== null))];
  if (named.length === 0) return true;
  const found = await db
    .select({ id: municipalities.id })
    .from(municipalities)
    .where(and(eq(municipalities.regionId, ctx.region.id), inArray(municipalities.id, named)));
  return found.length === named.length;
}
