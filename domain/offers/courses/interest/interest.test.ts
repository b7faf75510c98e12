import { afterAll, describe, expect, test } from "vitest";
import { COUNSELLORS } from "../../access.ts";
import { ROLES } from "#platform/auth/roles.ts";
import { read, signContext, transact, type Context } from "#platform/db/index.ts";
import { RawSession } from "#tests/walls/raw-session.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { answerBooking, bookFor, findOwnBooking, lapseBookings, listBookings, moveUpInOffer, saveCapacity, withdrawFor } from "../../bookings/index.ts";
import { offerPlaces, offerTimes, offerDates } from "../../schema.ts";
import { newId } from "#platform/db/index.ts";
import { anOffer } from "../../test-offer.ts";
import { courses } from "../schema.ts";
import {
  answerInterest,
  askForCourse,
  askInterested,
  correctInterest,
  countInterest,
  deleteInterest,
  enterInterest,
  findOwnInterest,
  listFitting,
  listInterested,
  listOwnInterested,
  mailInterested,
  offerPlace,
  passOnPlaces,
  type InterestLetter,
  type Need,
} from "./index.ts";

const db = await testDatabase();
const session = new RawSession(db.app);
await session.open();
afterAll(() => session.close());
const TODAY = "2026-11-23";
const anything: Need = { level: "A1", types: [], municipalityId: null, weekdays: [], dayParts: [], needsChildcare: false };
const contact = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, phone: "", language: "de" as const });

/** A county with one course from A1 to A2 on Mondays at nine, in one municipality. */
async function aCounty(course: Partial<typeof courses.$inferInsert> = {}, maximum = 1) {
  const county = await aRegion(db, TODAY);
  const office = county.as("coordinator");
  const regionId = county.region.id;
  const town = await county.aMunicipality();
  const village = await county.aMunicipality();
  const { id: offerId } = await anOffer(county);
  const own = { regionId, offerId, isShown: true };
  await transact(county.ctx, async (tx) => {
    await tx.insert(courses).values({ ...own, type: "integration", levelFrom: "A1", levelTo: "A2", ...course });
    await tx.insert(offerPlaces).values({ ...own, id: newId(), municipalityId: town.id });
    const timesId = newId();
    await tx.insert(offerTimes).values({ ...own, id: timesId, kind: "once", startsAt: "2026-11-30 09:00:00", durationMinutes: 90 });
    const startsAt = new Date("2026-11-30T08:00:00Z");
    await tx.insert(offerDates).values({ ...own, timesId, startsAt, endsAt: new Date(startsAt.getTime() + 5_400_000), startsOn: "2026-11-30" });
    tx.audit("test.prepared", offerId);
  });
  await saveCapacity(office, { offerId, version: null, minimum: null, maximum, takenElsewhere: 0, bookingUntil: null, answerDays: 3 });
  const enter = async (name: string, need: Partial<Need> = {}, later = 0) => {
    const ctx = at(office, later);
    const entered = await enterInterest(ctx, { ...anything, ...need }, contact(name));
    if (!entered.ok) throw new Error(entered.refusal);
    return entered.value.id;
  };
  const at = (ctx: Context, days: number): Context => {
    const now = new Date(ctx.now.getTime() + days * 86_400_000);
    return { ...ctx, now, today: now.toISOString().slice(0, 10) };
  };
  const link = (id: string, days = 0) => at(db.ctx(county.region, { kind: "link", opens: "interest", subjectId: id, name: "Liste" }, county.ctx.now), days);
  const job = (run: typeof passOnPlaces, payload: Record<string, string> = { offerId }, days = 0) =>
    run(at(county.ctx, days), { id: "", payload: { regionId, ...payload }, attempt: 1, isLastAttempt: true });
  const fitting = async () => (await read(office, (reader) => listFitting(office, reader, offerId, 50))).map((one) => one.contact?.name);
  const list = async (isPlaced = false) => {
    const filter = { said: "", levels: [], types: [], municipalityId: null, isPlaced, needsChildcare: false, order: "since" as const };
    const { entries } = await read(office, (reader) => listInterested(office, reader, filter, { from: 0, limit: 50 }));
    return entries.map((one) => `${one.contact?.name ?? "–"} ${one.state}`);
  };
  return { county, office, offerId, town, village, enter, at, link, job, fitting, list };
}

