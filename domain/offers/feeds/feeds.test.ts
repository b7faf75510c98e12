import { describe, expect, test } from "vitest";
import { mergeEvent, type Fingerprint, type Merge, type MergeCase } from "./merge.ts";
import { readApart } from "./read-apart.ts";
import { readCalendar } from "./read-calendar.ts";

const calendar = (...lines: string[]) => ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const cafe = ["UID:cafe@ellerland.example", "SUMMARY:Sprachcafé", "DTSTART;TZID=Europe/Berlin:20261201T183000", "DTEND;TZID=Europe/Berlin:20261201T200000"];
const read = (...lines: string[]) => readCalendar(calendar(...lines), "Europe/Berlin");

describe("A calendar from elsewhere", () => {
  test("is read event by event", () => {
    const found = read(
      ...event(...cafe, "LOCATION:Rathaus\\, Saal 2", "DESCRIPTION:Kommen Sie\\nvorbei.", "URL:https://ellerland.example/cafe", "RRULE:FREQ=MONTHLY;BYDAY=1TU"),
    );
    expect(found).toMatchObject({
      notRead: [],
      events: [
        {
          uid: "cafe@ellerland.example",
          title: "Sprachcafé",
          place: "Rathaus, Saal 2",
          description: "Kommen Sie\nvorbei.",
          website: "https://ellerland.example/cafe",
          isCancelled: false,
          time: { kind: "series", startsAt: "2026-12-01T18:30", durationMinutes: 90, rule: "FREQ=MONTHLY;BYDAY=1TU", timeZone: "Europe/Berlin" },
        },
      ],
    });
  });

  test.each<[string, string[], object]>([
    ["in UTC", ["DTSTART:20261201T173000Z", "DTEND:20261201T190000Z"], { startsAt: "2026-12-01T18:30", timeZone: "Europe/Berlin", durationMinutes: 90 }],
    ["in UTC the day before", ["DTSTART:20261201T233000Z", "DTEND:20261202T013000Z"], { startsAt: "2026-12-02T00:30", durationMinutes: 120 }],
    [
      "in UTC through the night of a clock change",
      ["DTSTART:20270327T210000Z", "DTEND:20270328T050000Z"],
      { startsAt: "2027-03-27T22:00", durationMinutes: 540 },
    ],
    ["in UTC in the hour that comes twice", ["DTSTART:20261025T013000Z", "DURATION:PT1H"], { startsAt: "2026-10-25T01:30", timeZone: "UTC" }],
    ["as a series in UTC", ["DTSTART:20261201T173000Z", "RRULE:FREQ=WEEKLY"], { startsAt: "2026-12-01T17:30", timeZone: "UTC" }],
    ["without a zone", ["DTSTART:20261201T183000"], { startsAt: "2026-12-01T18:30", timeZone: "Europe/Berlin", durationMinutes: 60 }],
    ["in Outlook's zone", ["DTSTART;TZID=W. Europe Standard Time:20261201T183000", "DURATION:PT2H"], { timeZone: "Europe/Berlin", durationMinutes: 120 }],
    ["of whole days", ["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203"], { startsAt: "2026-12-01T00:00", isAllDay: true, durationMinutes: 2880 }],
    ["with an end in another zone", ["DTSTART;TZID=Europe/Berlin:20261201T183000", "DTEND:20261201T190000Z"], { durationMinutes: 90 }],
    ["with hours in its rule", ["DTSTART:20261201T183000", "RRULE:FREQ=WEEKLY;BYHOUR=18;BYMINUTE=30;COUNT=3"], { rule: "FREQ=WEEKLY;COUNT=3" }],
    ["without end", ["DTSTART:20261201T183000", "RRULE:FREQ=DAILY"], { rule: "FREQ=DAILY" }],
    [
      "with exceptions",
      ["DTSTART:20261201T183000", "RRULE:FREQ=DAILY", "EXDATE:20261203T173000Z,20261204T173000Z"],
      { skipped: ["2026-12-03T18:30", "2026-12-04T18:30"] },
    ],
  ])("is understood %s", (_, lines, time) => expect(read(...event("UID:1", "SUMMARY:A", ...lines))?.events[0]?.time).toMatchObject(time));

  test("tells what it could not read, where and why, and reads the rest", () => {
    const found = read(
      ...event("SUMMARY:Ohne Kennung", "DTSTART:20261201T183000"),
      ...event("UID:2", "DTSTART:20261201T183000"),
      ...event("UID:3", "SUMMARY:Ohne Anfang"),
      ...event("UID:4", "SUMMARY:Rückwärts", "DTSTART:20261201T183000", "DTEND:20261201T170000"),
      ...event("UID:5", "SUMMARY:Fremde Uhr", "DTSTART;TZID=Ellerland/Mitte:20261201T183000"),
      ...event("UID:6", "SUMMARY:Stündlich", "DTSTART:20261201T183000", "RRULE:FREQ=HOURLY"),
      ...event("UID:7", "SUMMARY:Kaputte Zeile", "DTSTART:20261201T183000", "das hier ist keine Zeile"),
      "BEGIN:VEVENT",
      "UID:8",
      ...event(...cafe),
    );
    expect(found?.notRead.map(({ reason }) => reason)).toEqual([
      "uid-missing",
      "title-missing",
      "start-unreadable",
      "end-before-start",
      "time-zone-unknown",
      "rule-unreadable",
      "line-broken",
      "event-without-end",
    ]);
    expect(found?.notRead[0]?.line).toBe(3);
    expect(found?.events.map(({ title }) => title)).toEqual(["Kaputte Zeile", "Sprachcafé"]);
  });

  test.each<[string, object]>([
    ["DTEND:morgen", { durationMinutes: 60 }],
    ["DTEND;TZID=Europe/Berlin:20261201T19300", { durationMinutes: 60 }],
    ["DURATION:1H", { durationMinutes: 60 }],
    ["DURATION:PTXH", { durationMinutes: 60 }],
    ["EXDATE:morgen,20261202T183000", { skipped: ["2026-12-02T18:30"] }],
    ["RDATE;VALUE=PERIOD:20261202T183000/x", { added: [] }],
  ])("loses what a broken line says, and nothing else: %s", (line, time) => {
    const found = read(...event("UID:1", "SUMMARY:A", "DTSTART:20261201T183000", line), ...event(...cafe));
    expect(found?.notRead).toEqual([{ line: 7, reason: "line-broken" }]);
    expect(found?.events).toMatchObject([{ uid: "1", time: { startsAt: "2026-12-01T18:30", ...time } }, { title: "Sprachcafé" }]);
  });

  test.each([
    ["DTSTART:2026-12-01T18:00", "start-unreadable"],
    ["RRULE:FREQ=WÖCHENTLICH", "rule-unreadable"],
    // It would stand for the whole series else.
    ["RECURRENCE-ID:übermorgen", "start-unreadable"],
    ["RECURRENCE-ID;TZID=Ellerland/Mitte:20261208T183000", "time-zone-unknown"],
  ])("loses an event that cannot be without its broken line, and nothing else: %s", (line, reason) => {
    const start = line.startsWith("DTSTART") ? [] : ["DTSTART:20261208T183000"];
    const found = read(...event(...cafe, "RRULE:FREQ=WEEKLY"), ...event("UID:cafe@ellerland.example", "SUMMARY:Sprachcafé", ...start, line));
    expect(found?.events).toMatchObject([{ time: { rule: "FREQ=WEEKLY" } }]);
    expect(found?.notRead.at(-1)).toEqual({ line: 10, reason });
  });

  test("with a broken line is read in a thread of its own, too", async () => {
    const broken = event("UID:1", "SUMMARY:A", "DTSTART:20261201T183000", "DTEND:morgen", `DESCRIPTION:${"Kommen Sie! ".repeat(2_000)}`);
    const found = await readApart(calendar(...broken, ...event(...cafe)), "Europe/Berlin");
    expect(found).toMatchObject({ notRead: [{ line: 7, reason: "line-broken" }], events: [{ uid: "1" }, { title: "Sprachcafé" }] });
  });

  test("puts moved and cancelled dates into their series, and takes the later of two versions", () => {
    const found = read(
      ...event(...cafe, "RRULE:FREQ=WEEKLY", "SEQUENCE:1"),
      ...event(...cafe, "RRULE:FREQ=MONTHLY", "SEQUENCE:0"),
      ...event(
        "UID:cafe@ellerland.example",
        "SUMMARY:Sprachcafé",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261208T183000",
        "DTSTART;TZID=Europe/Berlin:20261209T190000",
        "DURATION:PT90M",
      ),
      ...event("UID:cafe@ellerland.example", "SUMMARY:Sprachcafé", "RECURRENCE-ID:20261215T173000Z", "DTSTART:20261215T173000Z", "STATUS:CANCELLED"),
    );
    expect(found?.events).toMatchObject([{ time: { rule: "FREQ=WEEKLY", skipped: ["2026-12-08T18:30", "2026-12-15T18:30"], added: ["2026-12-09T19:00"] } }]);
    expect(found?.notRead).toMatchObject([{ reason: "duplicate" }]);
  });

  test("is none where it is a web page", () => expect(readCalendar("<!doctype html><p>Nicht gefunden", "Europe/Berlin")).toBeNull());

  test("of 100,000 events is cut, and holds nobody up", { timeout: 60_000 }, async () => {
    const many = calendar(
      ...Array.from({ length: 100_000 }, (_, at) => event(`UID:${at}`, "SUMMARY:A", "DTSTART:20261201T183000", "RRULE:FREQ=DAILY").join("\r\n")),
    );
    let longest = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    const found = await readApart(many, "Europe/Berlin");
    clearInterval(pulse);
    expect(found).toMatchObject({ notReadCount: 98_000 });
    expect(found?.events).toHaveLength(2000);
    // Copying the text to the thread is what remains.
    expect(longest).toBeLessThan(500);
  });
});

