import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { isInUse } from "./in-use.ts";
import { municipalities, organisations, people } from "./schema.ts";

/** What forms offer to choose from. One query each. */
export function organisationChoices(ctx: Context, db: Reader) {
  return db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.regionId, ctx.region.id))
    .orderBy(asc(organisations.name));
}

export function personChoices(ctx: Context, db: Reader) {
  return db
    .select({
      id: people.id,
      organisationId: people.organisationId,
      salutation: people.salutation,
      firstName: people.firstName,
      lastName: people.lastName,
    })
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), isInUse))
    .orderBy(asc(people.lastName), asc(people.firstName));
}

export function municipalityChoices(ctx: Context, db: Reader) {
  return db
    .select({ id: municipalities.id, name: municipalities.name, kind: municipalities.kind, parentId: municipalities.parentId })
    .from(municipalities)
    .where(eq(municipalities.regionId, ctx.region.id))
    .orderBy(asc(municipalities.position), asc(municipalities.name));
}
