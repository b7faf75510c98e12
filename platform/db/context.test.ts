import { describe, expect, test } from "vitest";
import { dayIn } from "./context.ts";

describe("The day of a moment in Berlin", () => {
  test.each([
    ["2026-01-14T22:59:59Z", "2026-01-14", "winter, one second before midnight"],
    ["2026-01-14T23:00:00Z", "2026-01-15", "winter, midnight"],
    ["2026-07-14T21:59:59Z", "2026-07-14", "summer, one second before midnight"],
    ["2026-07-14T22:00:00Z", "2026-07-15", "summer, midnight"],
    ["2026-03-28T22:59:59Z", "2026-03-28", "the evening before the clocks go forward"],
    ["2026-03-28T23:00:00Z", "2026-03-29", "the night in which they go forward"],
    ["2026-03-29T21:59:59Z", "2026-03-29", "the day of 23 hours, its last second"],
    ["2026-03-29T22:00:00Z", "2026-03-30", "the day after"],
    ["2026-10-24T22:00:00Z", "2026-10-25", "the night in which they go back"],
    ["2026-10-25T22:59:59Z", "2026-10-25", "the day of 25 hours, its last second"],
    ["2026-10-25T23:00:00Z", "2026-10-26", "the day after"],
    ["2026-12-31T23:00:00Z", "2027-01-01", "the year's turn"],
    ["2028-02-28T23:00:00Z", "2028-02-29", "a leap day"],
  ])("%s is %s: %s", (moment, day) => {
    expect(dayIn("Europe/Berlin", new Date(moment))).toBe(day);
  });
});

test("Another zone has another day at the same moment", () => {
  const moment = new Date("2026-06-30T23:30:00Z");
  expect([dayIn("Europe/Lisbon", moment), dayIn("Europe/Berlin", moment)]).toEqual(["2026-07-01", "2026-07-01"]);
  expect(dayIn("UTC", moment)).toBe("2026-06-30");
});
