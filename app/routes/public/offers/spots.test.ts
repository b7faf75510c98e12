import { expect, test } from "vitest";
import { spotsOf } from "./spots.ts";

const point = (longitude: number, latitude: number, ...ids: string[]) => ({
  longitude,
  latitude,
  name: "",
  municipality: `Ort ${Math.round(longitude / 100)}`,
  offers: ids.map((id) => ({ id, title: { text: id, language: "de" as const } })),
});

test("Places close to each other share a sign where most is, and an offer that is at two of them counts once", () => {
  const spots = spotsOf([point(10, 10, "a"), point(20, 15, "a", "b"), point(200, 5, "c")], (at) => at);
  expect(spots.map(({ x, y, count, municipalities }) => ({ x, y, count, municipalities }))).toEqual([
    { x: 200, y: 5, count: 1, municipalities: ["Ort 2"] },
    { x: 20, y: 15, count: 2, municipalities: ["Ort 0"] },
  ]);
});

test("No two signs lie on top of each other, and nothing is left out", () => {
  const points = Array.from({ length: 500 }, (_, at) => point((at * 37) % 400, (at * 91) % 400, String(at)));
  const spots = spotsOf(points, (at) => at);
  const distances = spots.flatMap((one, at) => spots.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)));
  expect(Math.min(...distances)).toBeGreaterThanOrEqual(28);
  expect(spots.reduce((sum, { count }) => sum + count, 0)).toBe(500);
});
