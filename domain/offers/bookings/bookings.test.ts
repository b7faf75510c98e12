import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { anOffer } from "../test-offer.ts";
import {
  answerBooking,
  askForPlace,
  bookFor,
  findBookable,
  findOwnBooking,
  freePlaces,
  lapseBookings,
  listBookings,
  mailBooking,
  moveUpInOffer,
  Participant,
  saveCapacity,
  type BookingLetter,
  type SaveCapacity,
  withdrawFor,
} from "./index.ts";
import { bookingContacts } from "./schema.ts";

const db = await testDatabase();
const TODAY = "2026-11-23";

const participant = (name: string, more: Partial<Participant> = {}): Participant => ({
  name,
  ageBand: null,
  guardian: "",
  email: `${name.toLowerCase()}@example.org`,
  phone: "",
  language: "de",
  ...more,
});

async function aCourse(capacity: Partial<SaveCapacity> = {}) {
  const county = await aRegion(db, TODAY);
  const office = county.as("coordinator");
  const { id: offerId } = await anOffer(county);
  const fields = { minimum: null, maximum: 2, takenElsewhere: 0, bookingUntil: null, answerDays: null, ...capacity };
  expect(await saveCapacity(office, { offerId, version: null, ...fields })).toEqual({ ok: true, value: null });
  const later = (hours: number, ctx: Context = county.ctx): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + hours * 3_600_000) });
  const link = (bookingId: string): Context =>
    db.ctx(county.region, { kind: "link", opens: "booking", subjectId: bookingId, name: "Anmeldung" }, county.ctx.now);
  const book = async (name: string) => {
    const made = await bookFor(office, { offerId, participant: participant(name) });
    if (!made.ok) throw new Error(made.refusal);
    return made.value;
  };
  const list = async () => {
    const found = await read(office, (reader) => listBookings(office, reader, offerId));
    if (!found) throw new Error("The course takes no bookings.");
    return found;
  };
  const run = (ctx: Context = county.ctx) => moveUpInOffer(ctx, { payload: { regionId: ctx.region.id, offerId } } as never);
  return {
    county,
    office,
    offerId,
    link,
    later,
    book,
    list,
    run,
    save: (input: Partial<SaveCapacity>) => saveCapacity(office, { offerId, version: 1, ...fields, ...input }),
  };
}

/** In the order of arrival; who left stands behind, by name. */
const states = ({ bookings }: Awaited<ReturnType<Awaited<ReturnType<typeof aCourse>>["list"]>>) =>
  [
    ...bookings.filter(({ arrived }) => arrived !== null),
    ...bookings.filter(({ arrived }) => arrived === null).toSorted((a, b) => (`${a.name}` < `${b.name}` ? -1 : 1)),
  ].map(({ name, state }) => `${name} ${state}`);