describe("Who fits a course", () => {
  test.each<[string, (of: { town: string; village: string }) => Partial<Need>, boolean]>([
    ["of its level", () => ({ level: "A2" }), true],
    ["above its level", () => ({ level: "B1" }), false],
    ["whose level nobody knows", () => ({ level: null }), true],
    ["who looks for this kind", () => ({ types: ["women", "integration"] }), true],
    ["who looks for another kind", () => ({ types: ["women"] }), false],
    ["in the same municipality", ({ town }) => ({ municipalityId: town }), true],
    ["in one that lies nowhere near", ({ village }) => ({ municipalityId: village }), false],
    ["free on Mondays in the morning", () => ({ weekdays: [1, 3], dayParts: ["morning"] }), true],
    ["free on Tuesdays only", () => ({ weekdays: [2] }), false],
    ["free in the evening only", () => ({ dayParts: ["evening"] }), false],
    ["who needs the childcare that it does not have", () => ({ needsChildcare: true }), false],
  ])("somebody %s: %s", async (_, need, fits) => {
    const { enter, fitting, town, village } = await aCounty();
    await enter("Amira", need({ town: town.id, village: village.id }));
    expect(await fitting()).toEqual(fits ? ["Amira"] : []);
  });

  test("stands in the order of waiting", async () => {
    const { enter, fitting } = await aCounty();
    await enter("Bilal", {}, 1);
    await enter("Amira");
    expect(await fitting()).toEqual(["Amira", "Bilal"]);
  });
});

