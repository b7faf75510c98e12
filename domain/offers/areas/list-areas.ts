import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { listMunicipalities, type Municipality } from "#domain/network/municipalities/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { municipalityAreas } from "./schema.ts";

/** Degrees; `outline` as longitude and latitude in turn. */
export type Area = { latitude: number; longitude: number; postalCodes: string[]; outline: number[] | null };
/** A municipality, and where it lies; null: nobody entered it. */
export type KnownPlace = Municipality & { area: Area | null };

/** All municipalities of the region, each followed by those that belong to it. Two queries. */
export async function listAreas(ctx: Context, db: Reader): Promise<KnownPlace[]> {
  const places = await listMunicipalities(ctx, db);
  const stored = await db.select().from(municipalityAreas).where(eq(municipalityAreas.regionId, ctx.region.id));
  const areas = new Map(stored.map(({ regionId: _region, municipalityId, ...area }) => [municipalityId, area]));
  return places.map((place) => ({ ...place, area: areas.get(place.id) ?? null }));
}

/** One municipality of the region. */
export async function findKnown(ctx: Context, db: Reader, municipalityId: string): Promise<KnownPlace | undefined> {
  return (await listAreas(ctx, db)).find(({ id }) => id === municipalityId);
}

/** An area in one line, to compare what was shown with what is there. */
export function seenAs(area: Area | null): string {
  if (!area) return "";
  const { latitude, longitude, postalCodes, outline } = area;
  return [latitude, longitude, postalCodes.toSorted().join(","), outline ? createHash("sha256").update(outline.join(" ")).digest("base64url") : "-"].join(" ");
}
