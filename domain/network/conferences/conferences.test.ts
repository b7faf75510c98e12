import { and, asc, eq, sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { newId, openPool, read, transact, type Context } from "#platform/db/index.ts";
import { startJobs } from "#platform/jobs/index.ts";
import { allIdle } from "#platform/jobs/test-idle.ts";
import { mails } from "#platform/mail/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import {
  addRegistration,
  answerRegistration,
  cancelConference,
  checkIn,
  createConference,
  editConference,
  editWorkshop,
  findConference,
  findOwnRegistration,
  findPublicConference,
  inviteToConference,
  countConferenceStates,
  listConferences,
  listRegistrations,
  moveUpInConference,
  NO_CONFERENCE_FILTER,
  register,
  removeWorkshop,
  takeStep,
  writeDocumentation,
} from "./index.ts";
import { readAddresses } from "./invite.ts";
import { moveUp } from "./queue.ts";
import { conferences, registrationNeeds, workshopPlaces } from "./schema.ts";
import { aConference, conferenceFields, NO_NEEDS, workshopFields } from "./test-conference.ts";

const db = await testDatabase();

/** In the order of writing: the clock of the tests stands still. */
const mailsOf = (ctx: Context) =>
  read(ctx, (reader) =>
    reader
      .select()
      .from(mails)
      .where(eq(mails.regionId, ctx.region.id))
      .orderBy(sql`xmin::text::bigint`),
  );
const placesIn = (ctx: Context, workshopId: string) =>
  read(ctx, (reader) => reader.select().from(workshopPlaces).where(eq(workshopPlaces.workshopId, workshopId)).orderBy(asc(workshopPlaces.arrived)));
const jobs = async (queue: string, key: string, id: string) =>
  (await db.superuser.query("select 1 from pgboss.job where name = $1 and data ->> $2 = $3 and state < 'active'", [queue, key, id])).rowCount;

describe("Two people who write at once", () => {
  test("the later one of a documentation is told who was first, and what was written stays", async () => {
    const { office, conferenceId } = await aConference(db);
    const page = () => read(office, (reader) => findConference(office, reader, conferenceId));
    const version = (await page())?.version ?? 0;
    const write = (text: string) => writeDocumentation(office, { conferenceId, version, text, workshops: {} });
    expect(await write("Wir waren achtzig.")).toMatchObject({ ok: true });
    expect(await write("Wir waren neunzig.")).toMatchObject({ refusal: "version-conflict", version: version + 1, changed: { at: expect.any(Date) } });
    expect(await page()).toMatchObject({ documentation: "Wir waren achtzig." });
  });

  test("the later one of a workshop too", async () => {
    const { office, conferenceId, aWorkshop } = await aConference(db);
    const id = await aWorkshop();
    const write = (room: string) => editWorkshop(office, { conferenceId, id, version: 1, fields: { ...workshopFields, room } });
    expect(await write("Saal 1")).toMatchObject({ ok: true });
    expect(await write("Saal 2")).toMatchObject({ refusal: "version-conflict", version: 2, changed: { at: expect.any(Date) } });
    expect((await read(office, (reader) => findConference(office, reader, conferenceId)))?.workshops).toMatchObject([{ room: "Saal 1" }]);
  });
});

describe("The list of conferences", () => {
  test("counts behind each state what the other filters leave, whatever states are chosen", async () => {
    const { office } = await aConference(db, { title: "Fachtag Wohnen" });
    await createConference(office, { ...conferenceFields, title: "Fachtag Kita" });
    await createConference(office, conferenceFields);
    const counts = (search: string, states: string[]) =>
      read(office, (reader) => countConferenceStates(office, reader, { ...NO_CONFERENCE_FILTER, search, states }));
    expect(await counts("", ["open"])).toEqual({ open: 1, draft: 2 });
    expect(await counts("Fachtag", ["draft"])).toEqual({ open: 1, draft: 1 });
  });
});

