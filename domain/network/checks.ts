import { and, eq, ne, sql } from "drizzle-orm";
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

/** Whether the id names a municipality of this region; none at all is fine too. */
export async function isMunicipality(ctx: Context, db: Reader, id: string | null): Promise<boolean> {
  if (id === null) return true;
  const found = await db
    .select({ id: municipalities.id })
    .from(municipalities)
    .where(and(eq(municipalities.regionId, ctx.region.id), eq(municipalities.id, id)));
  return found.length > 0;
}
