import { expect, test } from "vitest";
import { lastOf, paperMonths } from "./paper-spans.ts";

test("Months go on over New Year, whatever the day of the month is", () => {
  expect(paperMonths("2026-11-30", 4)).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
  expect(["2026-12", "2027-02", "2028-02"].map(lastOf)).toEqual(["2026-12-31", "2027-02-28", "2028-02-29"]);
});
