import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { addDays } from "#platform/days/index.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { register } from "#app/privacy.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { listVersions, restoreVersion, saveLending } from "../catalogue/index.ts";
import { mailBooking, type BookingLetter } from "../bookings/index.ts";
import { watchDates } from "../events/index.ts";
import { anOffer } from "../test-offer.ts";
import {
  actOnLoan,
  answerLoan,
  askForLoan,
  chooseDays,
  findBorrowable,
  findLending,
  findOwnLoan,
  lendTo,
  LendingFields,
  listFreeDays,
  listLoans,
} from "./index.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "lending-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));
const TODAY = "2026-11-23";
const fields: LendingFields = {
  item: "Sprachkoffer",
  pieces: 2,
  fetchPlace: "Bibliothek",
  fetchTimes: "Mo bis Fr, 10 bis 18 Uhr",
  depositCents: 0,
  longestDays: 14,
  leadDays: 2,
};
const borrower = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, phone: "", language: "de" as const });

async function aLending(values: Partial<LendingFields> = {}) {
  const county = await aRegion(db, TODAY);
  const office = county.as("coordinator");
  const { id: offerId } = await anOffer(county, { kind: "lending" });
  expect(await saveLending(office, { id: offerId, version: 1, lending: { ...fields, ...values } })).toEqual({ ok: true, value: { version: 2 } });
  /** The same person on another day, at this hour of the region's clocks in winter. */
  const on = (ctx: Context, today: string, hour = "11"): Context => ({ ...ctx, today, now: new Date(`${today}T${hour}:00:00+01:00`) });
  const link = (bookingId: string): Context =>
    db.ctx(county.region, { kind: "link", opens: "booking", subjectId: bookingId, name: "Anmeldung" }, county.ctx.now);
  const lend = (name: string, first: string, last: string) => lendTo(office, { offerId, days: { first, last }, borrower: borrower(name) });
  const lent = async (name: string, first: string, last: string) => {
    const made = await lend(name, first, last);
    if (!made.ok) throw new Error(made.refusal);
    return made.value.id;
  };
  const list = (ctx: Context = office) => read(ctx, (reader) => listLoans(ctx, reader, offerId));
  const ask = (first: string, last: string, ctx: Context = county.publicCtx, id = newId()) =>
    askForLoan(ctx, { offerId, days: { first, last }, borrower: borrower("Amira") }, id);
  const free = async (month: string, ctx: Context = county.publicCtx) =>
    read(ctx, async (reader) => {
      const found = await findBorrowable(ctx, reader, offerId);
      return found ? await listFreeDays(ctx, reader, found, month) : [];
    });
  const choose = async (first: string | null, last: string | null = null, ctx: Context = county.publicCtx) =>
    read(ctx, async (reader) => {
      const found = await findBorrowable(ctx, reader, offerId);
      return found ? await chooseDays(ctx, reader, found, { first, last }) : null;
    });
  return { county, office, offerId, on, link, lend, lent, list, ask, free, choose };
}

