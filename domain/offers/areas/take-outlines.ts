import { isDeepStrictEqual } from "node:util";
import { read, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { listAreas, seenAs, type Area, type KnownPlace } from "./list-areas.ts";
import { matchShapes, type Matched } from "./match-shapes.ts";
import { middleOf, simplified } from "./outline.ts";
import { readGeoJson, type GeoJsonRefusal, type Shape } from "./read-geojson.ts";
import { BOUNDS, lockAreas } from "./save-area.ts";
import { municipalityAreas } from "./schema.ts";

/** Corners of one place, and of all together: with them the map's page stays within its budget. */
const MOST_CORNERS = 150;
const MOST_TOGETHER = 6_000;

export type TakenOutlines = Omit<Matched, "taken"> & {
  taken: { name: string; label: string; by: "key" | "name" }[];
  /** Places that the map does not show. */ missing: string[];
};
/** What a file would write; nothing is written yet. */
export type OutlinesPreview = Omit<TakenOutlines, "taken"> & {
  /** `was`: what stands there now. */
  taken: (TakenOutlines["taken"][number] & { was: "nothing" | "other" | "same" })[];
  /** How the map would be. */
  map: { name: string; latitude: number; longitude: number; outline: number[] | null }[];
  /** What was found, for `takeOutlines`: GeoJSON with few corners, and without what is of no place here. */
  found: string;
};
export type TakeOutlinesRefusal = "not-allowed" | GeoJsonRefusal | "elsewhere" | "nothing-matched";

/** Reads a GeoJSON file, and says what of it is of which municipality. Two queries. */
export async function previewOutlines(ctx: Context, file: Uint8Array): Promise<Result<OutlinesPreview, TakeOutlinesRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const shapes = readGeoJson(file);
  if (!shapes.ok) return shapes;
  const places = await read(ctx, (db) => listAreas(ctx, db));
  const drawn = drawnFor(places, shapes.value);
  if (!drawn.ok) return drawn;
  const { taken, after, shown, rest } = drawn.value;
  const known = new Map(places.map((place) => [place.id, place]));
  const features = taken.map(({ municipalityId, outline }) => featureOf(known.get(municipalityId), outline));
  return done({
    ...rest,
    taken: taken.map(({ municipalityId, outline }, at) => {
      const now = known.get(municipalityId)?.area?.outline ?? null;
      const was = now === null ? "nothing" : isDeepStrictEqual(now, outline) ? "same" : "other";
      return { ...(shown[at] ?? { name: "", label: "", by: "key" }), was };
    }),
    map: after.flatMap(({ name, area }) => (area ? [{ name, latitude: area.latitude, longitude: area.longitude, outline: area.outline }] : [])),
    found: JSON.stringify({ type: "FeatureCollection", features }),
  });
}

/**
 * Takes the outlines of a GeoJSON file for the municipalities that they are of. A middle that somebody entered stays.
 * A refusal leaves all as it was; the same file again changes nothing.
 */
export async function takeOutlines(ctx: Context, file: Uint8Array): Promise<Result<TakenOutlines, TakeOutlinesRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const shapes = readGeoJson(file);
  if (!shapes.ok) return shapes;
  return transact(ctx, async (tx): Promise<Result<TakenOutlines, TakeOutlinesRefusal>> => {
    await lockAreas(ctx, tx);
    const places = await listAreas(ctx, tx);
    const drawn = drawnFor(places, shapes.value);
    if (!drawn.ok) return drawn;
    const { after, shown, rest } = drawn.value;
    const before = new Map(places.map(({ id, area }) => [id, area]));
    const changed = after.filter(({ id, area }) => seenAs(area) !== seenAs(before.get(id) ?? null));
    for (const { id, area } of changed) {
      if (!area) continue;
      const known = before.get(id);
      const isThere = known?.latitude === area.latitude && known.longitude === area.longitude;
      await tx
        .insert(municipalityAreas)
        .values({ regionId: ctx.region.id, municipalityId: id, ...area })
        // A middle that is written anew has the distances of all its offers reckoned anew.
        .onConflictDoUpdate({ target: [municipalityAreas.regionId, municipalityAreas.municipalityId], set: isThere ? { outline: area.outline } : area });
      tx.audit("municipality-area.saved", id);
    }
    if (changed.length > 0) tx.publish();
    return done({ ...rest, taken: shown });
  });
}

