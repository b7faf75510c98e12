import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { expand, NO_TIME, type OfferTime } from "../times/index.ts";
import { series, WINDOW, type Series } from "../times/test-series.ts";
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
    { time: { startsAt: "2026-12-04T00:00", durationMinutes: 3 * 1440, isAllDay: true } },
    { isCancelled: true, time: { startsAt: "2027-06-01T18:30", durationMinutes: 90 } },
  ]);
});

/** What goes out of the dates that a time makes. @param cancelled of these, in order */
function written({ time, holidays, land }: Series, cancelled: readonly number[] = []) {
  const dates = expand([time], { ...WINDOW, holidays, land });
  const repeats = time.rule === null ? null : { rule: time.rule, startsAt: time.startsAt ?? "", position: 0 };
  const entries = dates.map((date, place) => ({ ...evening, ...date, repeats, isCancelled: cancelled.includes(place) }));
  return { dates, text: calendarOf(entries, about) };
}

/** The dates that a calendar program makes of a text. */
function asShown(text: string): { span: string; isCancelled: boolean }[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined);
  const events = calendar.getAllSubcomponents("vevent");
  for (const event of events) {
    for (const property of event.getAllProperties()) {
      if (property.getFirstParameter("tzid")) for (const value of property.getValues()) if (value instanceof ICAL.Time) value.zone = zone;
    }
  }
  const shown = new Map<string, { span: string; isCancelled: boolean }>();
  // A whole day begins at midnight here.
  const moment = (time: ICAL.Time) =>
    (time.isDate ? new ICAL.Time({ year: time.year, month: time.month, day: time.day }, zone) : time).toJSDate().toISOString();
  const spanOf = (start: ICAL.Time, end: ICAL.Time) => `${moment(start)} ${moment(end)}`;
  for (const part of events.toSorted((one, other) => Number(one.hasProperty("recurrence-id")) - Number(other.hasProperty("recurrence-id")))) {
    const { uid, startDate, endDate, duration } = new ICAL.Event(part);
    const isCancelled = part.getFirstPropertyValue("status") === "CANCELLED";
    const show = (start: ICAL.Time, end: ICAL.Time) => shown.set(`${uid} ${moment(start)}`, { span: spanOf(start, end), isCancelled });
    if (!part.hasProperty("rrule")) {
      show(startDate, endDate);
      continue;
    }
    const expansion = new ICAL.RecurExpansion({ component: part, dtstart: startDate });
    for (let next = expansion.next(); next; next = expansion.next()) {
      const end = next.clone();
      end.addDuration(duration);
      show(next, end);
    }
  }
  return [...shown.values()].sort((one, other) => one.span.localeCompare(other.span));
}
const spans = (text: string) => asShown(text).map(({ span }) => span);
const meant = (dates: readonly { startsAt: Date; endsAt: Date }[]) => dates.map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`);

test("A program shows the very dates of a series that go out, across clock changes, exceptions and holidays", () => {
  fc.assert(
    // Of the hour that autumn shows twice ical.js reads the second, in single dates, too: as a start, and as the end of a night.
    fc.property(
      series.filter(({ time }) => time.startsAt?.slice(11, 13) !== "02"),
      (one) => {
        const { dates, text } = written(one);
        const starts = (all: string[]) => all.map((span) => span.split(" ")[0]);
        expect(starts(spans(text))).toEqual(starts(meant(dates)));
      },
    ),
    { numRuns: 300 },
  );
});

const course: OfferTime = { ...NO_TIME, kind: "series", startsAt: "2026-06-01T18:30", durationMinutes: 90, rule: "FREQ=WEEKLY;BYDAY=MO,WE" };
const summer = { kind: "school" as const, firstDay: "2026-07-02", lastDay: "2026-08-12" };

test.each<[string, Partial<OfferTime>]>([
  ["each week", {}],
  ["each second week, begun in the middle of one", { rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", startsAt: "2026-06-05T18:30" }],
  ["each second week, when weeks begin on Sundays", { rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", startsAt: "2026-06-07T18:30" }],
  ["each third day", { rule: "FREQ=DAILY;INTERVAL=3" }],
  ["on working days, forty times", { rule: "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=40" }],
  ["each week until a day", { rule: "FREQ=WEEKLY;UNTIL=20270301" }],
  ["each week with a date on another day", { added: ["2026-08-14T10:00"], skipped: ["2026-09-09T18:30"] }],
  ["whole days", { isAllDay: true, startsAt: "2026-06-01T00:00", durationMinutes: 1440 }],
  ["each night through the clock change", { rule: "FREQ=DAILY", startsAt: "2026-06-01T22:00", durationMinutes: 480 }],
])("A series %s goes out as one event and what is apart from it, without the holidays", (_, over) => {
  const { dates, text } = written({ time: { ...course, pausesInSchoolHolidays: true, ...over }, holidays: [summer], land: "NI" });
  expect(spans(text)).toEqual(meant(dates));
  expect([text.match(/RRULE:FREQ=(?:DAILY|WEEKLY)/g)?.length, (text.match(/BEGIN:VEVENT/g)?.length ?? 0) <= 12]).toEqual([1, true]);
  expect(dates.length).toBeGreaterThan(20);
});

test("A cancelled date of a series is said to be cancelled, the others are not", () => {
  const { dates, text } = written({ time: course, holidays: [], land: null }, [0, 5]);
  const cancelled = asShown(text).flatMap(({ isCancelled }, place) => (isCancelled ? [place] : []));
  expect([cancelled, spans(text)]).toEqual([[0, 5], meant(dates)]);
});

test("A series on other clocks, or that leaves out more than it makes, goes out date by date", () => {
  const often = { rule: "FREQ=DAILY;UNTIL=20260901", startsAt: "2026-06-01T18:30", position: 0 };
  const fridays = ["05", "12", "19", "26"].map((day) => ({ startsAt: new Date(`2026-06-${day}T16:30Z`), endsAt: new Date(`2026-06-${day}T18:00Z`) }));
  const text = calendarOf(
    fridays.map((date) => ({ ...evening, ...date, repeats: often })),
    about,
  );
  expect([text.includes("RRULE:FREQ=DAILY"), spans(text)]).toEqual([false, meant(fridays)]);
  const mondays = ["01", "08", "15"].map((day) => ({ ...evening, startsAt: new Date(`2026-06-${day}T16:30Z`), repeats: { ...often, rule: "FREQ=WEEKLY" } }));
  expect(calendarOf(mondays, { ...about, zone: "Europe/Vienna" })).not.toContain("RRULE:");
});