describe("A thing to borrow", () => {
  test("goes to as many at once as there are pieces; which piece, the house chooses", async () => {
    const { lend, list } = await aLending();
    expect(await lend("Amira", "2026-12-01", "2026-12-05")).toMatchObject({ ok: true });
    expect(await lend("Bilal", "2026-12-05", "2026-12-07")).toMatchObject({ ok: true });
    expect(await lend("Cem", "2026-12-05", "2026-12-05")).toEqual({ ok: false, refusal: "taken" });
    expect(await lend("Dina", "2026-12-06", "2026-12-06")).toMatchObject({ ok: true });
    expect((await list()).map(({ name, piece }) => `${name} ${piece}`)).toEqual(["Amira 1", "Bilal 2", "Dina 1"]);
  });

  test("asked for by forty at once on the same days goes to as many as there are pieces", async () => {
    const { lend, list } = await aLending({ pieces: 3 });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, nth) => lend(`P${nth}`, `2026-12-0${1 + (nth % 4)}`, "2026-12-06")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect((await list()).map(({ piece }) => piece).toSorted()).toEqual([1, 2, 3]);
  });

  test("is not lent twice by two transactions that do not see each other: the database refuses the second", async () => {
    const { lent, offerId, county } = await aLending({ pieces: 1 });
    const [one, two] = [await lent("Amira", "2026-12-01", "2026-12-02"), await lent("Bilal", "2026-12-10", "2026-12-12")];
    const clients = [0, 1].map(() => new Client(db.superuser.options));
    const [first, second] = clients as [Client, Client];
    try {
      for (const client of clients) {
        await client.connect();
        await client.query("begin; set local session_replication_role = replica");
      }
      const move = "update loans set first_day = '2026-12-20', last_day = '2026-12-24' where region_id = $1 and booking_id = $2";
      await first.query(move, [county.region.id, one]);
      const waits = second.query(move, [county.region.id, two]).then(
        () => "lent twice",
        (error: unknown) => String(error),
      );
      await first.query("commit");
      expect(await waits).toContain("loans_one_at_a_time");
    } finally {
      for (const client of clients) await client.end();
    }
    const { rows } = await db.superuser.query("select count(*)::int as n from loans where offer_id = $1 and first_day = '2026-12-20'", [offerId]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test.each([
    ["before its lead time", "2026-11-24", "2026-11-26", "too-soon"],
    ["for longer than it is lent", "2026-11-25", "2026-12-09", "too-long"],
    ["in two years", "2028-11-25", "2028-11-26", "too-far"],
    ["backwards", "2026-11-27", "2026-11-26", "end-before-start"],
  ])("is not lent %s", async (_, first, last, refusal) => {
    const { ask } = await aLending();
    expect(await ask(first, last)).toEqual({ ok: false, refusal });
  });

  test("is lent for its longest time, from the first day on", async () => {
    const { ask } = await aLending();
    expect(await ask("2026-11-25", "2026-12-08")).toEqual({ ok: true, value: null });
  });

  test("is not lent by a stranger's link, an analyst, or while the offer rests", async () => {
    const { county, offerId, ask } = await aLending();
    const days = { first: "2026-12-01", last: "2026-12-02" };
    expect(await lendTo(county.as("analyst"), { offerId, days, borrower: borrower("Amira") })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = await aRegion(db, TODAY);
    expect(await ask(days.first, days.last, stranger.publicCtx)).toEqual({ ok: false, refusal: "not-open" });
    const paused = await anOffer(county, { kind: "lending", state: "paused" });
    await saveLending(county.as("coordinator"), { id: paused.id, version: 1, lending: fields });
    expect(await lendTo(county.as("coordinator"), { offerId: paused.id, days, borrower: borrower("Amira") })).toEqual({ ok: false, refusal: "not-open" });
  });
});

describe("Days that a stranger asks for", () => {
  test("are kept only by the click in the mail, and the same form sent twice is one", async () => {
    const { ask, county, list, link, free } = await aLending({ pieces: 1 });
    const id = newId();
    expect(await ask("2026-12-01", "2026-12-03", county.publicCtx, id)).toEqual({ ok: true, value: null });
    expect(await ask("2026-12-01", "2026-12-03", county.publicCtx, id)).toEqual({ ok: true, value: null });
    expect((await list()).map(({ stand, piece }) => [stand, piece])).toEqual([["asked", null]]);
    expect((await free("2026-12"))[0]).toMatchObject({ is: "free" });
    expect(await answerLoan(link(id), { comes: true })).toEqual({ ok: true, value: { state: "booked" } });
    expect((await list()).map(({ stand, piece }) => [stand, piece])).toEqual([["coming", 1]]);
    expect((await free("2026-12")).slice(0, 4).map(({ is }) => is)).toEqual(["lent", "lent", "lent", "free"]);
  });

  test("may have gone meanwhile: said in words, and nothing changes", async () => {
    const { ask, county, lent, link } = await aLending({ pieces: 1 });
    const id = newId();
    await ask("2026-12-01", "2026-12-03", county.publicCtx, id);
    await lent("Bilal", "2026-12-03", "2026-12-04");
    expect(await answerLoan(link(id), { comes: true })).toEqual({ ok: false, refusal: "taken" });
  });

  test("are given back by the link until the thing was fetched; then they are free", async () => {
    const { lent, link, office, offerId, free } = await aLending({ pieces: 1 });
    const id = await lent("Amira", "2026-12-01", "2026-12-03");
    expect(await answerLoan(link(id), { comes: false })).toEqual({ ok: true, value: { state: "withdrawn" } });
    expect((await free("2026-12"))[0]).toMatchObject({ is: "free" });
    const other = await lent("Bilal", "2026-12-01", "2026-12-03");
    expect(await answerLoan(link(id), { comes: true })).toEqual({ ok: false, refusal: "taken" });
    await actOnLoan(office, { offerId, bookingId: other, act: "hand-out" });
    expect(await answerLoan(link(other), { comes: false })).toEqual({ ok: false, refusal: "handed-out" });
  });

  test("are seen by their own link alone, which writes no loan itself", async () => {
    const { lent, link, county } = await aLending();
    const [own, other] = [await lent("Amira", "2026-12-01", "2026-12-03"), await lent("Bilal", "2026-12-01", "2026-12-03")];
    const ctx = link(own);
    expect(await read(ctx, (reader) => findOwnLoan(ctx, reader))).toMatchObject({ name: "Amira", stand: "coming" });
    const { rows } = await read(ctx, (reader) => reader.execute<{ booking_id: string }>("select booking_id from loans"));
    expect(rows).toEqual([{ booking_id: own }]);
    const lendOther = await read(ctx, (reader) => reader.execute(`select wall.give_up_loan('${other}') as refusal`)).catch((error: unknown) => String(error));
    expect(JSON.stringify(lendOther)).toMatch(/not-allowed|read-only/);
    const everybody = county.publicCtx;
    expect((await read(everybody, (reader) => reader.execute("select 1 from loans"))).rows).toEqual([]);
  });
});

describe("Choosing days in the calendar", () => {
  test("begins with a day, and says until when it can last: until the piece is wanted that is wanted last, at most its longest time", async () => {
    const { choose, lent } = await aLending();
    expect(await choose(null)).toEqual({ first: null, last: null, reach: null, missed: null });
    expect(await choose("2026-12-01")).toEqual({ first: "2026-12-01", last: null, reach: "2026-12-14", missed: null });
    await lent("Amira", "2026-12-05", "2026-12-06");
    await lent("Bilal", "2026-12-08", "2026-12-08");
    // Two pieces: the first is wanted on the 5th, and whoever comes later on the 8th got the first as well.
    expect((await choose("2026-12-01"))?.reach).toBe("2026-12-14");
    await lent("Cem", "2026-12-06", "2026-12-07");
    expect((await choose("2026-12-01"))?.reach).toBe("2026-12-05");
    expect(await choose("2026-12-01", "2026-12-05")).toEqual({ first: "2026-12-01", last: "2026-12-05", reach: "2026-12-05", missed: null });
    expect(await choose("2026-12-01", "2026-12-06")).toEqual({ first: "2026-12-01", last: null, reach: "2026-12-05", missed: "2026-12-06" });
    expect((await choose("2026-12-05", "2026-12-04"))?.last).toBeNull();
    expect(await choose("2026-12-06")).toMatchObject({ first: null, missed: "2026-12-06" });
  });

  test.each([
    ["too near", "2026-11-24", "2026-11-24"],
    ["in two years", "2028-11-24", "2028-11-24"],
    ["no day at all", "2026-02-31", null],
    ["not even written like one", "morgen' or 1=1", null],
  ])("is not possible with what is %s", async (_, wished, missed) => {
    const { choose } = await aLending();
    expect(await choose(wished)).toEqual({ first: null, last: null, reach: null, missed });
  });

  test("says exactly what the form then takes", async () => {
    const { choose, ask, lent, on, office, offerId, county } = await aLending({ longestDays: 6, leadDays: 0 });
    const late = await lent("Amira", "2026-11-24", "2026-11-26");
    const early = await lent("Bilal", "2026-11-25", "2026-12-04");
    for (const [name, first, last] of [
      ["Cem", "2026-12-06", "2026-12-07"],
      ["Dina", "2026-12-07", "2026-12-07"],
      ["Elif", "2026-12-10", "2026-12-12"],
      ["Farid", "2026-12-11", "2026-12-11"],
    ] as const)
      await lent(name, first, last);
    for (const bookingId of [late, early]) await actOnLoan(on(office, "2026-11-26"), { offerId, bookingId, act: "hand-out" });
    await actOnLoan(on(office, "2026-11-30"), { offerId, bookingId: early, act: "return" });
    // Amira's piece is overdue on this day, and Bilal's is back before its time.
    const reader = on(county.publicCtx, "2026-11-29");
    for (let first = "2026-11-29"; first <= "2026-12-13"; first = addDays(first, 1)) {
      const reach = (await choose(first, null, reader))?.reach ?? "";
      for (let last = first; last <= addDays(first, 6); last = addDays(last, 1))
        expect([first, last, (await ask(first, last, reader)).ok]).toEqual([first, last, last <= reach]);
    }
  });

  test("is for who sees the offer", async () => {
    const { choose, county, offerId } = await aLending();
    const stranger = await aRegion(db, TODAY);
    const until = async (ctx: Context, id = offerId) =>
      (await read(ctx, (reader) => reader.execute<{ day: string | null }>(sql`select wall.free_until(${id}, '2026-12-01', ${TODAY})::text as day`))).rows[0]
        ?.day;
    expect(await until(county.publicCtx)).toBe("2026-12-14");
    expect(await until(stranger.publicCtx)).toBeNull();
    expect(await until(stranger.as("coordinator"))).toBeNull();
    const draft = await anOffer(county, { kind: "lending", state: "draft" });
    await saveLending(county.as("coordinator"), { id: draft.id, version: 1, lending: fields });
    expect(await until(county.publicCtx, draft.id)).toBeNull();
    expect(await until(county.as("coordinator"), draft.id)).toBe("2026-12-14");
    expect(await choose("2026-12-01", null, stranger.publicCtx)).toBeNull();
  });
});

describe("Handing out and taking back", () => {
  test("is noted by the office, on the region's days; what is late is overdue from the day after", async () => {
    const { office, offerId, lent, list, on } = await aLending();
    const bookingId = await lent("Amira", TODAY, "2026-11-25");
    const act = (ctx: Context, word: "hand-out" | "return" | "cancel") => actOnLoan(ctx, { offerId, bookingId, act: word });
    expect(await act(office, "return")).toEqual({ ok: false, refusal: "no-such-way" });
    expect(await list(on(office, "2026-11-25"))).toMatchObject([{ stand: "coming" }]);
    expect(await list(on(office, "2026-11-26"))).toMatchObject([{ stand: "missed" }]);
    expect(await act(office, "hand-out")).toEqual({ ok: true, value: null });
    expect(await list(on(office, "2026-11-25"))).toMatchObject([{ stand: "out", handedOutOn: TODAY }]);
    expect(await list(on(office, "2026-11-26"))).toMatchObject([{ stand: "overdue" }]);
    expect(await act(on(office, "2026-11-27"), "return")).toEqual({ ok: true, value: null });
    expect(await list(on(office, "2026-11-28"))).toMatchObject([{ stand: "returned", returnedOn: "2026-11-27" }]);
  });

  test("early frees the days that are left; late keeps the piece away until it is back", async () => {
    const { office, offerId, lent, lend, free, on, county } = await aLending({ pieces: 1, leadDays: 0 });
    const early = await lent("Amira", TODAY, "2026-11-30");
    await actOnLoan(office, { offerId, bookingId: early, act: "hand-out" });
    await actOnLoan(on(office, "2026-11-24"), { offerId, bookingId: early, act: "return" });
    expect((await free("2026-11")).filter(({ day }) => day >= TODAY && day <= "2026-11-26").map(({ is }) => is)).toEqual(["lent", "lent", "free", "free"]);
    const late = await lent("Bilal", "2026-11-25", "2026-11-26");
    await actOnLoan(on(office, "2026-11-25"), { offerId, bookingId: late, act: "hand-out" });
    const tomorrow = on(county.publicCtx, "2026-11-28");
    expect((await free("2026-11", tomorrow)).filter(({ day }) => day >= "2026-11-28").map(({ is }) => is)).toEqual(["lent", "free", "free"]);
    expect(await lend("Cem", "2026-11-27", "2026-11-27")).toMatchObject({ ok: true });
  });

  test("is not done by others, nor by the office of another region", async () => {
    const { county, offerId, lent } = await aLending();
    const bookingId = await lent("Amira", TODAY, "2026-11-25");
    expect(await actOnLoan(county.as("analyst"), { offerId, bookingId, act: "hand-out" })).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = (await aRegion(db, TODAY)).as("coordinator");
    expect(await actOnLoan(stranger, { offerId, bookingId, act: "hand-out" })).toEqual({ ok: false, refusal: "not-found" });
  });

  test("is noted by who lends, by the link to the entry: own loans alone, and nothing else of them", async () => {
    const { county, offerId, lent, on } = await aLending();
    const bookingId = await lent("Amira", TODAY, "2026-11-25");
    const [{ organisation_id: organisationId } = { organisation_id: "" }] = (
      await db.superuser.query<{ organisation_id: string }>("select organisation_id from offers where id = $1", [offerId])
    ).rows;
    const entry = (subjectId: string) => db.ctx(county.region, { kind: "link", opens: "organisation-entry", subjectId, name: "Link" }, county.ctx.now);
    const [lender, other] = [entry(organisationId), entry((await county.anOrganisation()).id)];
    for (const act of ["hand-out", "return"] as const) {
      expect(await actOnLoan(other, { offerId, bookingId, act })).toEqual({ ok: false, refusal: "not-found" });
      expect(await actOnLoan(lender, { offerId, bookingId, act })).toEqual({ ok: true, value: null });
    }
    expect(await actOnLoan(lender, { offerId, bookingId, act: "cancel" })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await read(other, (reader) => listLoans(other, reader, offerId))).toEqual([]);
    const later = on(lender, "2026-11-30");
    expect(await read(later, (reader) => listLoans(later, reader, offerId))).toMatchObject([{ name: "Amira", stand: "returned", returnedOn: TODAY }]);
    await transact(other, async (tx) => {
      await tx.execute(sql`select wall.hand_over(${await lent("Bilal", TODAY, TODAY)}, 'hand-out', ${TODAY})`);
      await tx.execute(sql`update loans set last_day = '2027-12-31'`);
      tx.audit("test.prepared", offerId);
    });
    expect((await read(lender, (reader) => listLoans(lender, reader, offerId))).map(({ name, stand, lastDay }) => [name, stand, lastDay])).toEqual([
      ["Bilal", "coming", TODAY],
      ["Amira", "returned", "2026-11-25"],
    ]);
  });

  test("leaves as many pieces as are away", async () => {
    const { office, offerId, lent } = await aLending();
    for (const name of ["Amira", "Bilal"]) await lent(name, "2026-12-01", "2026-12-02");
    expect(await saveLending(office, { id: offerId, version: 2, lending: { ...fields, pieces: 1 } })).toEqual({ ok: false, refusal: "pieces-lent" });
  });
});

describe("Mails about a loan", () => {
  test("go when it is made, and the day before the return in waking hours, once", async () => {
    const { county, lent, on } = await aLending();
    const id = await lent("Amira", TODAY, "2026-11-26");
    const sent: BookingLetter[] = [];
    const mail = mailBooking((letter) => {
      sent.push(letter);
      return { subject: letter.title, body: letter.code };
    });
    const send = (ctx: Context) => mail(ctx, { payload: { regionId: ctx.region.id, bookingId: id } } as never);
    await send(county.ctx);
    const watch = async (day: string, hour: string) => {
      const ctx = on(county.ctx, day, hour);
      await watchDates(ctx, { payload: { regionId: ctx.region.id } } as never);
      const before = sent.length;
      await send(ctx);
      return sent.length - before;
    };
    const counts: number[] = [];
    for (const [day, hour] of [
      ["2026-11-24", "12"],
      ["2026-11-25", "06"],
      ["2026-11-25", "10"],
      ["2026-11-25", "11"],
      ["2026-11-26", "11"],
    ] as const)
      counts.push(await watch(day, hour));
    expect(counts).toEqual([0, 0, 1, 0, 0]);
    expect(sent.map(({ kind, loan }) => [kind, loan?.lastDay])).toEqual([
      ["booked", "2026-11-26"],
      ["return", "2026-11-26"],
    ]);
  });
});

describe("Who borrowed", () => {
  test("stays known until the thing is back, and is gone ninety days after; the loan stays as a number", async () => {
    const { county, office, offerId, lent, list, on } = await aLending();
    const [back, kept] = [await lent("Amira", TODAY, "2026-11-25"), await lent("Bilal", TODAY, "2026-11-25")];
    for (const bookingId of [back, kept]) await actOnLoan(office, { offerId, bookingId, act: "hand-out" });
    await actOnLoan(on(office, "2026-11-25"), { offerId, bookingId: back, act: "return" });
    const names = async (day: string) => {
      await keepRetention(register, dataFolder)(on(county.ctx, day), { id: "", payload: { regionId: county.region.id }, attempt: 1, isLastAttempt: false });
      return (await list()).map(({ name }) => name).toSorted();
    };
    expect(await names("2027-02-22")).toEqual(["Amira", "Bilal"]);
    expect(await names("2027-02-25")).toEqual(["Bilal", null]);
    await actOnLoan(on(office, "2027-03-01"), { offerId, bookingId: kept, act: "return" });
    expect(await names("2027-06-01")).toEqual([null, null]);
    expect(await list()).toHaveLength(2);
  });
});

describe("What a lending says besides", () => {
  test("is compared and brought back with the offer's versions", async () => {
    const { office, offerId } = await aLending();
    await saveLending(office, { id: offerId, version: 2, lending: { ...fields, pieces: 5 } });
    const versions = await read(office, (reader) => listVersions(office, reader, offerId));
    expect(versions.map(({ content }) => content.lending?.pieces ?? null)).toEqual([5, 2, null]);
    expect(await restoreVersion(office, { id: offerId, version: 3, restore: 2 })).toMatchObject({ ok: true });
    expect(await read(office, (reader) => findLending(office, reader, offerId))).toEqual(fields);
  });

  test("is refused for other kinds of offers", async () => {
    const county = await aRegion(db, TODAY);
    const { id } = await anOffer(county, { kind: "course" });
    expect(await saveLending(county.as("coordinator"), { id, version: 1, lending: fields })).toEqual({ ok: false, refusal: "other-kind" });
  });
});
