import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { answerBooking, bookFor, saveCapacity, type Participant } from "../bookings/index.ts";
import { offerDates, offers } from "../schema.ts";
import {
  addResult,
  findCountedVisits,
  findDateAtDoor,
  listKeptDates,
  listExactResults,
  mailEvent,
  noteVisit,
  releaseResult,
  saveCount,
  saveEventSettings,
  takeOverCount,
  watchDates,
  type EventLetter,
  type SaveEventSettings,
} from "./index.ts";

const db = await testDatabase();
/** A Monday; the event is on Thursday at six in the evening, and a week later. */
const TODAY = "2026-11-23";
const [FIRST, SECOND] = ["2026-11-26T17:00:00Z", "2026-12-03T17:00:00Z"];

async function anEvent(settings: Partial<SaveEventSettings> = {}) {
  const county = await aRegion(db, TODAY);
  const office = county.as("coordinator");
  const values = { kind: "event" as const, registration: "here" as const };
  const [offerId = ""] = await someOffers(county, [{ title: "Kochabend", texts: { ar: ["نطبخ معاً", ""] }, dates: [FIRST, SECOND], values }]);
  const numbers = { minimum: null, maximum: 20, takenElsewhere: 0, bookingUntil: null, answerDays: null };
  await saveCapacity(office, { offerId, version: null, ...numbers });
  const saved = await saveEventSettings(office, { offerId, version: null, remindDays: 1, groups: ["women", "children"], ...settings });
  expect(saved).toEqual({ ok: true, value: null });

  const at = (moment: string, ctx: Context = county.ctx): Context => ({ ...ctx, now: new Date(moment), today: moment.slice(0, 10) });
  const book = async (name: string, moment = "2026-11-23T08:00:00Z", more: Partial<Participant> = {}) => {
    const participant = { name, ageBand: null, guardian: "", email: `${name}@example.org`, phone: "", language: "de" as const, ...more };
    const made = await bookFor(at(moment, office), { offerId, participant });
    if (!made.ok) throw new Error(made.refusal);
    return made.value.id;
  };
  /** Lets the watch look at this moment, then sends what is owed. @returns what the mails say, by name */
  const heard = async (moment: string): Promise<string[]> => {
    const ctx = at(moment);
    await watchDates(ctx, { payload: { regionId: ctx.region.id } } as never);
    const letters: EventLetter[] = [];
    const send = mailEvent((letter) => (letters.push(letter), { subject: letter.kind, body: letter.code }));
    const { rows } = await db.superuser.query<{ id: string }>("select distinct booking_id as id from event_letters where region_id = $1", [ctx.region.id]);
    // Twice, as after a restart in between.
    for (const { id } of [...rows, ...rows]) await send(ctx, { payload: { regionId: ctx.region.id, bookingId: id } } as never);
    return letters
      .map(
        ({ kind, name, at: date, next }) =>
          `${kind} ${name} ${date.toISOString().slice(5, 10)} next ${next.map(({ startsOn }) => startsOn.slice(5)).join(" ")}`,
      )
      .toSorted();
  };
  const change = (how: (tx: Parameters<Parameters<typeof transact>[1]>[0]) => Promise<unknown>) =>
    transact(county.ctx, async (tx) => {
      await how(tx);
      tx.audit("test.prepared", offerId);
    });
  const first = and(eq(offerDates.regionId, county.region.id), eq(offerDates.offerId, offerId), eq(offerDates.startsAt, new Date(FIRST)));
  return { county, office, offerId, at, book, heard, change, first };
}

describe("A reminder of a date", () => {
  test.each([
    ["the day before, by night", 1, "2026-11-25T06:00:00Z", []],
    ["the day before, in the morning", 1, "2026-11-25T08:00:00Z", ["reminder Amal 11-26 next 11-26"]],
    ["the day before, late in the evening", 1, "2026-11-25T19:30:00Z", []],
    ["two days before, told a day", 1, "2026-11-24T10:00:00Z", []],
    ["two days before", 2, "2026-11-24T10:00:00Z", ["reminder Amal 11-26 next 11-26"]],
    ["a day after the right one, when the house stood still", 2, "2026-11-25T10:00:00Z", ["reminder Amal 11-26 next 11-26"]],
    ["on its own day", 1, "2026-11-26T09:00:00Z", []],
    ["where none is wished", null, "2026-11-25T10:00:00Z", []],
  ] as const)("%s", async (_, remindDays, moment, expected) => {
    const { book, heard } = await anEvent({ remindDays });
    await book("Amal");
    expect(await heard(moment)).toEqual(expected);
  });

  test("comes once, however often the house looks and starts anew", async () => {
    const { book, heard } = await anEvent();
    await book("Amal");
    expect(await heard("2026-11-25T08:00:00Z")).toHaveLength(1);
    expect(await heard("2026-11-25T08:15:00Z")).toEqual([]);
    expect(await heard("2026-12-02T10:00:00Z")).toEqual(["reminder Amal 12-03 next 12-03"]);
  });

  test("does not come to who booked on that day, gave the place back, or has no address", async () => {
    const { county, book, heard } = await anEvent();
    await book("Late", "2026-11-25T07:00:00Z");
    await book("Silent", undefined, { email: null, phone: "05555 1" });
    const gone = await book("Gone");
    await answerBooking(db.ctx(county.region, { kind: "link", opens: "booking", subjectId: gone, name: "Link" }, new Date("2026-11-24T08:00:00Z")), {
      comes: false,
    });
    expect(await heard("2026-11-25T10:00:00Z")).toEqual([]);
  });
});

