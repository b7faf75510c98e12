import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { isInUse } from "./in-use.ts";
import { municipalities, organisations, people } from "./schema.ts";

/** An organisation with its place and its people in functions; null where this region has none of that id. Two queries. */
export async function findOrganisation(ctx: Context, db: Reader, id: string) {
  const here = ctx.region.id;
  const [found] = await db
    .select({ organisation: organisations, municipality: municipalities.name })
    .from(organisations)
    .leftJoin(municipalities, and(eq(municipalities.regionId, organisations.regionId), eq(municipalities.id, organisations.municipalityId)))
    .where(and(eq(organisations.regionId, here), eq(organisations.id, id)));
  if (!found) return null;
  const staff = await db
    .select()
    .from(people)
    .where(and(eq(people.regionId, here), eq(people.organisationId, id), isInUse))
    .orderBy(asc(people.lastName), asc(people.firstName));
  return { ...found.organisation, municipality: found.municipality, people: staff };
}