describe("Planning a conference", () => {
  test("is the office's business: others see nothing of a draft", async () => {
    const { county, conferenceId } = await aConference(db, {}, { state: "draft" });
    const editor = county.as("organisation-member");
    expect(await createConference(editor, conferenceFields)).toEqual({ ok: false, refusal: "not-allowed" });
    const seen = (ctx: Context) => read(ctx, (reader) => findConference(ctx, reader, conferenceId));
    expect(await seen(editor)).toBeNull();
    expect(await seen(county.as("coordinator"))).toMatchObject({ title: "Integrationskonferenz", mayKeep: true });
    expect(await read(editor, (reader) => listConferences(editor, reader, NO_CONFERENCE_FILTER))).toEqual([]);
    expect(await read(county.publicCtx, (reader) => findPublicConference(county.publicCtx, reader, conferenceId))).toBeNull();
    await takeStep(county.as("coordinator"), { id: conferenceId, step: "open" });
    expect(await seen(editor)).toMatchObject({ mayKeep: false });
    expect(await read(county.publicCtx, (reader) => findPublicConference(county.publicCtx, reader, conferenceId))).toMatchObject({ room: "open" });
  });

  test("says which way round times go, and that a registration ends before the day", async () => {
    const { office } = await aConference(db);
    expect(await createConference(office, { ...conferenceFields, from: "16:00", to: "10:00" })).toEqual({ ok: false, refusal: "end-before-start" });
    expect(await createConference(office, { ...conferenceFields, registrationUntil: "2026-11-26" })).toEqual({ ok: false, refusal: "until-after-start" });
  });

  test("shows both versions to the slower of two people", async () => {
    const { office, conferenceId } = await aConference(db);
    expect(await editConference(office, { id: conferenceId, version: 2, fields: { ...conferenceFields, title: "Neu" } })).toMatchObject({ ok: true });
    expect(await editConference(office, { id: conferenceId, version: 2, fields: conferenceFields })).toMatchObject({
      refusal: "version-conflict",
      stored: { title: "Neu" },
    });
  });

  test("keeps a workshop within the day, and one that was chosen in the programme", async () => {
    const { office, conferenceId, aWorkshop, comes } = await aConference(db);
    await expect(aWorkshop({ from: "09:00", to: "11:00" })).rejects.toThrow("outside-conference");
    const workshopId = await aWorkshop();
    await comes([workshopId]);
    expect(await removeWorkshop(office, { conferenceId, id: workshopId })).toEqual({ ok: false, refusal: "has-registrations" });
  });
});