describe("Who booked hears of a date that", () => {
  test("is cancelled while others remain: which one, and how it goes on", async () => {
    const { book, heard, change, first } = await anEvent();
    await book("Amal");
    expect(await heard("2026-11-24T10:00:00Z")).toEqual([]);
    await change((tx) => tx.update(offerDates).set({ isCancelled: true }).where(first));
    // At once, also in the evening.
    expect(await heard("2026-11-24T21:00:00Z")).toEqual(["changed Amal 11-26 next 12-03"]);
    expect(await heard("2026-11-24T21:15:00Z")).toEqual([]);
    expect(await heard("2026-11-25T10:00:00Z")).toEqual([]);
  });

  test("was moved: the new one stands among the next", async () => {
    const { book, heard, change, first } = await anEvent();
    await book("Amal");
    await heard("2026-11-24T10:00:00Z");
    await change((tx) =>
      tx
        .update(offerDates)
        .set({ startsAt: new Date("2026-11-27T17:00:00Z"), endsAt: new Date("2026-11-27T18:30:00Z"), startsOn: "2026-11-27" })
        .where(first),
    );
    expect(await heard("2026-11-24T10:15:00Z")).toEqual(["changed Amal 11-26 next 11-27 12-03"]);
  });

  test("falls with the whole offer", async () => {
    const { county, offerId, book, heard, change } = await anEvent();
    await book("Amal");
    await heard("2026-11-24T10:00:00Z");
    await change((tx) =>
      tx
        .update(offers)
        .set({ state: "ended" })
        .where(and(eq(offers.regionId, county.region.id), eq(offers.id, offerId))),
    );
    expect(await heard("2026-11-24T10:15:00Z")).toEqual(["cancelled Amal 11-26 next "]);
  });

  test("does not hear that a date is over", async () => {
    const { book, heard } = await anEvent();
    await book("Amal");
    await heard("2026-11-24T10:00:00Z");
    expect(await heard("2026-11-27T10:00:00Z")).toEqual([]);
  });
});

