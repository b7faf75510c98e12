/** Around a place once: longitude and latitude in turn, as it is stored. */
export type Outline = number[];
/** Longitude and latitude. */
export type Position = readonly [number, number];

/** On a map of a county, nobody sees less: about 20 metres. In degrees of latitude. */
export const FINE = 0.0002;

/** Metres, as good as a phone's own position. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/**
 * The middle of an outline (its centre of gravity), in degrees.
 * @returns null for one without a surface
 */
export function middleOf(outline: Outline): { latitude: number; longitude: number } | null {
  const { area, x, y } = moments(outline);
  if (area === 0) return null;
  return { latitude: rounded(y), longitude: rounded(x) };
}

/** The surface of an outline in square degrees, whichever way around it goes; to compare with others nearby. */
export function surfaceOf(outline: Outline): number {
  return Math.abs(moments(outline).area);
}

function moments(outline: Outline): { area: number; x: number; y: number } {
  // From the first corner on: far from zero the products lose the digits that count.
  const [west = 0, south = 0] = outline;
  let [area, x, y] = [0, 0, 0];
  for (let at = 0; at < outline.length; at += 2) {
    const [x1, y1] = [(outline[at] ?? 0) - west, (outline[at + 1] ?? 0) - south];
    const next = (at + 2) % outline.length;
    const [x2, y2] = [(outline[next] ?? 0) - west, (outline[next + 1] ?? 0) - south];
    const cross = x1 * y2 - x2 * y1;
    area += cross / 2;
    x += ((x1 + x2) * cross) / 6;
    y += ((y1 + y2) * cross) / 6;
  }
  return area === 0 ? { area, x: west, y: south } : { area, x: west + x / area, y: south + y / area };
}

type Span = { from: number; to: number; farthest: number; away: number };

/**
 * An outline with few corners, none of the left out ones farther away than need be (Douglas and Peucker): the corner that is
 * farthest from the line comes back first, until all are nearer than FINE or there are `most`. The work is bounded by
 * corners × most, whatever the outline looks like.
 *
 * @param ring corners in turn, not closed
 * @param most at least 4
 */
export function simplified(ring: readonly Position[], most: number): Outline {
  const narrow = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  const opposite = farthestFrom(ring, narrow);
  const spans = [spanOf(ring, 0, opposite, narrow), spanOf(ring, opposite, ring.length, narrow)];
  const kept = new Set([0, opposite]);
  while (kept.size < most) {
    const worst = spans.reduce((best, span) => (span.away > best.away ? span : best));
    // A surface needs three corners, however small it is.
    if (worst.away <= (kept.size < 4 ? 0 : FINE)) break;
    kept.add(worst.farthest);
    spans.splice(spans.indexOf(worst), 1, spanOf(ring, worst.from, worst.farthest, narrow), spanOf(ring, worst.farthest, worst.to, narrow));
  }
  return [...kept].toSorted((a, b) => a - b).flatMap((at) => (ring[at] ?? []).map(rounded));
}

function farthestFrom(ring: readonly Position[], narrow: number): number {
  const [[x0, y0] = [0, 0]] = ring;
  let [found, away] = [Math.min(1, ring.length - 1), -1];
  for (const [at, [x, y]] of ring.entries()) {
    const distance = ((x - x0) * narrow) ** 2 + (y - y0) ** 2;
    if (distance > away) [found, away] = [at, distance];
  }
  return found;
}

/** @param to one behind the last corner is the first */
function spanOf(ring: readonly Position[], from: number, to: number, narrow: number): Span {
  const [start, end]: [Position, Position] = [ring[from] ?? [0, 0], ring[to % ring.length] ?? [0, 0]];
  let [farthest, away] = [from, 0];
  for (let at = from + 1; at < to; at++) {
    const distance = distanceTo(ring[at] ?? start, start, end, narrow);
    if (distance > away) [farthest, away] = [at, distance];
  }
  return { from, to, farthest, away };
}

/** From a point to a line between two others, in degrees of latitude. */
export function distanceTo([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position, narrow: number): number {
  const [dx, dy] = [(x2 - x1) * narrow, y2 - y1];
  const [px, py] = [(x - x1) * narrow, y - y1];
  const along = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - along * dx, py - along * dy);
}