describe("A registration by a stranger", () => {
  test("takes a place only after the click in the mail", async () => {
    const { county, ask, answer, mail, rows, conferenceId } = await aConference(db, { places: 1 });
    const id = await ask({ email: "haddad@example.org" });
    expect(await rows()).toMatchObject([{ state: "asked", arrived: null }]);
    expect(await jobs("registration.mail", "registrationId", id)).toBe(1);
    await mail(id);
    await mail(id);
    const [letter, ...more] = await mailsOf(county.ctx);
    expect([letter?.toAddress, letter?.subject, more]).toEqual(["haddad@example.org", "confirm", []]);
    const code = await findCode(db.database, letter?.body.split(" ")[0] ?? "", "registration", county.ctx.now);
    expect(code).toMatchObject({ subjectId: id, state: "valid" });
    expect(await answer(id)).toEqual({ ok: true, value: { state: "registered" } });
    expect(await read(county.publicCtx, (reader) => findPublicConference(county.publicCtx, reader, conferenceId))).toMatchObject({ room: "full" });
  });

  test.each([
    ["invited people only", { isPublic: false }],
    ["the day after the last", { registrationUntil: "2026-11-11" }],
  ])("is refused for %s", async (_, values) => {
    const { ask } = await aConference(db, values);
    await expect(ask()).rejects.toThrow("not-open");
  });

  test("is refused for a draft, and in a stranger's region", async () => {
    const draft = await aConference(db, {}, { state: "draft" });
    await expect(draft.ask()).rejects.toThrow("not-open");
    const other = await aConference(db);
    const input = { conferenceId: other.conferenceId, name: "A", organisation: "", email: "a@example.org", language: "de" as const, workshopIds: [] };
    expect(await register(draft.county.publicCtx, input)).toEqual({ ok: false, refusal: "not-open" });
  });

  test("reads nothing of who else comes", async () => {
    const { county, ask, linkOf } = await aConference(db);
    const [one, two] = [await ask(), await ask()];
    const counts = async (ctx: Context) =>
      (
        await read(ctx, (reader) =>
          reader.execute<{ n: number }>(sql`select count(*)::int as n from registrations r join registrants p on p.registration_id = r.id`),
        )
      ).rows[0]?.n;
    expect([await counts(county.publicCtx), await counts(linkOf(one)), await counts(linkOf(two)), await counts(county.ctx)]).toEqual([0, 1, 1, 2]);
  });

  test("of the same form, sent twice, is one", async () => {
    const { county, conferenceId, rows } = await aConference(db);
    const input = { conferenceId, name: "A", organisation: "", email: "a@example.org", language: "de" as const, workshopIds: [] };
    const id = newId();
    await Promise.all([register(county.publicCtx, input, id), register(county.publicCtx, input, id)]);
    expect(await rows()).toHaveLength(1);
  });

  test("by who is registered already sends the link once more, and makes no second registration", async () => {
    const { county, ask, answer, mail, rows } = await aConference(db);
    const first = await ask({ email: "haddad@example.org" });
    await mail(first);
    await answer(first);
    const second = await ask({ email: "Haddad@example.org" });
    const later = db.ctx(county.region, county.ctx.actor, new Date(county.ctx.now.getTime() + 3_600_000));
    await mail(second, later);
    await mail(first, later);
    expect(await rows()).toMatchObject([{ id: first, state: "registered" }]);
    expect((await mailsOf(county.ctx)).map(({ subject, unasked }) => [subject, unasked])).toEqual([
      ["confirm", true],
      ["link", true],
    ]);
    const third = await ask({ email: "haddad@example.org" });
    await mail(third, later);
    await mail(first, later);
    expect(await mailsOf(county.ctx)).toHaveLength(2);
  });

  test("by a colleague at the same mailbox is one of its own", async () => {
    const { county, ask, answer, mail, rows } = await aConference(db);
    const first = await ask({ name: "Anna Haddad", email: "post@verein.example" });
    await mail(first);
    await answer(first);
    const second = await ask({ name: "Omar Haddad", email: "post@verein.example" });
    await mail(second);
    await answer(second);
    expect(await rows()).toMatchObject([{ state: "registered" }, { state: "registered" }]);
    expect((await mailsOf(county.ctx)).map(({ subject }) => subject)).toEqual(["confirm", "confirm"]);
  });

  test("keeps two workshops at the same time apart", async () => {
    const { aWorkshop, ask, answer } = await aConference(db);
    const both = [await aWorkshop(), await aWorkshop({ title: "Arbeit", from: "11:30", to: "12:30" })];
    await expect(ask({ workshopIds: both })).rejects.toThrow("workshops-overlap");
    expect(await answer(await ask(), { workshopIds: both })).toEqual({ ok: false, refusal: "workshops-overlap" });
  });

  test("after it was ended takes nobody new; who is in may still withdraw", async () => {
    const { office, conferenceId, ask, answer, comes } = await aConference(db);
    const [late, early] = [await ask(), await comes()];
    await takeStep(office, { id: conferenceId, step: "close" });
    expect(await answer(late)).toEqual({ ok: false, refusal: "too-late" });
    expect(await answer(early, { comes: false })).toEqual({ ok: true, value: { state: "withdrawn" } });
  });

  test("shows again what is needed, also where it is no interpreter: the next answer would take it away", async () => {
    const { comes, answer, linkOf } = await aConference(db);
    const id = await comes();
    await answer(id, { needs: { ...NO_NEEDS, childcare: "zwei Kinder" } });
    expect((await read(linkOf(id), (reader) => findOwnRegistration(linkOf(id), reader)))?.needs).toMatchObject({ childcare: "zwei Kinder" });
  });

  test("says what is needed to the organiser only, and forgets it when the person does not come", async () => {
    const { county, office, conferenceId, comes, answer } = await aConference(db);
    const id = await comes();
    await answer(id, { needs: { ...NO_NEEDS, interpreterLanguage: "Arabisch" } });
    const needs = async () => {
      const list = await read(office, (reader) => listRegistrations(office, reader, conferenceId));
      return list.ok ? list.value.registrations[0]?.needs : list.refusal;
    };
    expect(await needs()).toMatchObject({ interpreterLanguage: "Arabisch" });
    const editor = county.as("organisation-member");
    expect(await read(editor, (reader) => listRegistrations(editor, reader, conferenceId))).toEqual({ ok: false, refusal: "not-allowed" });
    await answer(id, { comes: false });
    expect(await read(county.ctx, (reader) => reader.select().from(registrationNeeds))).toEqual([]);
  });
});

