/** Longitude and latitude, in degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** On a map of a county, nobody sees less: about 20 metres. In degrees of latitude. */
export const FINE = 0.0002;

/** To the metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/**
 * The middle of a stored outline (its centre of gravity), in degrees.
 * @param outline longitude and latitude in turn
 * @returns null for one without a surface
 */
export function middleOf(outline: readonly number[]): { latitude: number; longitude: number } | null {
  const corners = Array.from({ length: outline.length / 2 }, (_, at): Position => [outline[2 * at] ?? 0, outline[2 * at + 1] ?? 0]);
  const { area, x, y } = moments(corners);
  return area === 0 ? null : { latitude: rounded(y), longitude: rounded(x) };
}

/** The surface inside a ring in square degrees, whichever way around it goes; to compare with others nearby. */
export function surfaceOf(ring: readonly Position[]): number {
  return Math.abs(moments(ring).area);
}

function moments(ring: readonly Position[]): { area: number; x: number; y: number } {
  // From the first corner on: far from zero the products lose the digits that count.
  const [west, south] = ring[0] ?? [0, 0];
  let [area, x, y] = [0, 0, 0];
  let [x1, y1] = [0, 0];
  for (let at = 1; at <= ring.length; at++) {
    const [longitude, latitude] = ring[at % ring.length] ?? [west, south];
    const [x2, y2] = [longitude - west, latitude - south];
    const cross = x1 * y2 - x2 * y1;
    area += cross / 2;
    x += ((x1 + x2) * cross) / 6;
    y += ((y1 + y2) * cross) / 6;
    [x1, y1] = [x2, y2];
  }
  return area === 0 ? { area, x: west, y: south } : { area, x: west + x / area, y: south + y / area };
}

type Span = { from: number; to: number; farthest: number; away: number };

/**
 * A ring with few corners (Douglas and Peucker): the corner that is farthest from the line comes back first, until all are
 * nearer than FINE or there are `most`. The work is bounded by corners × most, whatever the ring looks like.
 *
 * @param ring corners in turn, at least three, the last one not the first again
 * @param most at least 4
 * @returns longitude and latitude in turn, as it is stored
 */
export function simplified(ring: readonly Position[], most: number): number[] {
  const [, south] = ring[0] ?? [0, 0];
  const narrow = Math.cos((south * Math.PI) / 180);
  // Plain numbers in a row: with corners as objects a hostile file took eleven seconds. The first corner stands at the end again.
  const flat = new Float64Array(2 * ring.length + 2);
  for (const [at, [longitude, latitude]] of ring.entries()) flat.set([longitude * narrow, latitude], 2 * at);
  flat.set(flat.subarray(0, 2), 2 * ring.length);
  const opposite = farthestFromFirst(flat);
  const spans = [spanOf(flat, 0, opposite), spanOf(flat, opposite, ring.length)];
  const kept = new Set([0, opposite]);
  while (kept.size < most) {
    const worst = spans.reduce((best, span) => (span.away > best.away ? span : best));
    // A surface needs three corners, however small it is.
    if (worst.away <= (kept.size < 3 ? 0 : FINE)) break;
    kept.add(worst.farthest);
    spans.splice(spans.indexOf(worst), 1, spanOf(flat, worst.from, worst.farthest), spanOf(flat, worst.farthest, worst.to));
  }
  return [...kept].toSorted((a, b) => a - b).flatMap((at) => (ring[at] ?? []).map(rounded));
}

function farthestFromFirst(flat: Float64Array): number {
  const [x0 = 0, y0 = 0] = flat;
  let [found, away] = [1, -1];
  for (let at = 1; 2 * at < flat.length; at++) {
    const [dx, dy] = [(flat[2 * at] ?? 0) - x0, (flat[2 * at + 1] ?? 0) - y0];
    if (dx * dx + dy * dy > away) [found, away] = [at, dx * dx + dy * dy];
  }
  return found;
}

/** The corner between two others that is farthest from the line between them, and how far, in degrees of latitude. */
function spanOf(flat: Float64Array, from: number, to: number): Span {
  const x1 = flat[2 * from] ?? 0;
  const y1 = flat[2 * from + 1] ?? 0;
  const dx = (flat[2 * to] ?? 0) - x1;
  const dy = (flat[2 * to + 1] ?? 0) - y1;
  const squared = dx * dx + dy * dy;
  let farthest = from;
  let away = 0;
  for (let at = from + 1; at < to; at++) {
    const px = (flat[2 * at] ?? 0) - x1;
    const py = (flat[2 * at + 1] ?? 0) - y1;
    const along = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
    const restX = px - along * dx;
    const restY = py - along * dy;
    const distance = restX * restX + restY * restY;
    if (distance > away) {
      farthest = at;
      away = distance;
    }
  }
  return { from, to, farthest, away: Math.sqrt(away) };
}
