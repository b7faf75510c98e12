import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expand, NO_TIME, OfferTimes, publicHolidays, type Expansion, type OfferTime } from "./index.ts";
import { byHand, byIcal, isWrongInIcal, series, WINDOW, type Series } from "./test-series.ts";

const winter: Expansion = { from: "2026-11-01", until: "2027-04-30", holidays: [], land: "NI" };
const course: OfferTime = { ...NO_TIME, kind: "series", startsAt: "2026-11-23T09:00", durationMinutes: 135, rule: "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270317" };
const days = (time: Partial<OfferTime>, window: Partial<Expansion> = {}) =>
  expand([{ ...course, ...time }], { ...winter, ...window }).map(({ startsOn }) => startsOn);

const RUNS = 1500;

describe("The dates of a series", () => {
  test("run to its last day, which counts", () => {
    const found = days({});
    expect(found).toHaveLength(34);
    expect([found[0], found[1], found.at(-1)]).toEqual(["2026-11-23", "2026-11-25", "2027-03-17"]);
  });

  test("are at nine o'clock before and after the clock change", () => {
    const around = expand([{ ...course, rule: "FREQ=DAILY;COUNT=200" }], { ...winter, from: "2027-03-27", until: "2027-03-28" });
    expect(around).toEqual([
      { startsAt: new Date("2027-03-27T08:00Z"), endsAt: new Date("2027-03-27T10:15Z"), startsOn: "2027-03-27", isAllDay: false },
      { startsAt: new Date("2027-03-28T07:00Z"), endsAt: new Date("2027-03-28T09:15Z"), startsOn: "2027-03-28", isAllDay: false },
    ]);
  });

  test("end when the clock says so in the night of the clock change", () => {
    const night = { startsAt: "2027-03-27T22:00", durationMinutes: 360, kind: "once", rule: null } as const;
    expect(expand([{ ...course, ...night }], winter)[0]?.endsAt).toEqual(new Date("2027-03-28T02:00Z"));
  });

  test("last whole days, however long a day is", () => {
    const [date] = expand([{ ...course, kind: "once", rule: null, startsAt: "2027-03-28T00:00", durationMinutes: 1440, isAllDay: true }], winter);
    expect(date).toEqual({ startsAt: new Date("2027-03-27T23:00Z"), endsAt: new Date("2027-03-28T22:00Z"), startsOn: "2027-03-28", isAllDay: true });
  });

  test.each<[string, Partial<OfferTime>, string[]]>([
    ["leave out days that were taken out", { skipped: ["2026-12-02T09:00"] }, ["2026-11-30", "2026-12-07", "2026-12-09"]],
    ["hold days that were added, at their own hour", { added: ["2026-12-04T15:00"] }, ["2026-11-30", "2026-12-02", "2026-12-04", "2026-12-07", "2026-12-09"]],
    ["rest in school holidays if wished", { pausesInSchoolHolidays: true }, ["2026-11-30", "2026-12-09"]],
    ["rest on the house's own days if wished", { pausesOnPublicHolidays: true }, ["2026-11-30", "2026-12-02", "2026-12-07"]],
  ])("%s", (_, time, expected) => {
    const holidays = [
      { kind: "school" as const, firstDay: "2026-12-02", lastDay: "2026-12-07" },
      { kind: "own" as const, firstDay: "2026-12-09", lastDay: "2026-12-09" },
    ];
    expect(days(time, { from: "2026-11-28", until: "2026-12-10", holidays })).toEqual(expected);
  });

  test("rest on the holidays of the Land they are in", () => {
    const reformation = { startsAt: "2026-10-30T09:00", rule: "FREQ=DAILY;COUNT=4", pausesOnPublicHolidays: true };
    const window = { from: "2026-10-01" };
    expect(days(reformation, window)).toEqual(["2026-10-30", "2026-11-01", "2026-11-02"]);
    expect(days(reformation, { ...window, land: "NW" })).toEqual(["2026-10-30", "2026-10-31", "2026-11-02"]);
    expect(days(reformation, { ...window, land: null })).toHaveLength(4);
  });

  test.each([
    ["without an end", "FREQ=DAILY", 181],
    ["of a hundred thousand", "FREQ=DAILY;COUNT=99999", 181],
    // Fewer dates a year than a count of this size needs before it ends anything.
    ["of seventy thousand months", "FREQ=MONTHLY;BYDAY=1TU;COUNT=70105", 6],
    ["on a day that never comes, seven hundred times", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=700", 0],
    ["on a day that never comes", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0],
    ["every second", "FREQ=SECONDLY", 0],
    ["that nobody can read", "FREQ=WEEKLY;BYDAY=XX", 0],
  ])("hurt nobody where a rule is one %s", (_, rule, count) => {
    const began = performance.now();
    expect(days({ startsAt: "2000-01-03T09:00", rule })).toHaveLength(count);
    expect(performance.now() - began).toBeLessThan(1500);
  });

  test("are those of ical.js and those counted by hand, for random series", { timeout: 300_000 }, () => {
    const ours = ({ time, holidays, land }: Series) => expand([time], { ...WINDOW, holidays, land }).map(({ startsAt }) => startsAt.toISOString());
    fc.assert(
      fc.property(series, (one) => {
        const found = ours(one);
        expect([byHand(one), isWrongInIcal(one) ? found : byIcal(one)]).toEqual([found, found]);
      }),
      // Always the same, so that no day is red for a fault of ical.js; ten thousand others in `npm run soak`.
      { numRuns: RUNS, seed: 20_780 },
    );
  });
});

describe("Times as people enter them", () => {
  const faults = (time: Partial<OfferTime>) => {
    const read = OfferTimes.safeParse([{ ...course, ...time }]);
    return read.success ? [] : read.error.issues.map(({ message }) => message);
  };

  test("are taken as they are", () => expect(faults({})).toEqual([]));

  test.each<[string, Partial<OfferTime>]>([
    ["start-missing", { startsAt: null }],
    ["start-too-far", { startsAt: "1999-12-31T09:00" }],
    ["end-before-start", { durationMinutes: -45 }],
    ["end-before-start", { durationMinutes: 0 }],
    ["too-long", { durationMinutes: 32 * 1440 }],
    ["time-zone-unknown", { timeZone: "Europe/Ellerland" }],
    ["rule-unreadable", { rule: "FREQ=HOURLY;COUNT=3" }],
    ["rule-unreadable", { rule: "FREQ=WEEKLY;COUNT=3;UNTIL=20270101" }],
    ["series-without-end", { rule: "FREQ=WEEKLY;BYDAY=MO" }],
    ["series-ends-before-start", { rule: "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261122" }],
    ["series-empty", { rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2" }],
    ["series-empty", { rule: "FREQ=DAILY;COUNT=1", skipped: ["2026-11-23T09:00"] }],
    ["opening-hours", { kind: "open", openingHours: "manchmal" }],
  ])("are refused: %s", (fault, time) => expect(faults(time)).toEqual([fault]));

  test("lose what their kind does not have", () => {
    expect(OfferTimes.parse([{ ...course, kind: "open", openingHours: "Mo-Fr 8-12 Uhr" }])).toEqual([
      { ...NO_TIME, kind: "open", openingHours: "Mo-Fr 08:00-12:00" },
    ]);
  });
});

describe("Public holidays", () => {
  // As the Länder published them.
  test.each<[Parameters<typeof publicHolidays>[1], number, string]>([
    [null, 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"],
    ["NI", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 10-31 12-25 12-26"],
    ["SN", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26"],
    ["BY", 2028, "01-01 01-06 04-14 04-17 05-01 05-25 06-05 06-15 10-03 11-01 12-25 12-26"],
    ["BE", 2028, "01-01 03-08 04-14 04-17 05-01 05-25 06-05 06-17 10-03 12-25 12-26"],
    ["BB", 2025, "01-01 04-18 04-20 04-21 05-01 05-29 06-08 06-09 10-03 10-31 12-25 12-26"],
    ["TH", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 09-20 10-03 10-31 12-25 12-26"],
    ["SL", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-03 11-01 12-25 12-26"],
    ["HH", 2017, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26"],
    ["HH", 2016, "01-01 03-25 03-28 05-01 05-05 05-16 10-03 12-25 12-26"],
  ])("%s in %i", (land, year, expected) => {
    expect([...publicHolidays(year, land).keys()].map((day) => day.slice(5)).join(" ")).toBe(expected);
  });

  test("find Easter and the Day of Repentance in any year", () => {
    const easterMonday = (year: number) => [...publicHolidays(year, null)].find(([, name]) => name === "easter-monday")?.[0];
    // The earliest and the latest, and the exceptions of the reckoning.
    expect([2008, 2038, 1981, 2049, 2076].map(easterMonday)).toEqual(["2008-03-24", "2038-04-26", "1981-04-20", "2049-04-19", "2076-04-20"]);
    const repentance = (year: number) => [...publicHolidays(year, "SN")].find(([, name]) => name === "repentance")?.[0];
    expect([2022, 2023, 2024, 2027].map(repentance)).toEqual(["2022-11-16", "2023-11-22", "2024-11-20", "2027-11-17"]);
  });
});
