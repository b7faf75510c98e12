import { expect, test } from "vitest";
import { monthAround } from "./month.ts";

test("October 2026 begins on a Thursday and has 31 days, although its clock is put back", () => {
  const { weeks, ...month } = monthAround("2026-10", "2026-01-01");
  expect(month).toEqual({ first: "2026-10-01", last: "2026-10-31", before: "2026-09", after: "2026-11" });
  expect(weeks[0]).toEqual([null, null, null, "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04"]);
  expect(weeks.flat().filter(Boolean)).toHaveLength(31);
  expect(weeks.at(-1)).toEqual(["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31", null]);
});

test.each([null, "", "2026-13", "1999-01", "x"])("an address that asks for %s gets the month of today", (asked) => {
  expect(monthAround(asked, "2026-02-14")).toMatchObject({ first: "2026-02-01", last: "2026-02-28" });
});