describe("A free place", () => {
  test("is offered to who waits longest, and taken without another form", async () => {
    const { office, offerId, enter, link, list, county } = await aCounty();
    await enter("Bilal", {}, 1);
    const amira = await enter("Amira");
    expect(await offerPlace(office, offerId)).toEqual({ ok: true, value: null });
    expect(await list()).toEqual(["Amira offered", "Bilal listed"]);
    expect(await offerPlace(office, offerId)).toEqual({ ok: false, refusal: "no-place" });
    expect(await read(link(amira), (reader) => findOwnInterest(link(amira), reader))).toMatchObject({ state: "offered", place: { offerId } });
    expect(await answerInterest(link(amira), "take")).toEqual({ ok: true, value: { state: "placed" } });
    const booked = await read(office, (reader) => listBookings(office, reader, offerId));
    expect(booked).toMatchObject({ capacity: { booked: 1 }, bookings: [{ name: "Amira", state: "booked" }] });
    const asBooker = db.ctx(county.region, { kind: "link", opens: "booking", subjectId: booked?.bookings[0]?.id ?? "", name: "Platz" }, county.ctx.now);
    expect(await read(asBooker, (reader) => findOwnBooking(asBooker, reader))).toMatchObject({ name: "Amira" });
  });

  test("that is not taken in time goes to the next, by jobs alone; who was silent stays on the list", async () => {
    const { office, offerId, enter, link, job, list } = await aCounty();
    const amira = await enter("Amira");
    await enter("Bilal", {}, 1);
    await offerPlace(office, offerId);
    await job(lapseBookings, {}, 2);
    await job(moveUpInOffer, { offerId }, 2);
    await job(passOnPlaces, { offerId }, 2);
    expect(await list()).toEqual(["Amira offered", "Bilal listed"]);
    await job(moveUpInOffer, { offerId }, 4);
    expect(await answerInterest(link(amira, 4), "take")).toEqual({ ok: false, refusal: "too-late" });
    await job(passOnPlaces, { offerId }, 4);
    await job(passOnPlaces, { offerId }, 4);
    expect(await list()).toEqual(["Amira listed", "Bilal offered"]);
    // Nobody here was told a name: none was deleted either.
    const found = await read(office, (reader) => listBookings(office, reader, offerId));
    expect(found?.bookings.map(({ state, name, isFromList }) => [state, name, isFromList]).toSorted()).toEqual([
      ["lapsed", null, true],
      ["offered", null, true],
    ]);
  });

  test.each([
    ["gives it back by link", null],
    ["is taken off the list by the office", "office"],
  ])("that was taken and is free again goes to the next; who %s waits again where that one stood, and it is noted", async (_, by) => {
    const { county, office, offerId, enter, link, job, list } = await aCounty();
    const amira = await enter("Amira");
    for (const [nth, name] of ["Bilal", "Cem"].entries()) await enter(name, {}, nth + 1);
    await offerPlace(office, offerId);
    expect(await answerInterest(link(amira), "take")).toEqual({ ok: true, value: { state: "placed" } });
    expect(await list(true)).toEqual(["Amira placed"]);
    const found = await read(office, (reader) => listBookings(office, reader, offerId));
    const bookingId = found?.bookings[0]?.id ?? "";
    if (by === "office") await withdrawFor(office, { offerId, bookingId, reason: "" }, ({ code }) => ({ subject: "", body: code }));
    else await answerBooking(db.ctx(county.region, { kind: "link", opens: "booking", subjectId: bookingId, name: "Platz" }, county.ctx.now), { comes: false });
    await job(moveUpInOffer);
    await job(passOnPlaces);
    await job(passOnPlaces);
    expect([await list(true), await list()]).toEqual([[], ["Amira listed", "Bilal offered", "Cem listed"]]);
    const { rows } = await db.superuser.query("select 1 from audit.entries where region_id = $1 and event = 'interest.listed-again'", [county.region.id]);
    expect(rows).toHaveLength(1);
  });

  test("that somebody gave back and takes again by the same link is that one's: who has it waits no longer, and gives it back once more", async () => {
    const { county, office, offerId, enter, link, job, list } = await aCounty();
    const amira = await enter("Amira");
    await offerPlace(office, offerId);
    await answerInterest(link(amira), "take");
    const found = await read(office, (reader) => listBookings(office, reader, offerId));
    const subjectId = found?.bookings[0]?.id ?? "";
    const asBooker = db.ctx(county.region, { kind: "link", opens: "booking", subjectId, name: "Platz" }, county.ctx.now);
    const jobs = async () => {
      await job(moveUpInOffer);
      await job(passOnPlaces);
    };
    await answerBooking(asBooker, { comes: false });
    await jobs();
    expect([await list(true), await list()]).toEqual([[], ["Amira listed"]]);
    await db.superuser.query("delete from pgboss.job where name = 'interest.pass-on'");
    expect(await answerBooking(asBooker, { comes: true })).toEqual({ ok: true, value: { state: "booked" } });
    expect((await db.superuser.query("select 1 from pgboss.job where name = 'interest.pass-on' and data->>'offerId' = $1", [offerId])).rowCount).toBe(1);
    await jobs();
    expect([await list(true), await list()]).toEqual([["Amira placed"], []]);
    await enter("Bilal", {}, 1);
    await answerBooking(asBooker, { comes: false });
    await jobs();
    expect([await list(true), await list()]).toEqual([[], ["Amira listed", "Bilal offered"]]);
  });

  test("that somebody waits for in the course itself goes there; who gave it back waits again all the same", async () => {
    const { county, office, offerId, enter, link, job, list } = await aCounty();
    const amira = await enter("Amira");
    await offerPlace(office, offerId);
    await answerInterest(link(amira), "take");
    const who = { name: "Dana", email: "dana@example.org", phone: "", language: "de" as const, ageBand: null, guardian: "" };
    expect(await bookFor(office, { offerId, participant: who })).toMatchObject({ ok: true, value: { state: "waiting" } });
    const found = await read(office, (reader) => listBookings(office, reader, offerId));
    const bookingId = found?.bookings.find(({ state }) => state === "booked")?.id ?? "";
    await answerBooking(db.ctx(county.region, { kind: "link", opens: "booking", subjectId: bookingId, name: "Platz" }, county.ctx.now), { comes: false });
    await job(moveUpInOffer);
    const asked = await db.superuser.query("select 1 from pgboss.job where name = 'interest.pass-on' and data->>'offerId' = $1", [offerId]);
    expect(asked.rowCount).toBe(1);
    await job(passOnPlaces);
    expect(await list()).toEqual(["Amira listed"]);
  });

  test("that somebody declines goes to the next, and no further by itself", async () => {
    const { office, offerId, enter, link, job, list } = await aCounty({}, 5);
    const amira = await enter("Amira");
    for (const [nth, name] of ["Bilal", "Cem"].entries()) await enter(name, {}, nth + 1);
    await offerPlace(office, offerId);
    expect(await answerInterest(link(amira), "not-now")).toEqual({ ok: true, value: { state: "listed" } });
    await job(passOnPlaces);
    await job(passOnPlaces);
    expect(await list()).toEqual(["Amira listed", "Bilal offered", "Cem listed"]);
  });

  test("is offered by itself where the course says so", async () => {
    const { enter, job, list } = await aCounty({ asksInterested: true }, 2);
    for (const [nth, name] of ["Amira", "Bilal", "Cem"].entries()) await enter(name, {}, nth);
    await job(passOnPlaces);
    await job(passOnPlaces);
    expect(await list()).toEqual(["Amira offered", "Bilal offered", "Cem listed"]);
  });

  test("is offered to one, by however many at once, and nobody is offered two", async () => {
    const { office, offerId, enter, job, list } = await aCounty({ asksInterested: true }, 3);
    for (const [nth, name] of ["Amira", "Bilal", "Cem", "Dina", "Emre"].entries()) await enter(name, {}, nth);
    await Promise.all([...Array.from({ length: 5 }, () => offerPlace(office, offerId)), ...Array.from({ length: 5 }, () => job(passOnPlaces))]);
    expect(await list()).toEqual(["Amira offered", "Bilal offered", "Cem offered", "Dina listed", "Emre listed"]);
    const found = await read(office, (reader) => listBookings(office, reader, offerId));
    expect(found?.capacity.booked).toBe(3);
  });

  test("is no stranger's to give", async () => {
    const { county, offerId, enter } = await aCounty();
    const amira = await enter("Amira");
    expect(await offerPlace(county.as("council-reader"), offerId)).toEqual({ ok: false, refusal: "not-allowed" });
    const elsewhere = await aRegion(db);
    expect(await offerPlace(elsewhere.as("coordinator"), offerId)).toEqual({ ok: false, refusal: "not-found" });
    expect(await answerInterest(elsewhere.as("coordinator"), "take")).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = db.ctx(elsewhere.region, { kind: "link", opens: "interest", subjectId: amira, name: "Liste" }, county.ctx.now);
    expect(await answerInterest(stranger, "leave")).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("The list", () => {
  test("counts who typed into the public form only after the click, and once", async () => {
    const { county, office, job, link, list } = await aCounty();
    const visitor = db.ctx(county.region, { kind: "public" }, county.ctx.now);
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect(await askForCourse(visitor, anything, contact("Amira"), id)).toEqual({ ok: true, value: null });
    const counted = () => read(office, (reader) => countInterest(office, reader));
    expect([await list(), await counted()]).toEqual([[], []]);
    const letters: InterestLetter[] = [];
    const compose = (letter: InterestLetter) => (letters.push(letter), { subject: letter.kind, body: letter.code });
    for (let twice = 0; twice < 2; twice++) await job(mailInterested(compose), { interestId: id });
    expect(letters.map(({ kind, name }) => [kind, name])).toEqual([["confirm", "Amira"]]);
    expect((await db.superuser.query("select unasked from mails where region_id = $1", [county.region.id])).rows).toEqual([{ unasked: true }]);
    for (let twice = 0; twice < 2; twice++) expect(await answerInterest(link(id), "confirm")).toEqual({ ok: true, value: { state: "listed" } });
    expect(await list()).toEqual(["Amira listed"]);
    expect(await counted()).toEqual([{ level: "A1", municipality: null, waiting: 1, entered: 1 }]);
  });

  test("keeps only the need of who did not agree to be written to", async () => {
    const { office, list, fitting } = await aCounty();
    expect(await enterInterest(office, anything, null)).toMatchObject({ ok: true });
    expect(await list()).toEqual(["– listed"]);
    expect(await fitting()).toEqual([]);
  });

  test("forgets who leaves, and the counts stay", async () => {
    const { office, enter, link, list } = await aCounty();
    const amira = await enter("Amira");
    expect(await answerInterest(link(amira), "leave")).toEqual({ ok: true, value: { state: "left" } });
    expect(await read(link(amira), (reader) => findOwnInterest(link(amira), reader))).toBeNull();
    const { rows } = await db.superuser.query("select 1 from interest_contacts where interest_id = $1", [amira]);
    expect([rows, await list()]).toEqual([[], []]);
    expect(await read(office, (reader) => countInterest(office, reader))).toEqual([{ level: "A1", municipality: null, waiting: 0, entered: 1 }]);
  });

  test.each<[string, (of: { office: Context; own: Context; id: string }) => Promise<unknown>]>([
    ["leaves by the link", ({ own }) => answerInterest(own, "leave")],
    ["withdraws the consent at the desk", ({ office, id }) => correctInterest(office, { id, version: 1, need: anything, contact: null })],
    [
      "gets another address",
      ({ office, id }) => correctInterest(office, { id, version: 1, need: anything, contact: { ...contact("Amira"), email: "neu@example.org" } }),
    ],
    ["is deleted", ({ office, id }) => deleteInterest(office, { id, version: 1 })],
  ])("lets no mail leave that still waits when somebody %s; others' go on", async (_, act) => {
    const { county, office, enter, link, job } = await aCounty();
    const [id, other] = [await enter("Amira"), await enter("Bilal")];
    await job(askInterested, {}, 200);
    const compose = ({ name }: InterestLetter) => ({ subject: "Kurs", body: name });
    for (const interestId of [id, other]) await job(mailInterested(compose), { interestId }, 200);
    const waiting = async () =>
      (await db.superuser.query<{ body: string }>("select body from mails where region_id = $1 order by 1", [county.region.id])).rows.map(({ body }) => body);
    expect(await waiting()).toEqual(["Amira", "Bilal"]);
    expect(await act({ office, own: link(id), id })).toMatchObject({ ok: true });
    expect(await waiting()).toEqual(["Bilal"]);
  });

  test("leaves a mail in the list of those that left", async () => {
    const { county, enter, link, job } = await aCounty();
    const interestId = await enter("Amira");
    await job(askInterested, {}, 200);
    await job(
      mailInterested(() => ({ subject: "Kurs", body: "" })),
      { interestId },
      200,
    );
    await db.superuser.query("update mails set sent_at = now() where region_id = $1", [county.region.id]);
    await answerInterest(link(interestId), "leave");
    expect((await db.superuser.query("select 1 from mails where region_id = $1", [county.region.id])).rowCount).toBe(1);
  });

  test("asks once, half a year after the last sign of life", async () => {
    const { enter, job } = await aCounty();
    await enter("Amira");
    const owed = async () => (await db.superuser.query<{ n: number }>("select count(*)::int as n from interest_entries where owed = 'still'")).rows[0]?.n;
    const before = await owed();
    await job(askInterested, {}, 181);
    expect(await owed()).toBe(before);
    await job(askInterested, {}, 182);
    await job(askInterested, {}, 183);
    expect(await owed()).toBe((before ?? 0) + 1);
  });
});

describe("Counsellors", () => {
  const advisers = COUNSELLORS.filter((role) => role !== "coordinator" && role !== "editor");

  test.each(advisers)("as %s enter a learner and see what became of this one, and of nobody else", async (role) => {
    const { county, office, enter, offerId, link, list } = await aCounty();
    const own = county.as(role);
    const entered = await enterInterest(own, anything, contact("Amira"));
    if (!entered.ok) throw new Error(entered.refusal);
    const seen = async (ctx: Context = own) =>
      (await read(ctx, (reader) => listOwnInterested(ctx, reader, { from: 0, limit: 50 }))).entries.map(({ contact: who, state, course }) => [
        who?.name ?? null,
        state,
        course?.title ?? null,
      ]);
    expect(await seen()).toEqual([["Amira", "listed", null]]);
    expect(await offerPlace(office, offerId)).toEqual({ ok: true, value: null });
    // Others, of the office and of a colleague.
    await enter("Bilal");
    await enterInterest(county.as(role), anything, contact("Cem"));
    expect(await list()).toHaveLength(3);
    const title = expect.any(String);
    expect(await seen()).toEqual([["Amira", "offered", title]]);
    expect(await answerInterest(link(entered.value.id), "take")).toMatchObject({ ok: true });
    expect(await seen()).toEqual([["Amira", "placed", title]]);
    // Also of who leaves: that one left, and no name any more.
    expect(await answerInterest(link(entered.value.id), "leave")).toMatchObject({ ok: true });
    expect((await seen()).map(([name, state]) => [name, state])).toEqual([[null, "left"]]);
    // The whole list stays with who keeps it, whoever asks.
    expect((await read(own, (reader) => listInterested(own, reader, { ...EVERYBODY }, { from: 0, limit: 50 }))).entries.map(({ id }) => id)).toEqual([]);
    expect(await offerPlace(own, offerId)).toEqual({ ok: false, refusal: "not-allowed" });
    const elsewhere = (await aRegion(db)).as(role);
    expect(await seen(elsewhere)).toEqual([]);
  });

  const EVERYBODY = { said: "", levels: [], types: [], municipalityId: null, isPlaced: false, needsChildcare: false, order: "since" as const };
  const READERS = ["coordinator", "editor", "administrator", "data-protection-officer"];

  test.each([
    ["part of a name, small", "mir", ["Amira"]],
    ["an address", "bilal@example", ["Bilal"]],
    ["a number as somebody says it", "04261 123", ["Cem"]],
    ["a number with the country's", "+49 4261 123-45", ["Cem"]],
    ["what is no pattern", "%", []],
    ["nothing", "", ["Amira", "Bilal", "Cem"]],
  ])("is found by %s", async (_, said, names) => {
    const { office, enter, at } = await aCounty();
    await enter("Amira");
    await enter("Bilal", {}, 1);
    await enterInterest(at(office, 2), anything, { ...contact("Cem"), email: null, phone: "04261/12345" });
    const { entries } = await read(office, (reader) => listInterested(office, reader, { ...EVERYBODY, said }, { from: 0, limit: 50 }));
    expect(entries.map((one) => one.contact?.name)).toEqual(names);
  });

  test.each(ROLES)("and nobody else: the database gives the role %s the list, the own entries, or nothing", async (role) => {
    const { county, office, enter, offerId } = await aCounty();
    await enter("Bilal");
    await offerPlace(office, offerId);
    const ctx = county.as(role);
    const isCounsellor = COUNSELLORS.some((one) => one === role);
    const entered = await enterInterest(ctx, anything, contact("Amira"));
    expect(entered.ok).toBe(isCounsellor);
    const all = READERS.includes(role);
    const expected = { interest_entries: all ? 1 : 0, interest_contacts: all ? 1 : 0, interest_offers: all ? 1 : 0 };
    for (const [table, others] of Object.entries(expected)) {
      const own = isCounsellor && table !== "interest_offers" ? 1 : 0;
      expect([table, await session.count(signContext(ctx), table)]).toEqual([table, others + own]);
    }
    const touched = async (statement: string) => (await session.run(signContext(ctx), statement))[0]?.["touched"];
    const isKept = all ? 1 : 0;
    expect(await touched("with x as (update interest_offers set passed_on = true returning 1) select count(*)::int as touched from x")).toBe(isKept);
    expect(
      await touched("with x as (update interest_entries set level = 'C2' where state = 'offered' returning 1) select count(*)::int as touched from x"),
    ).toBe(isKept);
    expect(await touched("with x as (delete from interest_contacts where name = 'Bilal' returning 1) select count(*)::int as touched from x")).toBe(isKept);
  });

  test.each(ROLES.filter((role) => !READERS.includes(role)))("write as %s nothing in somebody else's name, or as if the person had typed it", async (role) => {
    const { county } = await aCounty();
    const ctx = county.as(role);
    const accountId = ctx.actor.kind === "staff" ? ctx.actor.accountId : "";
    for (const [by, whose] of [
      ["office", newId()],
      ["self", accountId],
    ]) {
      const row = `insert into interest_entries (region_id, id, state, since, last_sign_on, entered_by, entered_by_account)
        values ('${county.region.id}', '${newId()}', 'listed', '${TODAY}', '${TODAY}', '${by}', '${whose}')`;
      await expect(session.run(signContext(ctx), row)).rejects.toThrow("row-level security");
    }
  });
});