describe("Of places", () => {
  test("the last of a workshop goes to one of a hundred at once; the others queue in the order of their arrival", { timeout: 120_000 }, async () => {
    const { county, aWorkshop, ask, linkOf } = await aConference(db);
    const workshopId = await aWorkshop({ places: 1 });
    const ids: string[] = [];
    for (let count = 0; count < 100; count++) ids.push(await ask());
    // Forty connections at once, and more patience than a visitor has: this machine may be busy.
    const app = openPool({ ...db.app, max: 40, connectionTimeoutMillis: 60_000 });
    const answers = await Promise.all(
      ids.map((id) => answerRegistration({ ...linkOf(id), database: { ...db.database, app } }, { comes: true, workshopIds: [workshopId], needs: NO_NEEDS })),
    );
    await app.end();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100);
    const queue = await placesIn(county.ctx, workshopId);
    expect(queue.map(({ state }) => state)).toEqual(["place", ...Array.from({ length: 99 }, () => "waiting")]);
    expect(new Set(queue.map(({ arrived }) => arrived)).size).toBe(100);
  });

  test("one that is given back goes to the first who waits, once, with one mail", async () => {
    const { county, conferenceId, aWorkshop, comes, answer, moveUp, mail } = await aConference(db);
    const workshopId = await aWorkshop({ places: 1 });
    const [holder, first, second] = [await comes([workshopId]), await comes([workshopId]), await comes([workshopId])];
    await answer(holder, { workshopIds: [] });
    expect(await jobs("conference.move-up", "conferenceId", conferenceId)).toBe(1);
    await moveUp();
    await moveUp();
    expect(await placesIn(county.ctx, workshopId)).toMatchObject([
      { registrationId: first, state: "place" },
      { registrationId: second, state: "waiting" },
    ]);
    await mail(first);
    await mail(first);
    await mail(second);
    const told = (await mailsOf(county.ctx)).filter(({ subject }) => subject === "moved-up");
    expect(told.map(({ body }) => body.split(" ").slice(1))).toEqual([["Wohnen"]]);
  });

  // That a killed worker's job is run again by the next is the queue's own matter and tested there, with a killed process
  // (platform/jobs/jobs.test.ts). Here: what it finds when it begins again is nothing by halves, and the job is there at all.
  test("one that is given back is not lost when the process dies between giving back and moving up", async () => {
    const { county, conferenceId, aWorkshop, comes, answer } = await aConference(db);
    const workshopId = await aWorkshop({ places: 1 });
    const [holder, first] = [await comes([workshopId]), await comes([workshopId])];
    await answer(holder, { comes: false });
    const dying = transact(county.ctx, async (tx) => {
      const [conference] = await tx.select().from(conferences).where(eq(conferences.id, conferenceId));
      if (!conference || (await moveUp(county.ctx, tx, conference)) !== 1) throw new Error("nobody moved up");
      throw new Error("killed");
    });
    await expect(dying).rejects.toThrow("killed");
    const placeOfFirst = async () => (await placesIn(county.ctx, workshopId)).find(({ registrationId }) => registrationId === first);
    expect(await placeOfFirst()).toMatchObject({ state: "waiting" });
    // The next process takes the job that was written with the withdrawal.
    const running = await startJobs(db.database, { ...allIdle, "conference.move-up": moveUpInConference });
    try {
      await vi.waitFor(async () => expect(await placeOfFirst()).toMatchObject({ state: "place" }), { timeout: 30_000, interval: 200 });
    } finally {
      await running.stop();
    }
  }, 60_000);

  test("two given back at once go to two", async () => {
    const { county, aWorkshop, comes, answer, moveUp } = await aConference(db);
    const workshopId = await aWorkshop({ places: 2 });
    const holders = [await comes([workshopId]), await comes([workshopId])];
    const waiting = [await comes([workshopId]), await comes([workshopId]), await comes([workshopId])];
    await Promise.all(holders.map((id) => answer(id, { comes: false })));
    await Promise.all([moveUp(), moveUp()]);
    const queue = await placesIn(county.ctx, workshopId);
    expect(queue.map(({ registrationId, state }) => [registrationId, state])).toEqual([
      [waiting[0], "place"],
      [waiting[1], "place"],
      [waiting[2], "waiting"],
    ]);
  });

  test("nobody overtakes who waits while the place that became free is not given yet", async () => {
    const { aWorkshop, comes, answer, moveUp, county } = await aConference(db);
    const workshopId = await aWorkshop({ places: 1 });
    const [holder, first] = [await comes([workshopId]), await comes([workshopId])];
    await answer(holder, { comes: false });
    // The process that should move up dies here; somebody new comes.
    const late = await comes([workshopId]);
    await moveUp();
    expect(await placesIn(county.ctx, workshopId)).toMatchObject([
      { registrationId: first, state: "place" },
      { registrationId: late, state: "waiting" },
    ]);
  });

  test("more of them let as many move up as fit", async () => {
    const { county, office, conferenceId, aWorkshop, comes, rows } = await aConference(db, { places: 2 });
    const workshopId = await aWorkshop({ places: 1 });
    for (let count = 0; count < 4; count++) await comes([workshopId]);
    expect((await rows()).map(({ state }) => state)).toEqual(["registered", "registered", "waiting", "waiting"]);
    const page = await read(office, (reader) => findConference(office, reader, conferenceId));
    await editConference(office, { id: conferenceId, version: page?.version ?? 0, fields: { ...conferenceFields, places: 3 } });
    expect((await rows()).map(({ state, owed }) => [state, owed])).toEqual([
      ["registered", null],
      ["registered", null],
      ["registered", "let-in"],
      ["waiting", null],
    ]);
    expect((await placesIn(county.ctx, workshopId)).map(({ state }) => state)).toEqual(["place", "waiting", "waiting", "waiting"]);
    await editWorkshop(office, { conferenceId, id: workshopId, version: 1, fields: { ...workshopFields, places: 4 } });
    // The fourth has no seat in the house yet.
    expect((await placesIn(county.ctx, workshopId)).map(({ state }) => state)).toEqual(["place", "place", "place", "waiting"]);
  });

  test("a link says place or number in the line", async () => {
    const { aWorkshop, comes, linkOf } = await aConference(db);
    const workshopId = await aWorkshop({ places: 1 });
    const [first, second] = [await comes([workshopId]), await comes([workshopId])];
    const own = (id: string) => read(linkOf(id), (reader) => findOwnRegistration(linkOf(id), reader));
    expect((await own(first))?.workshops).toMatchObject([{ own: "place", ahead: 0 }]);
    expect((await own(second))?.workshops).toMatchObject([{ own: "waiting", ahead: 0 }]);
    const third = await comes([workshopId]);
    expect((await own(third))?.workshops).toMatchObject([{ own: "waiting", ahead: 1 }]);
  });
});