const as = (word: string): Fingerprint => ({ title: word, description: "d", place: "p", website: "w", times: "t", isCancelled: "no" });
const none: Merge = { act: "none", take: [], keep: [] };

describe("An event of a feed meets its offer", () => {
  test.each<[string, Partial<MergeCase>, Merge]>([
    ["new", { taken: null, here: null, upstream: as("A") }, { ...none, act: "make" }],
    ["as it was", {}, none],
    ["changed upstream", { upstream: as("B") }, { act: "change", take: ["title"], keep: [] }],
    ["edited here", { here: as("C") }, none],
    ["changed upstream and edited here", { upstream: as("B"), here: as("C") }, { act: "none", take: [], keep: ["title"] }],
    ["changed to the same on both sides", { upstream: as("B"), here: as("B") }, none],
    [
      "edited here in one field, changed upstream in another",
      { here: as("C"), upstream: { ...as("A"), place: "q" } },
      { act: "change", take: ["place"], keep: [] },
    ],
    [
      "changed in two fields, one of them edited here",
      { here: as("C"), upstream: { ...as("B"), place: "q" } },
      { act: "change", take: ["place"], keep: ["title"] },
    ],
    ["moved in time", { upstream: { ...as("A"), times: "u" } }, { act: "change", take: ["times"], keep: [] }],
    ["moved in time, and here too", { here: { ...as("A"), times: "v" }, upstream: { ...as("A"), times: "u" } }, { act: "none", take: [], keep: ["times"] }],
    ["cancelled", { upstream: { ...as("A"), isCancelled: "yes" } }, { act: "change", take: ["isCancelled"], keep: [] }],
    ["cancelled, and edited here", { here: as("C"), upstream: { ...as("A"), isCancelled: "yes" } }, { act: "change", take: ["isCancelled"], keep: [] }],
    ["vanished", { upstream: null }, { ...none, act: "mark-vanished" }],
    ["vanished, and edited here", { upstream: null, here: as("C") }, { ...none, act: "mark-vanished" }],
    ["still gone", { upstream: null, wasGone: true }, none],
    ["returned as it was", { wasGone: true }, { ...none, act: "mark-returned" }],
    ["returned and changed", { wasGone: true, upstream: as("B") }, { act: "mark-returned", take: ["title"], keep: [] }],
    ["returned, changed and edited here", { wasGone: true, upstream: as("B"), here: as("C") }, { act: "mark-returned", take: [], keep: ["title"] }],
    ["deleted here", { here: null }, none],
    ["deleted here and changed upstream", { here: null, upstream: as("B") }, none],
    ["deleted here and vanished", { here: null, upstream: null }, none],
  ])("%s", (_, unlike, expected) => expect(mergeEvent({ taken: as("A"), here: as("A"), upstream: as("A"), wasGone: false, ...unlike })).toEqual(expected));
});