describe("Places", () => {
  test("go to who comes first; the others queue in order", async () => {
    const { book, list } = await aCourse();
    for (const name of ["Amira", "Bilal", "Cem", "Dina"]) await book(name);
    const found = await list();
    expect(states(found)).toEqual(["Amira booked", "Bilal booked", "Cem waiting", "Dina waiting"]);
    expect(found.capacity).toMatchObject({ booked: 2, waiting: 2 });
    expect(freePlaces(found.capacity)).toBe(0);
  });

  test("that the provider gave elsewhere are not given again", async () => {
    const { book, list } = await aCourse({ maximum: 3, takenElsewhere: 2 });
    for (const name of ["Amira", "Bilal"]) await book(name);
    expect(states(await list())).toEqual(["Amira booked", "Bilal waiting"]);
  });

  test("the last one, asked for by 200 at once, goes to one; the others wait, each with a number of their own", async () => {
    const { offerId, office, list } = await aCourse({ maximum: 1 });
    // As many at once as the process has connections to the database.
    const ask = async (nth: number) => {
      for (let n = 0; n < 10; n++) expect(await bookFor(office, { offerId, participant: participant(`P${nth}-${n}`) })).toMatchObject({ ok: true });
    };
    await Promise.all(Array.from({ length: 20 }, (_, nth) => ask(nth)));
    const { capacity, bookings } = await list();
    expect(bookings.filter(({ state }) => state === "booked").map(({ arrived }) => arrived)).toEqual([1]);
    expect(bookings.map(({ arrived }) => arrived)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    expect(capacity).toMatchObject({ booked: 1, waiting: 199 });
  });

  test("the same form sent twice is one booking", async () => {
    const { offerId, office, list } = await aCourse();
    const id = newId();
    const input = { offerId, participant: participant("Amira") };
    expect(await bookFor(office, input, id)).toEqual(await bookFor(office, input, id));
    expect((await list()).bookings).toHaveLength(1);
  });

  test("are not given after the last day, nor while the offer is not public", async () => {
    const { offerId, office } = await aCourse({ bookingUntil: "2026-11-22" });
    expect(await bookFor(office, { offerId, participant: participant("Amira") })).toEqual({ ok: false, refusal: "not-open" });
    const county = await aRegion(db, TODAY);
    const draft = await anOffer(county, { state: "draft" });
    await saveCapacity(county.as("coordinator"), {
      offerId: draft.id,
      version: null,
      minimum: null,
      maximum: 5,
      takenElsewhere: 0,
      bookingUntil: null,
      answerDays: null,
    });
    expect(await bookFor(county.as("coordinator"), { offerId: draft.id, participant: participant("Amira") })).toEqual({ ok: false, refusal: "not-open" });
  });

  test("are entered by the office only", async () => {
    const { offerId, county } = await aCourse();
    expect(await bookFor(county.as("council-reader"), { offerId, participant: participant("Amira") })).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("How many there are", () => {
  test("is refused in words where numbers contradict each other", async () => {
    const { save, book } = await aCourse({ maximum: 2 });
    for (const name of ["Amira", "Bilal"]) await book(name);
    expect(await save({ minimum: 5, maximum: 4 })).toEqual({ ok: false, refusal: "maximum-below-minimum" });
    expect(await save({ maximum: 1 })).toEqual({ ok: false, refusal: "maximum-below-taken" });
    expect(await save({ maximum: 3, takenElsewhere: 2 })).toEqual({ ok: false, refusal: "maximum-below-taken" });
  });

  test("is shown to the second of two who change it at once, with who was first; nothing of the first is lost", async () => {
    const { save, offerId } = await aCourse({ maximum: 2 });
    expect(await save({ maximum: 5 })).toEqual({ ok: true, value: null });
    const second = await save({ maximum: 3, bookingUntil: "2030-01-31" });
    expect(second).toMatchObject({
      ok: false,
      refusal: "version-conflict",
      stored: { maximum: 5, bookingUntil: null, version: 2 },
      changed: { by: expect.stringMatching(/./) },
    });
    expect(await save({ maximum: 3, version: null })).toMatchObject({ ok: false, refusal: "version-conflict", stored: { maximum: 5 } });
    const { rows } = await db.superuser.query<{ maximum: number }>("select maximum from offer_capacities where offer_id = $1", [offerId]);
    expect(rows).toEqual([{ maximum: 5 }]);
    expect(await save({ maximum: 3, version: 2 })).toEqual({ ok: true, value: null });
  });

  test("is kept by the database too: it lets nobody give a place twice", async () => {
    const { offerId } = await aCourse({ maximum: 1 });
    await expect(db.superuser.query("update offer_capacities set booked = 2 where offer_id = $1", [offerId])).rejects.toThrow(/check/);
  });

  test("grows, and who waits moves up in order", async () => {
    const { save, book, run, list } = await aCourse({ maximum: 1 });
    for (const name of ["Amira", "Bilal", "Cem"]) await book(name);
    expect(await save({ maximum: 2 })).toMatchObject({ ok: true });
    await run();
    await run();
    expect(states(await list())).toEqual(["Amira booked", "Bilal booked", "Cem waiting"]);
  });
});

describe("A place that becomes free", () => {
  test("goes to the next at once, who hears of it", async () => {
    const { book, link, run, list, county } = await aCourse({ maximum: 1 });
    const [first, second] = [await book("Amira"), await book("Bilal")];
    expect(await answerBooking(link(first.id), { comes: false })).toEqual({ ok: true, value: { state: "withdrawn" } });
    await run();
    expect(states(await list())).toEqual(["Bilal booked", "Amira withdrawn"]);
    expect(await letters(county, second.id)).toMatchObject([{ kind: "moved-up", name: "Bilal", title: "Deutsch am Abend" }]);
    expect(await letters(county, second.id)).toEqual([]);
  });

  test("is offered in order, with a deadline, where the provider wants an answer; each step is logged", async () => {
    const { book, link, run, later, list } = await aCourse({ maximum: 1, answerDays: 3 });
    const [first, second, third] = [await book("Amira"), await book("Bilal"), await book("Cem")];
    await answerBooking(link(first.id), { comes: false });
    await run(later(1));
    expect(states(await list())).toEqual(["Bilal offered", "Cem waiting", "Amira withdrawn"]);
    // Nobody answers for three days: the next one.
    await run(later(72));
    expect(states(await list())).toEqual(["Bilal offered", "Cem waiting", "Amira withdrawn"]);
    await run(later(74));
    expect(states(await list())).toEqual(["Cem offered", "Amira withdrawn", "Bilal lapsed"]);
    expect(await answerBooking(later(75, link(third.id)), { comes: true })).toEqual({ ok: true, value: { state: "booked" } });
    // Who was late queues again, at the end.
    expect(await answerBooking(later(76, link(second.id)), { comes: true })).toEqual({ ok: true, value: { state: "waiting" } });
    const { bookings } = await list();
    expect(bookings.find(({ id }) => id === second.id)?.steps.map(({ state }) => state)).toEqual(["waiting", "offered", "lapsed", "waiting"]);
  });

  test("that was answered too late is not taken", async () => {
    const { book, link, run, later } = await aCourse({ maximum: 1, answerDays: 1 });
    const [first, second] = [await book("Amira"), await book("Bilal")];
    await answerBooking(link(first.id), { comes: false });
    await run();
    expect(await answerBooking(later(25, link(second.id)), { comes: true })).toEqual({ ok: false, refusal: "too-late" });
  });

  test("is looked for every hour, where an answer did not come", async () => {
    const { book, link, run, later, county, offerId } = await aCourse({ maximum: 1, answerDays: 1 });
    const first = await book("Amira");
    await book("Bilal");
    await answerBooking(link(first.id), { comes: false });
    await run();
    const waitingJobs = async () =>
      (
        await db.superuser.query<{ count: number }>(
          "select count(*)::int as count from pgboss.job where name = 'booking.move-up' and data->>'offerId' = $1 and state = 'created'",
          [offerId],
        )
      ).rows[0]?.count;
    await db.superuser.query("delete from pgboss.job where name = 'booking.move-up'");
    await lapseBookings(county.ctx, { payload: { regionId: county.region.id } } as never);
    expect(await waitingJobs()).toBe(0);
    await lapseBookings(later(25), { payload: { regionId: county.region.id } } as never);
    expect(await waitingJobs()).toBe(1);
  });
});

describe("What a stranger typed", () => {
  test("takes no place until the click in the mail, and is told in the stranger's language", async () => {
    const { offerId, county, link, list } = await aCourse({ maximum: 1 });
    const id = newId();
    const arabic = participant("Amira", { language: "ar" });
    expect(await askForPlace(county.publicCtx, { offerId, participant: arabic }, id)).toEqual({ ok: true, value: null });
    expect((await list()).capacity).toMatchObject({ booked: 0, waiting: 0 });
    expect(await letters(county, id)).toMatchObject([{ kind: "confirm", language: "ar", title: "الألمانية مساءً" }]);
    expect(await answerBooking(link(id), { comes: true })).toEqual({ ok: true, value: { state: "booked" } });
    expect(await answerBooking(link(id), { comes: true })).toEqual({ ok: true, value: { state: "booked" } });
    expect(await read(link(id), (reader) => findOwnBooking(link(id), reader))).toMatchObject({ booking: { state: "booked" }, name: "Amira", ahead: 0 });
  });

  test("twice under one address is one booking: the link comes once more", async () => {
    const { offerId, county, book, list } = await aCourse();
    const first = await book("Amira");
    await letters(county, first.id);
    const again = newId();
    await askForPlace(county.publicCtx, { offerId, participant: participant("Amira") }, again);
    expect(await letters(county, again)).toHaveLength(1);
    expect((await list()).bookings.map(({ id }) => id)).toEqual([first.id]);
  });

  test("of a child is answered by a mail that is the child's and theirs who registered it: a family shares an address", async () => {
    const { offerId, county } = await aCourse();
    const id = newId();
    await askForPlace(county.publicCtx, { offerId, participant: participant("Mia", { ageBand: "under-16", guardian: "Ülkü Öztürk" }) }, id);
    await letters(county, id);
    const { rows } = await db.superuser.query("select addressee_name, addressee_guardian from mails where region_id = $1", [county.region.id]);
    expect(rows).toEqual([{ addressee_name: "Mia", addressee_guardian: "Ülkü Öztürk" }]);
  });

  test("fills nobody's mailbox: one address is asked ten times a day, whatever names it is typed with, and its own link goes on", async () => {
    const { offerId, county, book, link } = await aCourse();
    const { id } = await book("Amira");
    await letters(county, id);
    const codes = async () => (await db.superuser.query("select 1 from directory.codes where subject_id = $1 and revoked_at is null", [id])).rowCount;
    const type = async (name: string) => {
      const asked = newId();
      await askForPlace(county.publicCtx, { offerId, participant: participant(name, { email: "amira@example.org" }) }, asked);
      await letters(county, asked);
    };
    for (let n = 0; n < 11; n++) await type(`Opfer ${n}`);
    await type("Amira");
    const { rows } = await db.superuser.query("select unasked, count(*)::int from mails where region_id = $1 group by 1 order by 1", [county.region.id]);
    expect(rows).toEqual([
      { unasked: false, count: 1 },
      { unasked: true, count: 10 },
    ]);
    expect(await codes()).toBe(2);
    expect(await read(link(id), (reader) => findOwnBooking(link(id), reader))).toMatchObject({ name: "Amira" });
  });

  test("opens only what the link is for", async () => {
    const { book, link } = await aCourse();
    const [first, second] = [await book("Amira"), await book("Bilal")];
    const seen = await read(link(first.id), (reader) => reader.execute<{ id: string }>("select id from bookings"));
    expect(seen.rows).toEqual([{ id: first.id }]);
    expect(second.id).not.toBe(first.id);
  });

  test("of a child needs a guardian; everybody needs a way to be reached", () => {
    const faultsOf = (more: Partial<Participant>) => Participant.safeParse(participant("Amira", more)).error?.issues.map(({ message }) => message);
    expect(faultsOf({ ageBand: "under-16" })).toEqual(["guardian-missing"]);
    expect(faultsOf({ ageBand: "under-16", guardian: "Samir" })).toBeUndefined();
    expect(faultsOf({ email: null })).toEqual(["unreachable"]);
  });

  test("is not taken where the offer takes no bookings here", async () => {
    const county = await aRegion(db, TODAY);
    const { id: offerId } = await anOffer(county, { registration: "phone" });
    expect(await askForPlace(county.publicCtx, { offerId, participant: participant("Amira") })).toEqual({ ok: false, refusal: "not-open" });
  });
});

/** Runs the job of one booking's mail. @returns what was written, in the order it was */
async function letters(county: County, bookingId: string): Promise<BookingLetter[]> {
  const written: BookingLetter[] = [];
  const job = mailBooking((letter) => {
    written.push(letter);
    return { subject: letter.kind, body: letter.code };
  });
  await job(county.ctx, { payload: { regionId: county.region.id, bookingId } } as never);
  return written;
}

/** As the mail would say it. */
const composed = ({ kind, name, title, reason, code }: BookingLetter) => ({ subject: `${kind}: ${name}, ${title}`, body: `${reason} ${code}` });

describe("The office gives a place back for somebody who called", () => {
  test("and tells that one by mail, once, with the reason and a way back in; without an address nobody is told", async () => {
    const { county, office, offerId, book, link, list } = await aCourse({ maximum: 1 });
    const anna = await book("Anna");
    const reached = { ...participant("Bilal"), email: null, phone: "04261 5555" };
    const bilal = await bookFor(office, { offerId, participant: reached });
    const mails = async () =>
      (
        await db.superuser.query<{ line: string }>("select to_address || ' ' || subject || ' ' || body as line from mails where region_id = $1", [
          county.region.id,
        ])
      ).rows;
    await withdrawFor(office, { offerId, bookingId: anna.id, reason: "Sie ziehen um." }, composed);
    await withdrawFor(office, { offerId, bookingId: anna.id, reason: "Sie ziehen um." }, composed);
    const told = await withdrawFor(office, { offerId, bookingId: bilal.ok ? bilal.value.id : "", reason: "" }, composed);
    expect(told).toEqual({ ok: true, value: { state: "withdrawn", told: false } });
    expect(await mails()).toEqual([{ line: expect.stringMatching(/^anna@example\.org taken-off: Anna, \S.* Sie ziehen um\. \S{8,}$/) }]);
    expect(await answerBooking(link(anna.id), { comes: true })).toMatchObject({ ok: true });
    expect((await list()).capacity).toMatchObject({ booked: 1, waiting: 0 });
  });

  test("and who waits longest gets it; sent twice, it frees one place only", async () => {
    const { office, offerId, book, list, run } = await aCourse();
    const [anna] = [await book("Anna"), await book("Bilal"), await book("Chen")];
    const given = (told: boolean) => ({ ok: true, value: { state: "withdrawn", told } });
    const hers = { offerId, bookingId: anna.id, reason: "Wie besprochen." };
    expect(await withdrawFor(office, hers, composed)).toEqual(given(true));
    expect(await withdrawFor(office, hers, composed)).toEqual(given(false));
    expect((await list()).capacity).toMatchObject({ booked: 1, waiting: 1 });
    await run();
    const { capacity, bookings } = await list();
    expect(capacity).toMatchObject({ booked: 2, waiting: 0 });
    expect(bookings.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(["Anna withdrawn", "Bilal booked", "Chen booked"]);
  });

  test("also where the name is gone already: nobody is told, and the act is noted", async () => {
    const { county, office, offerId, book } = await aCourse();
    const { id: bookingId } = await book("Anna");
    await transact(county.ctx, async (tx) => {
      await tx.delete(bookingContacts).where(eq(bookingContacts.bookingId, bookingId));
      tx.audit("test.prepared", bookingId);
    });
    expect(await withdrawFor(office, { offerId, bookingId, reason: "" }, composed)).toEqual({ ok: true, value: { state: "withdrawn", told: false } });
    const noted = await db.superuser.query("select event from audit.entries where region_id = $1 and subject_id = $2 and event = 'booking.withdrawn'", [
      county.region.id,
      bookingId,
    ]);
    expect(noted.rows).toHaveLength(1);
  });

  test("also off the waiting list, but never in another offer, in another county, or without the office's role", async () => {
    const { county, office, offerId, book, list } = await aCourse();
    const waits = (await Promise.all([book("Anna"), book("Bilal"), book("Chen")])).find(({ state }) => state === "waiting");
    const bookingId = waits?.id ?? "";
    const { id: other } = await anOffer(county);
    await saveCapacity(office, { offerId: other, version: null, minimum: null, maximum: 2, takenElsewhere: 0, bookingUntil: null, answerDays: null });
    expect(await withdrawFor(county.as("analyst"), { offerId, bookingId, reason: "" }, composed)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await withdrawFor(office, { offerId: other, bookingId, reason: "" }, composed)).toEqual({ ok: false, refusal: "not-found" });
    expect(await withdrawFor((await aRegion(db, TODAY)).as("coordinator"), { offerId, bookingId, reason: "" }, composed)).toEqual({
      ok: false,
      refusal: "not-found",
    });
    expect((await list()).capacity).toMatchObject({ booked: 2, waiting: 1 });
    await withdrawFor(office, { offerId, bookingId, reason: "" }, composed);
    expect((await list()).capacity).toMatchObject({ booked: 2, waiting: 0 });
  });
});

test.each([
  ["whose last date was yesterday", ["2026-11-15T17:00:00Z", "2026-11-22T17:00:00Z"], "not-open"],
  ["with a date ahead", ["2026-11-22T17:00:00Z", "2026-11-24T17:00:00Z"], null],
] as const)("An event %s: may a place be booked before the night ends it? %s, refusal %s", async (_, dates, refusal) => {
  const county = await aRegion(db, TODAY);
  const office = county.as("coordinator");
  const [offerId = ""] = await someOffers(county, [{ title: "Kochabend", dates: [...dates], values: { kind: "event", registration: "here" } }]);
  await saveCapacity(office, { offerId, version: null, minimum: null, maximum: 2, takenElsewhere: 0, bookingUntil: null, answerDays: null });
  const booked = await bookFor(office, { offerId, participant: participant("Anna") });
  expect(booked.ok ? null : booked.refusal).toBe(refusal);
  const shown = await read(county.publicCtx, (reader) => findBookable(county.publicCtx, reader, offerId));
  expect(shown?.takesBookings).toBe(refusal === null);
});
