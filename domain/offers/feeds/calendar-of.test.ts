import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarOf, type CalendarEntry } from "./calendar-of.ts";
import { readCalendar } from "./read-calendar.ts";

const evening: CalendarEntry = {
  offerId: "0190-a",
  startsAt: new Date("2026-12-01T17:30Z"),
  endsAt: new Date("2026-12-01T19:00Z"),
  isAllDay: false,
  isCancelled: false,
  title: "Sprachcafé; offen, für alle",
  place: "Rathaus, Saal 2",
  description: "Kommen Sie\nvorbei.",
  url: "https://ellerland.example/angebote/1",
  version: 3,
};
const about = { name: "Angebote", host: "ellerland.example", zone: "Europe/Berlin", at: new Date("2026-11-22T10:00Z") };

test("Dates of offers go out as a calendar that others read as it was meant", () => {
  const summer = { ...evening, startsAt: new Date("2027-06-01T16:30Z"), endsAt: new Date("2027-06-01T18:00Z"), isCancelled: true };
  const days = { ...evening, offerId: "0190-b", startsAt: new Date("2026-12-03T23:00Z"), endsAt: new Date("2026-12-06T23:00Z"), isAllDay: true };
  const text = calendarOf([evening, summer, days], about);
  expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vtimezone")).toHaveLength(1);
  const found = readCalendar(text, "Europe/Berlin");
  expect(found?.notRead).toEqual([]);
  expect(found?.events).toMatchObject([
    {
      uid: "0190-a-20261201T1730@ellerland.example",
      title: "Sprachcafé; offen, für alle",
      place: "Rathaus, Saal 2",
      description: "Kommen Sie\nvorbei.",
      time: { startsAt: "2026-12-01T18:30", durationMinutes: 90 },
    },
    { isCancelled: true, time: { startsAt: "2027-06-01T18:30", durationMinutes: 90 } },
    { time: { startsAt: "2026-12-04T00:00", durationMinutes: 3 * 1440, isAllDay: true } },
  ]);
});