type Drawn = {
  taken: { municipalityId: string; outline: number[] }[];
  /** As `taken`, in words. */
  shown: TakenOutlines["taken"];
  after: KnownPlace[];
  rest: Omit<TakenOutlines, "taken">;
};

function drawnFor(places: readonly KnownPlace[], shapes: readonly Shape[]): Result<Drawn, "nothing-matched" | "elsewhere"> {
  const { taken: matched, ...rest } = matchShapes(shapes, places);
  const most = Math.max(30, Math.min(MOST_CORNERS, Math.floor(MOST_TOGETHER / matched.length)));
  const drawn = matched.map((one) => ({ ...one, outline: simplified(one.ring, most) }));
  // What is smaller than a metre has no surface any more.
  const [taken, dots] = [drawn.filter(({ outline }) => middleOf(outline)), drawn.filter(({ outline }) => !middleOf(outline))];
  if (taken.length === 0) return refused("nothing-matched");
  const outlines = new Map(taken.map(({ municipalityId, outline }) => [municipalityId, outline]));
  if (![...outlines.values()].every(isHere)) return refused("elsewhere");
  const after = places.map((place) => withOutline(place, outlines.get(place.id)));
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const shown = taken.map(({ municipalityId, label, by }) => ({ name: names.get(municipalityId) ?? "", label, by }));
  return done({ taken, shown, after, rest: { ...rest, shapeless: [...rest.shapeless, ...dots.map(({ label }) => label)], missing: missingOn(after) } });
}

/** By the place's own key or name, so that it is found again. */
function featureOf(place: KnownPlace | undefined, outline: readonly number[]) {
  const corners = Array.from({ length: outline.length / 2 }, (_, at) => outline.slice(2 * at, 2 * at + 2));
  const properties = { GEN: place?.name ?? "", ...(place?.officialKey ? { AGS: place.officialKey } : {}) };
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [[...corners, ...corners.slice(0, 1)]] } };
}

function isHere(outline: readonly number[]): boolean {
  const [[west, east], [south, north]] = [BOUNDS.longitude, BOUNDS.latitude];
  return outline.every((degrees, at) => (at % 2 === 0 ? degrees >= west && degrees <= east : degrees >= south && degrees <= north));
}

function withOutline(place: KnownPlace, outline: number[] | undefined): KnownPlace {
  const middle = outline && middleOf(outline);
  if (!outline || !middle) return place;
  const { area } = place;
  const own = area && !isOfOutline(area) ? { latitude: area.latitude, longitude: area.longitude } : middle;
  return { ...place, area: { postalCodes: area?.postalCodes ?? [], ...own, outline } };
}

/** A middle that is the stored outline's was made by us; any other one somebody entered. */
function isOfOutline({ latitude, longitude, outline }: Area): boolean {
  const made = outline && middleOf(outline);
  return made !== null && made.latitude === latitude && made.longitude === longitude;
}

/** What belongs to a drawn place is on the map, and so is a joint municipality whose members all are. */
function missingOn(places: readonly KnownPlace[]): string[] {
  const drawn = new Set(places.filter(({ area }) => area?.outline).map(({ id }) => id));
  const below = Map.groupBy(places, ({ parentId }) => parentId);
  const isShown = ({ id, parentId }: KnownPlace): boolean => {
    const members = below.get(id) ?? [];
    return drawn.has(id) || (parentId !== null && drawn.has(parentId)) || (members.length > 0 && members.every((member) => drawn.has(member.id)));
  };
  return places.filter((place) => !isShown(place)).map(({ name }) => name);
}
