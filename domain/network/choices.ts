import { and, asc, eq, sql } from "drizzle-orm";
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

/** Everybody in a function, by last name. @param gremiumId whose members of today `sits` tells from the others */
export function personChoices(ctx: Context, db: Reader, gremiumId: string | null = null) {
  const sits =
    gremiumId === null
      ? sql<boolean>`false`
      : sql<boolean>`exists (select from gremium_members m where m.region_id = ${people.regionId} and m.person_id = ${people.id}
          and m.gremium_id = ${gremiumId} and m.from_on <= ${ctx.today} and coalesce(m.until_on, 'infinity') >= ${ctx.today})`;
  return db
    .select({
      id: people.id,
      organisationId: people.organisationId,
      organisation: organisations.name,
      sits,
      salutation: people.salutation,
      firstName: people.firstName,
      lastName: people.lastName,
    })
    .from(people)
    .innerJoin(organisations, and(eq(organisations.regionId, people.regionId), eq(organisations.id, people.organisationId)))
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
