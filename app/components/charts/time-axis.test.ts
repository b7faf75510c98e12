import { describe, expect, test } from "vitest";
import { addDays } from "#platform/days/index.ts";
import { ticks, timeAxis } from "./time-axis.ts";

describe("A time axis", () => {
  test("runs from the start side and keeps days outside at its edges", () => {
    const days = ["2023-06-01", "2024-01-01", "2025-01-01", "2027-01-01"];
    expect(days.map(timeAxis("2024-01-01", "2026-01-01", 731, "ltr").x)).toEqual([0, 0, 366, 731]);
    expect(days.map(timeAxis("2024-01-01", "2026-01-01", 731, "rtl").x)).toEqual([731, 731, 365, 0]);
  });

  test("a span has its left end and its width in both directions, and is never invisible", () => {
    expect(timeAxis("2024-01-01", "2026-01-01", 731, "ltr").span("2025-01-01", "2025-12-31")).toEqual({ x: 366, width: 364 });
    expect(timeAxis("2024-01-01", "2026-01-01", 731, "rtl").span("2025-01-01", "2025-12-31")).toEqual({ x: 1, width: 364 });
    expect(timeAxis("2024-01-01", "2026-01-01", 731, "ltr").span("2025-01-01", "2025-01-01").width).toBe(2);
  });

  test("ticks are the years and months that begin within it", () => {
    expect(ticks("2024-01-01", "2026-12-31", "year")).toEqual(["2024-01-01", "2025-01-01", "2026-01-01"]);
    expect(ticks("2026-11-12", "2027-02-10", "month")).toEqual(["2026-12-01", "2027-01-01", "2027-02-01"]);
  });

  test("days are added over months, years and the changes of the clock", () => {
    expect(addDays("2026-11-12", 90)).toBe("2027-02-10");
    expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
  });
});
