import { describe, expect, test } from "vitest";
import { isTimeZone, localTime, momentOf } from "./local-time.ts";
import { MOST_MEETINGS, seriesDays } from "./series-days.ts";

const BERLIN = "Europe/Berlin";

describe("A time on Germany's clocks", () => {
  test.each([
    ["in winter", { on: "2026-11-11", at: "14:00" }, "2026-11-11T13:00:00.000Z"],
    ["in summer", { on: "2026-07-01", at: "00:30" }, "2026-06-30T22:30:00.000Z"],
    ["just before summer time begins", { on: "2026-03-29", at: "01:59" }, "2026-03-29T00:59:00.000Z"],
    ["just after it began", { on: "2026-03-29", at: "03:00" }, "2026-03-29T01:00:00.000Z"],
    ["in the hour that comes twice: the first", { on: "2026-10-25", at: "02:30" }, "2026-10-25T00:30:00.000Z"],
    ["after that hour", { on: "2026-10-25", at: "03:00" }, "2026-10-25T02:00:00.000Z"],
  ])("%s", (_, local, moment) => {
    expect(momentOf(BERLIN, local)?.toISOString()).toBe(moment);
    expect(localTime(BERLIN, new Date(moment))).toEqual(local);
  });

  test.each([
    ["the hour that summer time skips", { on: "2026-03-29", at: "02:30" }],
    ["a day that no month has", { on: "2026-02-30", at: "14:00" }],
    ["no time at all", { on: "2026-02-10", at: "25:00" }],
  ])("is nothing: %s", (_, local) => expect(momentOf(BERLIN, local)).toBeNull());

  test("knows zones from words", () => expect([BERLIN, "Europe/Lindhorst", ""].map(isTimeZone)).toEqual([true, false, false]));
});

describe("The days of a series", () => {
  const days = (rhythm: "weekly" | "monthly", every: number, firstOn: string, untilOn: string) => seriesDays({ rhythm, every, firstOn, untilOn });

  test("every two weeks, the last day included", () =>
    expect(days("weekly", 2, "2026-10-14", "2026-11-11")).toEqual(["2026-10-14", "2026-10-28", "2026-11-11"]));

  test("every second Wednesday of the month, across the turn of the year", () =>
    expect(days("monthly", 1, "2026-11-11", "2027-02-28")).toEqual(["2026-11-11", "2026-12-09", "2027-01-13", "2027-02-10"]));

  test("every quarter", () => expect(days("monthly", 3, "2026-01-05", "2026-12-31")).toEqual(["2026-01-05", "2026-04-06", "2026-07-06", "2026-10-05"]));

  test("a fifth Thursday is the last one where there is no fifth", () =>
    expect(days("monthly", 1, "2026-10-29", "2027-01-31")).toEqual(["2026-10-29", "2026-11-26", "2026-12-31", "2027-01-28"]));

  test("stops above what anybody means", () => expect(days("weekly", 1, "2026-01-01", "2099-01-01")).toHaveLength(MOST_MEETINGS + 1));
});
