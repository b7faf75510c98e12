import { done, refused, type Result } from "#platform/result.ts";
import { surfaceOf, type Position } from "./outline.ts";

/** One feature of a file: what it calls itself, and its largest surface without holes; null: it has none. */
export type Shape = { keys: string[]; name: string; ring: Position[] | null };
export type GeoJsonRefusal = "not-json" | "no-collection" | "no-outlines" | "not-degrees" | "too-large";

/** What the house reads of lists, too. */
export const MOST_BYTES = 20_000_000;
/** Corners, surfaces and features: all municipalities of a county to the metre have fewer. */
const MOST_PARTS = 250_000;
/** Between numbers and names. */
const MOST_COMMAS = 1_000_000;
/** GeoJSON itself is eight deep. */
const MOST_DEEP = 20;

/** Amtlicher Gemeindeschlüssel and Regionalschlüssel, as the BKG, the Länder and OpenStreetMap head them. */
const KEYS = new Set(["ags", "ars", "rs", "ags_0", "ars_0", "rs_0", "de:amtlicher_gemeindeschluessel", "de:regionalschluessel"]);
const NAMES = ["gen", "name", "gemeindename", "gemeinde"];

/**
 * Reads a GeoJSON file (RFC 7946): a collection of surfaces in degrees. What would cost much is refused before it is read:
 * whoever sends it, a file takes less than a second.
 */
export function readGeoJson(bytes: Uint8Array): Result<Shape[], GeoJsonRefusal> {
  if (bytes.length > MOST_BYTES || isCostly(bytes)) return refused("too-large");
  let file: unknown;
  try {
    file = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return refused("not-json");
  }
  if (!isObject(file) || file.type !== "FeatureCollection" || !Array.isArray(file.features)) return refused("no-collection");
  const shapes = file.features.map(shapeOf);
  if (shapes.includes("not-degrees")) return refused("not-degrees");
  const read = shapes.filter((shape) => shape !== "not-degrees");
  return read.some(({ ring }) => ring !== null) ? done(read) : refused("no-outlines");
}

const [QUOTE, BACKSLASH, COMMA, OPENING, CLOSING] = [0x22, 0x5c, 0x2c, [0x5b, 0x7b], [0x5d, 0x7d]] as const;

/** How much there is to read, from the signs alone; what is deep or has many parts takes many times its own size as objects. */
function isCostly(bytes: Uint8Array): boolean {
  let [deep, parts, commas, isInside] = [0, 0, 0, false];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) isInside = !isInside;
    else if (isInside) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) commas++;
    else if (byte === OPENING[0] || byte === OPENING[1]) {
      deep++;
      parts++;
    } else if (byte === CLOSING[0] || byte === CLOSING[1]) deep--;
    if (deep > MOST_DEEP || parts > MOST_PARTS || commas > MOST_COMMAS) return true;
  }
  return false;
}

function shapeOf(feature: unknown): Shape | "not-degrees" {
  const properties = isObject(feature) && isObject(feature.properties) ? Object.entries(feature.properties) : [];
  const geometry = isObject(feature) && isObject(feature.geometry) ? feature.geometry : {};
  const said = new Map(properties.map(([name, value]) => [name.toLowerCase(), value]));
  const surfaces: unknown = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  const rings = (Array.isArray(surfaces) ? surfaces : []).map((surface: unknown) => (Array.isArray(surface) ? ringOf(surface[0]) : []));
  if (rings.includes("not-degrees")) return "not-degrees";
  let [ring, largest]: [Position[] | null, number] = [null, 0];
  for (const other of rings) {
    const surface = other === "not-degrees" ? 0 : surfaceOf(other);
    if (other !== "not-degrees" && surface > largest) [ring, largest] = [other, surface];
  }
  const name = NAMES.map((heading) => said.get(heading)).find((value) => typeof value === "string" && value.trim() !== "");
  return {
    keys: [...new Set([...said].flatMap(([heading, value]) => (KEYS.has(heading) ? keyOf(value) : [])))],
    name: typeof name === "string" ? name.trim() : "",
    ring,
  };
}

/** A key has 8 or 12 digits; one that was kept as a number has lost its leading zero. */
function keyOf(value: unknown): string[] {
  const digits = typeof value === "number" ? String(value).replace(/^(\d{7}|\d{11})$/, "0$1") : typeof value === "string" ? value.replace(/\s/g, "") : "";
  return /^(\d{8}|\d{12})$/.test(digits) ? [digits] : [];
}

/** The corners in turn, each once; none where they are no ring. */
function ringOf(corners: unknown): Position[] | "not-degrees" {
  if (!Array.isArray(corners)) return [];
  const ring: Position[] = [];
  for (const corner of corners as unknown[]) {
    if (!Array.isArray(corner)) return [];
    const longitude: unknown = corner[0];
    const latitude: unknown = corner[1];
    if (typeof longitude !== "number" || typeof latitude !== "number") return [];
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return "not-degrees";
    const last = ring.at(-1);
    if (last?.[0] !== longitude || last[1] !== latitude) ring.push([longitude, latitude]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) ring.pop();
  return ring.length < 3 ? [] : ring;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