describe("Inviting", () => {
  test("reads addresses as people paste them", () => {
    expect(readAddresses('Amira Haddad <haddad@example.org>\nwessels@example.org; Herr Koops\n"Claasen, Jan" <claasen@example.org>')).toEqual({
      guests: [
        { name: "Amira Haddad", organisation: "", email: "haddad@example.org" },
        { name: "wessels@example.org", organisation: "", email: "wessels@example.org" },
        { name: "Claasen Jan", organisation: "", email: "claasen@example.org" },
      ],
      unread: ["Herr Koops"],
    });
  });

  test("writes to each address once, whoever is pasted twice", async () => {
    const { county, office, conferenceId, rows, mail, answer } = await aConference(db, { isPublic: false });
    const invite = (addresses: string) => inviteToConference(office, { conferenceId, addresses, gremiumIds: [] });
    expect(await invite("a@example.org\nA@example.org\nb@example.org")).toMatchObject({ ok: true, value: { mails: 2, known: 0 } });
    expect(await invite("b@example.org\nc@example.org")).toMatchObject({ ok: true, value: { mails: 1, known: 1 } });
    expect(await invite("nobody")).toEqual({ ok: false, refusal: "nobody" });
    const all = await rows();
    for (const { id } of [...all, ...all]) await mail(id);
    expect((await mailsOf(county.ctx)).map(({ subject }) => subject)).toEqual(["invitation", "invitation", "invitation"]);
    expect(await answer(all[0]?.id ?? "", { comes: false })).toEqual({ ok: true, value: { state: "declined" } });
    expect(await answer(all[0]?.id ?? "")).toEqual({ ok: true, value: { state: "registered" } });
  });
});

