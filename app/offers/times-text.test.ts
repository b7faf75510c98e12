import { describe, expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { NO_TIME, type OfferTime } from "#domain/offers/times/index.ts";
import { createFormats, type Locale } from "#platform/i18n/index.ts";
import { keptRuleWords, timeOnOneLine } from "./times-text.ts";

const course: OfferTime = { ...NO_TIME, kind: "series", startsAt: "2026-11-23T09:00", durationMinutes: 135, rule: "FREQ=WEEKLY;BYDAY=MO,WE" };
const words = (locale: Locale, time: Partial<OfferTime>, today = "2026-11-12") =>
  timeOnOneLine(textsIn(locale), createFormats(locale), { ...course, ...time }, today);

describe("Times in German", () => {
  test.each<[string, Partial<OfferTime>]>([
    ["Montag und Mittwoch, 9:00 bis 11:15 Uhr, ab 23. November 2026", {}],
    ["Montag und Mittwoch, 9:00 bis 11:15 Uhr, 23. November 2026 bis 17. März 2027", { rule: "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270317" }],
    ["Montag, 9:00 bis 11:15 Uhr, ab 23. November 2026, 10 Termine", { rule: "FREQ=WEEKLY;COUNT=10" }],
    ["alle zwei Wochen Montag, 9:00 bis 11:15 Uhr, ab 23. November 2026", { rule: "FREQ=WEEKLY;INTERVAL=2" }],
    [
      "jeden ersten Dienstag im Monat, 18:30 bis 20:00 Uhr, ab 1. Dezember 2026",
      { startsAt: "2026-12-01T18:30", durationMinutes: 90, rule: "FREQ=MONTHLY;BYDAY=1TU" },
    ],
    ["jeden Monat am 1. und am 15., 9:00 bis 11:15 Uhr, ab 1. Dezember 2026", { startsAt: "2026-12-01T09:00", rule: "FREQ=MONTHLY;BYMONTHDAY=1,15" }],
    [
      "jedes Jahr am 26. September, ganztägig, ab 26. September 2027",
      { startsAt: "2027-09-26T00:00", durationMinutes: 1440, isAllDay: true, rule: "FREQ=YEARLY" },
    ],
    ["an wechselnden Tagen, 9:00 bis 11:15 Uhr, ab 23. November 2026", { rule: "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1" }],
    [
      "Montag und Mittwoch, 9:00 bis 11:15 Uhr, ab 23. November 2026, nicht am 2. Dezember 2026, in den Schulferien und an Feiertagen nicht",
      { skipped: ["2026-12-02T09:00"], pausesInSchoolHolidays: true, pausesOnPublicHolidays: true },
    ],
    ["Samstag, 5. Dezember 2026, 22:00 bis 2:00 Uhr", { kind: "once", rule: null, startsAt: "2026-12-05T22:00", durationMinutes: 240 }],
    [
      "Freitag, 4. Dezember 2026 bis Sonntag, 6. Dezember 2026, ganztägig",
      { kind: "once", rule: null, startsAt: "2026-12-04T00:00", durationMinutes: 3 * 1440, isAllDay: true },
    ],
    ["Montag bis Freitag 8 bis 12 Uhr", { ...NO_TIME, kind: "open", openingHours: "Mo-Fr 08:00-12:00" }],
    ["nach Vereinbarung", { ...NO_TIME, kind: "appointment" }],
  ])("%s", (expected, time) => expect(words("de", time)).toBe(expected));

  test.each<[string, Partial<OfferTime>, string]>([
    ["Mittwoch, 0:30 bis 1:30 Uhr, ab 25. November 2026", {}, "2026-11-12"],
    // Its clocks do not go forward in spring.
    ["Mittwoch, 1:30 bis 2:30 Uhr", {}, "2027-05-01"],
    ["Mittwoch, 0:30 bis 1:30 Uhr, 25. November 2026 bis 17. März 2027", { rule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270316T233000Z" }, "2026-11-12"],
    ["Mittwoch, 0:30 bis 1:30 Uhr, ab 25. November 2026, nicht am 9. Dezember 2026", { skipped: ["2026-12-08T23:30"] }, "2026-11-12"],
    ["an wechselnden Tagen, 0:30 bis 1:30 Uhr, ab 2. Dezember 2026", { startsAt: "2026-12-01T23:30", rule: "FREQ=MONTHLY;BYDAY=1TU" }, "2026-11-12"],
    ["Mittwoch, 25. November 2026, 0:30 bis 1:30 Uhr", { kind: "once", rule: null }, "2026-11-12"],
  ])("of a rule on other clocks name day and hour here: %s", (expected, time, today) => {
    const night = { timeZone: "UTC", startsAt: "2026-11-24T23:30", durationMinutes: 60, rule: "FREQ=WEEKLY;BYDAY=TU" };
    expect(words("de", { ...night, ...time }, today)).toBe(expected);
  });

  test("do not tell the first day of what has begun", () => {
    expect(words("de", {}, "2026-11-23")).toBe("Montag und Mittwoch, 9:00 bis 11:15 Uhr");
    expect(words("de", { rule: "FREQ=WEEKLY;UNTIL=20270317" }, "2026-12-01")).toBe("Montag, 9:00 bis 11:15 Uhr, bis 17. März 2027");
  });
});

test.each<[Locale, string]>([
  ["en", "every first Tuesday of the month, 18:30 to 20:00, from 1 December 2026, not during school holidays"],
  ["ar", "الثلاثاء الأول من كل شهر، من الساعة 18:30 إلى 20:00، ابتداءً من 1 ديسمبر 2026، لا يُعقد في العطل المدرسية"],
  ["uk", "щомісяця: вівторок, перший раз у місяці, з 18:30 до 20:00, від 1 грудня 2026 р., крім шкільних канікул"],
])("The same in %s", (locale, expected) => {
  const time = { startsAt: "2026-12-01T18:30", durationMinutes: 90, rule: "FREQ=MONTHLY;BYDAY=1TU", pausesInSchoolHolidays: true };
  expect(words(locale, time)).toBe(expected);
});

test.each([
  ["FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=5", "jeden ersten Dienstag im Monat und jeden dritten Dienstag im Monat"],
  ["FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "an wechselnden Tagen"],
  ["NONSENSE", "an wechselnden Tagen"],
])("A rule that no form can say is a sentence in it, too: %s", (rule, expected) => {
  expect(keptRuleWords(textsIn("de").t, createFormats("de"), rule, "2026-12-01")).toBe(expected);
});
