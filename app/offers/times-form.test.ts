import { describe, expect, test } from "vitest";
import { NO_TIME, type OfferTime } from "#domain/offers/times/index.ts";
import { draftOfTime, readTimes, timesFrom, type TimeDraft } from "./times-form.ts";

const course: OfferTime = { ...NO_TIME, kind: "series", startsAt: "2026-11-23T09:00", durationMinutes: 135, rule: "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270317" };

/** The form as a browser sends it. */
function sent(drafts: readonly TimeDraft[]): FormData {
  const form = new FormData();
  for (const [place, draft] of drafts.entries()) {
    for (const [name, value] of Object.entries(draft)) {
      const values = typeof value === "boolean" ? (value ? ["on"] : []) : [value].flat();
      for (const one of values) form.append(`times.${place}.${name}`, one);
    }
  }
  return form;
}

describe("Times in a form", () => {
  test.each<[string, OfferTime]>([
    ["a weekly course", course],
    ["one with exceptions", { ...course, skipped: ["2026-12-23T09:00"], added: ["2026-12-04T15:00", "2026-12-05T09:00"], pausesInSchoolHolidays: true }],
    ["every second Monday, ten times", { ...course, rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=10" }],
    ["the fourth Monday of a month", { ...course, rule: "FREQ=MONTHLY;BYDAY=4MO;COUNT=5" }],
    ["the last Monday of a month", { ...course, startsAt: "2026-11-30T09:00", rule: "FREQ=MONTHLY;BYDAY=-1MO;COUNT=5" }],
    ["the 23rd of each month", { ...course, rule: "FREQ=MONTHLY;BYMONTHDAY=23;COUNT=5" }],
    ["a rule that the form cannot say", { ...course, rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5", pausesOnPublicHolidays: true }],
    ["one evening", { ...course, kind: "once", rule: null }],
    ["a party until two", { ...course, kind: "once", rule: null, startsAt: "2026-12-05T22:00", durationMinutes: 240 }],
    ["three whole days", { ...course, kind: "once", rule: null, startsAt: "2026-12-04T00:00", durationMinutes: 3 * 1440, isAllDay: true }],
    ["opening hours", { ...NO_TIME, kind: "open", openingHours: "Mo-Fr 08:00-12:00" }],
    ["by appointment", { ...NO_TIME, kind: "appointment" }],
  ])("come back as they were: %s", (_, time) => {
    expect(readTimes(timesFrom(sent([draftOfTime(time)])))).toEqual({ ok: true, times: [time] });
  });

  test("know a weekly course in whatever order a calendar names its days", () => {
    expect(draftOfTime({ ...course, rule: "FREQ=WEEKLY;BYDAY=WE,MO;UNTIL=20270317" })).toMatchObject({ pattern: "weekly", days: ["WE", "MO"] });
  });

  test("take the digits and commas of an Arabic keyboard", () => {
    const time = { ...course, rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=10", skipped: ["2026-12-21T09:00", "2027-01-04T09:00"] };
    const draft = { ...draftOfTime(time), interval: "٢", count: "۱۰", skipped: "٢١.١٢.٢٠٢٦، ٤.١.٢٠٢٧" };
    expect(readTimes([draft])).toEqual({ ok: true, times: [time] });
  });

  test.each<[string, Partial<TimeDraft>, string, string]>([
    ["no day", { firstDay: "" }, "times.0.firstDay", "start-missing"],
    ["a day that is none", { firstDay: "2026-02-31" }, "times.0.firstDay", "start-missing"],
    ["an end before the start", { to: "08:00" }, "times.0.to", "end-before-start"],
    ["two ends of the series", { count: "5" }, "times.0.count", "two-ends"],
    ["no end of the series", { lastDay: "" }, "times.0.lastDay", "series-without-end"],
    ["a last day before the first", { lastDay: "2026-11-01" }, "times.0.lastDay", "series-ends-before-start"],
    ["an exception that is no day", { skipped: "24.12.2026\nHeiligabend" }, "times.0.skipped", "day-unreadable"],
    ["nonsense in the number", { lastDay: "", count: "1e9" }, "times.0.pattern", "rule-unreadable"],
    ["a zone nobody knows", { timeZone: "Mars/Olympus" }, "times.0.firstDay", "time-zone-unknown"],
    ["too many days", { added: Array.from({ length: 401 }, () => "1.1.2027").join("\n") }, "times.0.added", "too-many"],
  ])("are refused at their field: %s", (_, wrong, field, code) => {
    const result = readTimes(timesFrom(sent([{ ...draftOfTime(course), ...wrong }])));
    expect(result).toMatchObject({ ok: false, errors: { [field]: { code } } });
  });
});
