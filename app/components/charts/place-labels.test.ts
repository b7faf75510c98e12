import { expect, test } from "vitest";
import { placeLabels } from "./place-labels.ts";
import { textWidth } from "./time-axis.ts";

const fromOf = (marks: { label: string; x: number }[], width = 760) => placeLabels(marks, width).map(({ from }) => from);

test("A name stands behind its mark, before it at the edge, and between close marks nowhere", () => {
  const label = "Hohenwede";
  expect(fromOf([{ label, x: 100 }])).toEqual([105]);
  expect(fromOf([{ label, x: 740 }])).toEqual([740 - 5 - textWidth(label)]);
  expect(
    fromOf([
      { label, x: 300 },
      { label, x: 310 },
    ]),
  ).toEqual([300 - 5 - textWidth(label), 315]);
  expect(
    fromOf([
      { label, x: 300 },
      { label, x: 310 },
      { label, x: 320 },
    ]),
  ).toEqual([300 - 5 - textWidth(label), null, 325]);
});

test("Names never run into each other or a mark, however the marks lie", () => {
  for (let seed = 1; seed < 200; seed++) {
    const marks = Array.from({ length: 6 }, (_, place) => ({
      label: "Räume gefunden".slice(0, 4 + ((seed * (place + 3)) % 10)),
      x: (seed * 37 * (place + 1)) % 760,
    }));
    const shown = placeLabels(marks, 760).flatMap(({ label, from }) => (from === null ? [] : { from, to: from + textWidth(label) }));
    for (const one of shown) {
      expect(one.from >= 0 && one.to <= 760).toBe(true);
      expect(marks.some(({ x }) => x > one.from && x < one.to)).toBe(false);
      expect(shown.some((other) => other !== one && other.from < one.to && one.from < other.to)).toBe(false);
    }
  }
});
