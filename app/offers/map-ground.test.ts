import { expect, test } from "vitest";
import { beside } from "./map-ground.tsx";

test("A name steps below the signs that would hide it, and stays where none does", () => {
  const sign = { x: 100, y: 50, radius: 11 };
  expect(beside([], "Hohenwede", 100, 54)).toBe(54);
  expect(beside([sign], "Hohenwede", 100, 54)).toBe(74);
  expect(beside([sign, { x: 110, y: 75, radius: 9 }], "Hohenwede", 100, 54)).toBe(97);
  expect(beside([sign], "Hohenwede", 200, 54)).toBe(54);
});
