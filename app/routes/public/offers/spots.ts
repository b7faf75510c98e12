import type { Point } from "#app/offers/map-ground.tsx";
import type { MapPoint } from "#domain/offers/finding/index.ts";

/** What one sign on the map stands for, and one group of the list below it. */
export type Spot = { x: number; y: number; /** How many offers. */ count: number; municipalities: string[]; points: MapPoint[] };

/** Signs nearer to each other than this would lie on top of each other. */
const NEAR = 28;

/** Points that lie close on the drawing as one spot, at the place with most offers; the spots from north to south. */
export function spotsOf(points: readonly MapPoint[], on: (point: Point) => Point): Spot[] {
  const spots: { x: number; y: number; points: MapPoint[] }[] = [];
  for (const point of points.toSorted((one, other) => other.offers.length - one.offers.length)) {
    const [x, y] = on([point.longitude, point.latitude]);
    const near = spots.find((spot) => Math.hypot(spot.x - x, spot.y - y) < NEAR);
    if (near) near.points.push(point);
    else spots.push({ x, y, points: [point] });
  }
  return spots
    .map((spot) => ({
      ...spot,
      count: new Set(spot.points.flatMap(({ offers }) => offers.map(({ id }) => id))).size,
      municipalities: [...new Set(spot.points.flatMap(({ municipality }) => municipality ?? []))],
    }))
    .toSorted((one, other) => one.y - other.y || one.x - other.x);
}
