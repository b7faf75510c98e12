import { describe, expect, test } from "vitest";
import { readOpeningHours, tidyOpeningHours } from "./opening-hours.ts";

describe("Opening hours", () => {
  test.each([
    ["Montag bis Freitag 8 bis 12 Uhr", "Mo-Fr 08:00-12:00"],
    ["Di 9-12 Uhr", "Tu 09:00-12:00"],
    ["Mo-Fr 08:00-12:00; Th 14:00-18:00", "Mo-Fr 08:00-12:00; Th 14:00-18:00"],
    ['"nach Vereinbarung"', '"nach Vereinbarung"'],
  ])("typed as %s are kept as %s", (typed, tidy) => {
    expect(tidyOpeningHours(typed)).toBe(tidy);
  });

  test.each(["egal", "Mo-Fr 25:00-26:00", "", "wenn wir da sind"])("that nobody understands are told apart: %s", (typed) => {
    expect(tidyOpeningHours(typed)).toBeNull();
  });

  test("are read as days and minutes, days with the same time together", () => {
    expect(readOpeningHours("Mo-We,Fr 08:00-12:30; Th 14:00-18:00; PH off")).toEqual({
      always: false,
      times: [
        { days: [0, 1, 2, 4], from: 480, to: 750 },
        { days: [3], from: 840, to: 1080 },
      ],
      notes: [],
      notOnHolidays: true,
    });
  });
  test("go past midnight and round the clock", () => {
    expect(readOpeningHours("Sa 22:00-02:00")?.times).toEqual([{ days: [5], from: 1320, to: 1560 }]);
    expect(readOpeningHours("24/7")).toMatchObject({ always: true, times: [] });
  });
  test("bring the words between quotes along", () => {
    expect(readOpeningHours('Mo 08:00-10:00; Tu "nach Vereinbarung"')).toMatchObject({ times: [{ days: [0] }], notes: ["nach Vereinbarung"] });
  });
  test.each(["We[1] 14:00-16:00", "Mo-Fr 08:00-12:00; Dec 24-31 off", "Mo-Fr 08:00+"])("that no single week tells stay as they are: %s", (stored) => {
    expect(readOpeningHours(stored)).toBeNull();
  });
});
