import type { MapArea } from "#domain/offers/finding/index.ts";

const WIDTH = 400;

export type Point = [longitude: number, latitude: number];
type Ground = {
  shapes: { name: string; at: Point; points: Point[] }[];
  /** Where a point lies on the drawing. */
  on: (point: Point) => Point;
  width: number;
  height: number;
};

/** The region drawn flat; null without outlines, where there is no map. */
export function groundOf(areas: readonly MapArea[]): Ground | null {
  const shapes = areas.flatMap(({ name, outline, latitude, longitude }) =>
    outline ? [{ name, at: [longitude, latitude] satisfies Point, points: pairs(outline) }] : [],
  );
  return shapes.length === 0 ? null : { shapes, width: WIDTH, ...projection(shapes.flatMap(({ points }) => points)) };
}

/** What is put on the map: a circle. */
export type MapSign = { x: number; y: number; radius: number };

/** The municipalities, below whatever is put on them; with their names where there is room. @param signs that no name goes under */
export function MapGround({ ground: { shapes, on }, named = true, signs = [] }: { ground: Ground; named?: boolean; signs?: readonly MapSign[] }) {
  return (
    <>
      {shapes.map(({ name, points }) => (
        <path key={name} d={`M${points.map((point) => on(point).join(" ")).join("L")}Z`} fill="var(--seq1)" stroke="var(--paper)" strokeWidth="2.5" />
      ))}
      {(named ? shapes : []).map(({ name, at }) => {
        const [x, y] = on(at);
        return (
          <text key={name} x={x} y={beside(signs, name, x, y + 14)} textAnchor="middle" lang="de">
            {name}
          </text>
        );
      })}
    </>
  );
}

/** Of a letter and of a line, in the drawing's units. */
const LETTER = { width: 7, height: 12 };

/** Below the signs that would lie on the name. @param y of the line on which it stands */
export function beside(signs: readonly MapSign[], name: string, x: number, y: number): number {
  const half = (name.length * LETTER.width) / 2;
  const hidden = (line: number) =>
    signs.find((sign) => Math.abs(sign.x - x) < half + sign.radius && line > sign.y - sign.radius && line - LETTER.height < sign.y + sign.radius);
  for (let tries = 0, line = y; tries < 4; tries++) {
    const sign = hidden(line);
    if (!sign) return line;
    line = sign.y + sign.radius + LETTER.height + 1;
  }
  return y;
}

function pairs(outline: readonly number[]): Point[] {
  return Array.from({ length: outline.length / 2 }, (_, at) => [outline[2 * at] ?? 0, outline[2 * at + 1] ?? 0]);
}

/** A county is small enough for a plain drawing: degrees of longitude shrink with the latitude of its middle. */
function projection(points: readonly Point[]): Pick<Ground, "on" | "height"> {
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)];
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = (WIDTH - 20) / ((east - west) * narrow || 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    on: ([longitude, latitude]) => [round(10 + (longitude - west) * narrow * scale), round(34 + (north - latitude) * scale)],
    height: Math.ceil(44 + (north - south) * scale),
  };
}