describe("Cancelling", () => {
  test("tells everybody who counts on it, and nobody else", async () => {
    const { county, office, conferenceId, ask, comes, answer, mail, rows } = await aConference(db);
    const [there, gone] = [await comes(), await comes()];
    await answer(gone, { comes: false });
    const unconfirmed = await ask();
    expect(await cancelConference(office, { id: conferenceId, reason: "Sturm" })).toEqual({ ok: true, value: { mails: 1 } });
    for (const { id } of await rows()) await mail(id);
    expect((await mailsOf(county.ctx)).map(({ subject, toAddress }) => [subject, toAddress])).toContainEqual(["cancelled", `${there}@example.org`]);
    expect(await answer(unconfirmed)).toEqual({ ok: false, refusal: "too-late" });
  });
});

describe("On the day", () => {
  test("who is there is noted at the door, also somebody nobody expected", async () => {
    const { county, office, conferenceId, comes } = await aConference(db, { places: 1 });
    const id = await comes();
    expect(await checkIn(office, { conferenceId, registrationId: id, isThere: true })).toEqual({ ok: false, refusal: "not-begun" });
    const atTheDoor = db.ctx(county.region, office.actor, new Date("2026-11-25T08:30:00Z"));
    expect(await checkIn(atTheDoor, { conferenceId, registrationId: id, isThere: true })).toMatchObject({ ok: true });
    expect(await addRegistration(atTheDoor, { conferenceId, name: "Jan Koops", organisation: "" })).toMatchObject({ ok: true });
    const page = await read(office, (reader) => findConference(office, reader, conferenceId));
    expect(page?.counts).toMatchObject({ registered: 2, attended: 2 });
    await checkIn(atTheDoor, { conferenceId, registrationId: id, isThere: false });
    const list = await read(office, (reader) => listRegistrations(office, reader, conferenceId));
    expect(list.ok && list.value.registrations.map(({ name, attendedAt }) => [name, attendedAt !== null])).toEqual([
      ["Amira Haddad", false],
      ["Jan Koops", true],
    ]);
    const stranger = (await aConference(db)).office;
    expect(await checkIn(stranger, { conferenceId, registrationId: id, isThere: true })).toEqual({ ok: false, refusal: "not-found" });
    expect(
      await read(county.ctx, (reader) =>
        reader
          .select()
          .from(workshopPlaces)
          .where(and(eq(workshopPlaces.registrationId, id))),
      ),
    ).toEqual([]);
  });
});