describe("At the door", () => {
  test("one tap notes who is there, and the first moment stays", async () => {
    const { office, offerId, at, book } = await anEvent();
    const bookingId = await book("Amal");
    await book("Bogdan");
    const visit = { offerId, startsAt: new Date(FIRST), bookingId, isThere: true };
    expect(await noteVisit(at("2026-11-25T17:00:00Z", office), visit)).toEqual({ ok: false, refusal: "not-begun" });
    expect(await noteVisit(at("2026-11-26T16:50:00Z", office), visit)).toEqual({ ok: true, value: null });
    expect(await noteVisit(at("2026-11-26T17:10:00Z", office), visit)).toEqual({ ok: true, value: null });
    const seen = await read(office, (reader) => findDateAtDoor(office, reader, offerId, new Date(FIRST)));
    expect(seen?.people.map(({ name, cameAt }) => `${name} ${cameAt?.toISOString() ?? "-"}`)).toEqual(["Amal 2026-11-26T16:50:00.000Z", "Bogdan -"]);
    await noteVisit(at("2026-11-26T17:20:00Z", office), { ...visit, isThere: false });
    const again = await read(office, (reader) => findDateAtDoor(office, reader, offerId, new Date(FIRST)));
    expect(again?.people.filter(({ cameAt }) => cameAt !== null)).toEqual([]);
  });

  test("a date that does not take place says so at the door", async () => {
    const { office, offerId } = await anEvent();
    await db.superuser.query("update offer_dates set is_cancelled = true where offer_id = $1 and starts_at = $2", [offerId, SECOND]);
    const isCancelled = async (at: string) => (await read(office, (reader) => findDateAtDoor(office, reader, offerId, new Date(at))))?.isCancelled;
    expect([await isCancelled(FIRST), await isCancelled(SECOND)]).toEqual([false, true]);
  });

  test("numbers of those who came besides are kept for each date; two who count at once see each other", async () => {
    const { office, offerId, at } = await anEvent();
    const then = at("2026-11-26T19:00:00Z", office);
    const count = { offerId, startsAt: new Date(FIRST), version: null, walkIns: 7, groups: { women: 5, children: 4 } };
    expect(await saveCount(then, count)).toEqual({ ok: true, value: null });
    expect(await saveCount(then, count)).toEqual({ ok: true, value: null });
    expect(await saveCount(then, { ...count, walkIns: 8 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await saveCount(then, { ...count, version: 1, walkIns: 8 })).toEqual({ ok: true, value: null });
    const dates = await read(then, (reader) => listKeptDates(then, reader, offerId));
    expect(dates.map(({ startsOn, walkIns }) => [startsOn, walkIns])).toEqual([
      [SECOND.slice(0, 10), 0],
      [FIRST.slice(0, 10), 8],
    ]);
  });

  test("only the office notes and counts, in its own region", async () => {
    const { county, offerId, at, book } = await anEvent();
    const bookingId = await book("Amal");
    const visit = { offerId, startsAt: new Date(FIRST), bookingId, isThere: true };
    expect(await noteVisit(at(FIRST, county.as("analyst")), visit)).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aRegion(db, TODAY)).as("coordinator");
    expect(await noteVisit(at(FIRST, stranger), visit)).toEqual({ ok: false, refusal: "not-found" });
    expect(await saveEventSettings(stranger, { offerId, version: null, remindDays: 1, groups: [] })).toEqual({ ok: false, refusal: "not-found" });
    const [second, conflict] = [1, 1].map((version) => ({ offerId, version, remindDays: 7 as const, groups: [] }));
    expect(await saveEventSettings(county.as("coordinator"), second!)).toEqual({ ok: true, value: null });
    expect(await saveEventSettings(county.as("coordinator"), conflict!)).toEqual({ ok: false, refusal: "version-conflict" });
  });
});

describe("What was counted at the doors", () => {
  const words = {
    came: "Besuche",
    groups: {
      women: "Frauen",
      men: "Männer",
      children: "Kinder",
      youth: "Jugendliche",
      seniors: "Ältere",
      "new-residents": "neu",
      "long-residents": "länger",
    },
  };

  test("is the visits of all dates together, and becomes results that follow it, each once", async () => {
    const { county, office, offerId, at, book } = await anEvent();
    const amira = await book("Amira");
    const counted = () => read(office, (reader) => findCountedVisits(office, reader, offerId));
    const results = async () =>
      (await read(office, (reader) => listExactResults(office, reader, offerId))).map(({ label, number, isReleased }) => [label, number, isReleased]);
    const take = (ctx = office) => takeOverCount(ctx, { offerId, words });
    expect(await counted()).toBeNull();
    expect(await take()).toEqual({ ok: false, refusal: "not-found" });
    for (const startsAt of [FIRST, SECOND]) {
      const then = at(startsAt, office);
      await noteVisit(then, { offerId, startsAt: new Date(startsAt), bookingId: amira, isThere: true });
      await saveCount(then, { offerId, startsAt: new Date(startsAt), version: null, walkIns: 6, groups: { women: 4, children: 2 } });
    }
    const groups = [
      { group: "women", count: 8 },
      { group: "children", count: 4 },
    ];
    expect(await counted()).toEqual({ dates: 2, came: 14, groups });
    // What somebody wrote of something else stays.
    await addResult(office, { offerId, label: "Frauen", number: 3, countsPeople: false, sentence: "Frauenvereine" });
    const both = await Promise.all([take(), take()]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect((await results()).toSorted()).toEqual([
      ["Besuche", 14, false],
      ["Frauen", 3, false],
      ["Frauen", 8, false],
      ["Kinder", 4, false],
    ]);
    const [visits] = (await read(office, (reader) => listExactResults(office, reader, offerId))).filter(({ label }) => label === "Besuche");
    await releaseResult(office, { offerId, id: visits?.id ?? "", isReleased: true });
    await saveCount(at(FIRST, office), { offerId, startsAt: new Date(FIRST), version: 1, walkIns: 9, groups: { women: 4, children: 2 } });
    await take();
    expect((await results()).filter(([label]) => label === "Besuche")).toEqual([["Besuche", 17, true]]);
    expect(await take(county.as("analyst"))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await take((await aRegion(db)).as("coordinator"))).toEqual({ ok: false, refusal: "not-found" });
    const everybody = county.publicCtx;
    expect(await read(everybody, (reader) => findCountedVisits(everybody, reader, offerId))).toBeNull();
  });
});

test("What takes place every day shows today and the days behind it, too", async () => {
  const county = await aRegion(db, TODAY);
  const day = (nth: number) => new Date(Date.parse(`${TODAY}T17:00:00Z`) + nth * 86_400_000).toISOString();
  const [offerId = ""] = await someOffers(county, [{ title: "Mittagstisch", dates: Array.from({ length: 160 }, (_, nth) => day(nth - 95)) }]);
  const days = (await read(county.ctx, (reader) => listKeptDates(county.ctx, reader, offerId))).map(({ startsOn }) => startsOn);
  expect(days).toEqual(days.toSorted().toReversed());
  expect(days.filter((one) => one >= TODAY)).toHaveLength(30);
  expect(days).toEqual(expect.arrayContaining([TODAY, "2026-11-22", "2026-09-24"]));
  expect(days).toHaveLength(90);
});
