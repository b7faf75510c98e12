import { asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { municipalities, organisations } from "./schema.ts";

/** What forms offer to choose from. One query each. People are too many for that: see names/. */
export function organisationChoices(ctx: Context, db: Reader) {
  return db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.regionId, ctx.region.id))
    .orderBy(asc(organisations.name));
}

export function municipalityChoices(ctx: Context, db: Reader) {
  return db
    .select({ id: municipalities.id, name: municipalities.name, kind: municipalities.kind, parentId: municipalities.parentId })
    .from(municipalities)
    .where(eq(municipalities.regionId, ctx.region.id))
    .orderBy(asc(municipalities.position), asc(municipalities.name));
}
