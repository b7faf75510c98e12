import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { findEntry } from "./entry.ts";
import { isInUse } from "./in-use.ts";
import { municipalities, people, personReleases } from "./schema.ts";

/** An organisation with its places and its people in functions; null where this region has none of that id. Four queries. */
export async function findOrganisation(ctx: Context, db: Reader, id: string) {
  const here = ctx.region.id;
  const entry = await findEntry(ctx, db, id);
  if (!entry) return null;
  const places = await db.select({ id: municipalities.id, name: municipalities.name }).from(municipalities).where(eq(municipalities.regionId, here));
  const placeName = (placeId: string | null) => places.find((place) => place.id === placeId)?.name ?? null;
  const staff = await db
    .select({ person: people, release: personReleases })
    .from(people)
    .leftJoin(personReleases, and(eq(personReleases.regionId, people.regionId), eq(personReleases.personId, people.id)))
    .where(and(eq(people.regionId, here), eq(people.organisationId, id), isInUse))
    .orderBy(asc(people.lastName), asc(people.firstName));
  return {
    ...entry,
    municipality: placeName(entry.municipalityId),
    serves: entry.servesMunicipalityIds.flatMap((served) => placeName(served) ?? []),
    people: staff.map(({ person, release }) => ({ ...person, release })),
  };
}
