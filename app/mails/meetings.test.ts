import { spawn } from "node:child_process";
import { once } from "node:events";
import { eq, sql } from "drizzle-orm";
import ical from "ical.js";
import { describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { startJobs } from "#platform/jobs/index.ts";
import { mails } from "#platform/mail/index.ts";
import { keepRetention } from "#platform/privacy/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { gremiumMembers } from "#domain/network/gremien/schema.ts";
import { people } from "#domain/network/schema.ts";
import {
  addGuest,
  answerMeeting,
  cancelMeeting,
  editMeeting,
  findMeeting,
  findOwnInvitation,
  findOwnPlace,
  inviteToMeeting,
  ownMeetings,
  recordAttendance,
  type AnswerMeeting,
} from "#domain/network/meetings/index.ts";
import { meetingParticipants, participantNeeds } from "#domain/network/meetings/schema.ts";
import { handlers } from "./test-handlers.ts";
import { aGremium, at, fields, meetingNow } from "#domain/network/meetings/test-gremium.ts";

const db = await testDatabase();
const { "meeting.mail": send } = handlers;

async function anInvitedMeeting(values: Parameters<Awaited<ReturnType<typeof aGremium>>["aMeeting"]>[0] = {}) {
  const made = await aGremium(db);
  const amira = await made.aMember();
  const meetingId = await made.aMeeting(values);
  const invite = () => inviteToMeeting(made.office, { meetingId, answerBy: null });
  const participants = () => read(made.office, (reader) => reader.select().from(meetingParticipants).where(eq(meetingParticipants.meetingId, meetingId)));
  /** All jobs of the region, as often as they are told. */
  const sendAll = async (ctx: Context = made.county.ctx) => {
    for (const { id } of await participants())
      await send(ctx, { id: newId(), payload: { regionId: ctx.region.id, participantId: id }, attempt: 1, isLastAttempt: false });
  };
  // In the order of writing: the clock of the test stands still.
  const sent = () =>
    read(made.county.ctx, (reader) =>
      reader
        .select()
        .from(mails)
        .orderBy(sql`xmin::text::bigint`),
    );
  return { ...made, amira, meetingId, invite, participants, sendAll, sent };
}

/** What an independent reader finds in the calendar text of a mail. */
function readEvent(text: string | null | undefined) {
  const calendar = new ical.Component(ical.parse(text ?? ""));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ical.TimezoneService.register(new ical.Timezone(zone));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("no event");
  const event = new ical.Event(component);
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    zone: event.startDate.zone?.tzid,
    status: component.getFirstPropertyValue("status"),
    summary: event.summary,
    location: event.location,
    organizer: component.getFirstPropertyValue("organizer"),
    attendees: component.getAllProperties("attendee").map((attendee) => attendee.getFirstValue()),
  };
}

const codeIn = (body: string | undefined) => /\/j\/([a-z0-9]+)\/sitzung/.exec(body ?? "")?.[1] ?? "";

describe("Inviting", () => {
  test("writes each participant one mail, however often the job runs, and later only who has come since", async () => {
    const { invite, sendAll, sent, aMember, office, meetingId } = await anInvitedMeeting();
    expect(await invite()).toEqual({ ok: true, value: { mails: 1, withoutAddress: [] } });
    await sendAll();
    await sendAll();
    expect(await sent()).toHaveLength(1);
    await aMember({ email: "neu@example.org" });
    expect(await invite()).toMatchObject({ ok: true, value: { mails: 1 } });
    await sendAll();
    expect((await sent()).map(({ toAddress }) => toAddress)).toEqual(["haddad@example.org", "neu@example.org"]);
    expect(await meetingNow(office, meetingId)).toMatchObject({ state: "invited", sequence: 0 });
  });

  test("names who has no address, and leaves out who left, is blocked or only stands in", async () => {
    const { county, invite, aMember, amira, participants } = await anInvitedMeeting();
    const lonely = await aMember({ email: "", firstName: "Jens", lastName: "Wessels" });
    await aMember({ untilOn: "2026-11-24" });
    await aMember({ fromOn: "2026-11-26" });
    await aMember({ substituteForId: amira.memberId });
    const blocked = await aMember();
    await transact(county.ctx, async (tx) => {
      await tx.update(people).set({ restrictedAt: county.ctx.now, restrictedFor: "request" }).where(eq(people.id, blocked.personId));
      tx.audit("test.prepared", null);
    });
    expect(await invite()).toEqual({ ok: true, value: { mails: 1, withoutAddress: [{ personId: lonely.personId, name: "Jens Wessels" }] } });
    expect(new Set((await participants()).map(({ personId }) => personId))).toEqual(new Set([amira.personId, lonely.personId]));
  });

  test("takes guests of one meeting along, without a vote", async () => {
    const { county, office, meetingId, invite, participants } = await anInvitedMeeting();
    const guest = await county.aPerson({ email: "gast@example.org" });
    expect(await addGuest(office, { meetingId, personId: guest.id, agendaItemId: null })).toMatchObject({ ok: true });
    expect(await addGuest(office, { meetingId, personId: newId(), agendaItemId: null })).toEqual({ ok: false, refusal: "person-not-found" });
    expect(await invite()).toMatchObject({ ok: true, value: { mails: 2 } });
    expect((await participants()).find(({ personId }) => personId === guest.id)).toMatchObject({ votes: false, memberId: null });
  });

  test("is refused for what is over, cancelled or has nobody", async () => {
    const { office, meetingId, invite, amira, county } = await anInvitedMeeting();
    expect(await inviteToMeeting(at(db, office, "2026-11-25T14:00:00Z"), { meetingId, answerBy: null })).toEqual({ ok: false, refusal: "meeting-over" });
    expect(await inviteToMeeting(amira.ctx, { meetingId, answerBy: null })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await inviteToMeeting(office, { meetingId, answerBy: "2026-11-26" })).toEqual({ ok: false, refusal: "answer-after-start" });
    await transact(county.ctx, async (tx) => {
      await tx.update(gremiumMembers).set({ untilOn: "2026-01-01" });
      tx.audit("test.prepared", null);
    });
    expect(await invite()).toEqual({ ok: false, refusal: "nobody" });
    await cancelMeeting(office, { meetingId, reason: "" });
    expect(await invite()).toEqual({ ok: false, refusal: "not-open" });
  });
});

describe("The calendar entry of an invitation, read by an independent parser", () => {
  test.each([
    ["winter", "2027-01-13", "2027-01-13T13:00:00.000Z"],
    ["summer", "2027-07-14", "2027-07-14T12:00:00.000Z"],
    ["the day on which summer time begins", "2027-03-28", "2027-03-28T12:00:00.000Z"],
    ["the day on which it ends", "2027-10-31", "2027-10-31T13:00:00.000Z"],
  ])("has the right moment in %s", async (_, on, start) => {
    const { invite, sendAll, sent, meetingId } = await anInvitedMeeting({
      on,
      place: "Kreishaus; Raum 101, Ällerländer Straße 7 – bitte den Eingang am Markt nehmen",
    });
    await invite();
    await sendAll();
    const [mail] = await sent();
    expect(readEvent(mail?.calendar)).toEqual({
      method: "REQUEST",
      uid: `meeting-${meetingId}@miteinander.example`,
      sequence: 0,
      start,
      end: new Date(Date.parse(start) + 110 * 60_000).toISOString(),
      zone: "Europe/Berlin",
      status: "CONFIRMED",
      summary: "Lenkungsgruppe: 1. Sitzung",
      location: "Kreishaus; Raum 101, Ällerländer Straße 7 – bitte den Eingang am Markt nehmen",
      organizer: "mailto:integration@example.org",
      attendees: ["mailto:haddad@example.org"],
    });
    const lines = (mail?.calendar ?? "").split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(mail?.calendar).not.toMatch(/(^|[^\r])\n/);
  });

  test("is replaced when the meeting moves, and taken out when it is cancelled: the same UID, a higher SEQUENCE", async () => {
    const { office, meetingId, invite, sendAll, sent } = await anInvitedMeeting();
    await invite();
    await sendAll();
    const { version } = await meetingNow(office, meetingId);
    const edit = (values: Partial<typeof fields>, of: number) =>
      editMeeting(office, { meetingId, version: of, fields: { ...fields, ...values }, alsoLater: false, despiteOverlap: false });
    await edit({ isPublic: true }, version);
    await sendAll();
    await edit({ on: "2026-12-02", from: "16:00", to: "17:00" }, version + 1);
    await sendAll();
    await cancelMeeting(office, { meetingId, reason: "Wegen Glatteis." });
    await sendAll();
    const all = await sent();
    expect(all.map(({ calendar }) => readEvent(calendar)).map(({ method, uid, sequence, start, status }) => [method, uid, sequence, start, status])).toEqual([
      ["REQUEST", `meeting-${meetingId}@miteinander.example`, 0, "2026-11-25T13:00:00.000Z", "CONFIRMED"],
      ["REQUEST", `meeting-${meetingId}@miteinander.example`, 1, "2026-12-02T15:00:00.000Z", "CONFIRMED"],
      ["CANCEL", `meeting-${meetingId}@miteinander.example`, 2, "2026-12-02T15:00:00.000Z", "CANCELLED"],
    ]);
    expect(all[2]?.body).toContain("Wegen Glatteis.");
    expect(all.map(({ body }) => codeIn(body) !== "")).toEqual([true, true, false]);
    expect(all.map(({ subject }) => subject.split(":")[0])).toEqual(["Einladung", "Geändert", "Abgesagt"]);
  });

  test("is taken out for a member whose seat ends before the day, and said nothing of to who never had it", async () => {
    const { county, office, meetingId, amira, invite, sendAll, sent } = await anInvitedMeeting();
    await invite();
    await sendAll();
    await transact(county.ctx, async (tx) => {
      await tx.update(gremiumMembers).set({ untilOn: "2026-11-20" }).where(eq(gremiumMembers.id, amira.memberId));
      tx.audit("test.prepared", null);
    });
    const { version } = await meetingNow(office, meetingId);
    await editMeeting(office, { meetingId, version, fields: { ...fields, place: "Rathaus" }, alsoLater: false, despiteOverlap: false });
    await sendAll();
    expect((await sent()).map(({ calendar }) => readEvent(calendar).method)).toEqual(["REQUEST", "CANCEL"]);
  });
});

describe("A thousand invitations", () => {
  test("go out once each, also when the process is killed in the middle", async () => {
    const { county, office, gremiumId, aMeeting } = await aGremium(db);
    const { organisationId } = await county.aPerson();
    await transact(county.ctx, async (tx) => {
      const rows = Array.from({ length: 1000 }, (_, index) => ({
        regionId: county.region.id,
        id: newId(),
        organisationId,
        lastName: `N${index}`,
        email: `n${index}@example.org`,
      }));
      await tx.insert(people).values(rows);
      await tx
        .insert(gremiumMembers)
        .values(rows.map(({ id }) => ({ regionId: county.region.id, id: newId(), gremiumId, personId: id, role: "member" as const, fromOn: "2026-01-01" })));
      tx.audit("test.prepared", null);
    });
    const meetingId = await aMeeting();
    await db.superuser.query("delete from pgboss.job");
    expect(await inviteToMeeting(office, { meetingId, answerBy: null })).toMatchObject({ ok: true, value: { mails: 1000 } });
    const queued = async () => {
      const found = await db.superuser.query<{ mails: number; people: number }>(
        "select count(*)::int as mails, count(distinct to_address)::int as people from mails where region_id = $1",
        [county.region.id],
      );
      return found.rows[0] ?? { mails: 0, people: 0 };
    };
    const first = spawn(process.execPath, [new URL("./sending.process.ts", import.meta.url).pathname], {
      env: { ...process.env, TEST_APP_LOGIN: JSON.stringify(db.app), TEST_CONTEXT_KEY: db.database.contextKey.toString("hex") },
      stdio: ["ignore", "ignore", "inherit"],
    });
    while ((await queued()).mails < 100) await new Promise((resolve) => setTimeout(resolve, 50));
    first.kill("SIGKILL");
    await once(first, "exit");
    const before = (await queued()).mails;
    expect(before).toBeLessThan(1000);

    const jobs = await startJobs(db.database, handlers);
    try {
      while ((await queued()).mails < 1000) {
        // The dead worker's jobs come back once its heartbeat is missed.
        await db.superuser.query(`update pgboss.job set start_after = start_after - interval '1 minute', started_on = started_on - interval '1 minute',
          heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active' and heartbeat_on < now() - interval '10 seconds'`);
        await db.superuser.query(
          "update pgboss.queue set monitor_on = monitor_on - interval '1 minute', monitor_claim_on = monitor_claim_on - interval '1 minute'",
        );
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    } finally {
      await jobs.stop();
    }
    expect(await queued()).toEqual({ mails: 1000, people: 1000 });
  }, 240_000);
});

const comes: AnswerMeeting = { answer: "yes", substitutePersonId: null, interpreterLanguage: "", childcare: "", access: "" };

describe("Answering with an account", () => {
  const own = (ctx: Context, meetingId: string) => read(ctx, (reader) => findOwnPlace(ctx, reader, meetingId));

  test("is the same answer as by link: seen there, changed here, with needs and a deputy who is asked", async () => {
    const { amira, county, meetingId, invite, participants, sendAll, sent } = await anInvitedMeeting({ onlineUrl: "https://video.example/1" });
    await invite();
    await sendAll();
    const code = await findCode(county.ctx.database, codeIn((await sent())[0]?.body), "meeting-answer", county.ctx.now);
    const link = db.ctx(county.region, { kind: "link", opens: "meeting-answer", subjectId: code?.subjectId ?? "", name: "Link" }, county.ctx.now);
    expect(await answerMeeting(amira.ctx, { ...comes, answer: "online", access: "Rampe" }, meetingId)).toEqual({ ok: true, value: null });
    expect(await read(link, (reader) => findOwnInvitation(link, reader))).toMatchObject({ answer: "online", needs: { access: "Rampe" } });
    const jens = await county.aPerson({ organisationId: amira.organisationId, firstName: "Jens", lastName: "Wessels", email: "wessels@example.org" });
    await county.aPerson();
    expect(await answerMeeting(link, { ...comes, answer: "no" })).toMatchObject({ ok: true });
    expect(await own(amira.ctx, meetingId)).toMatchObject({ answer: "no", needs: null, colleagues: [{ id: jens.id, name: "Jens Wessels" }] });
    expect(await answerMeeting(amira.ctx, { ...comes, answer: "no", substitutePersonId: jens.id }, meetingId)).toMatchObject({ ok: true });
    await sendAll();
    expect((await participants()).map(({ personId, answer }) => [personId, answer])).toEqual([
      [amira.personId, "no"],
      [jens.id, null],
    ]);
  });

  test("answers for nobody else, not before the invitation, not after being taken off, and not when it has begun", async () => {
    const { amira, office, county, meetingId, invite, participants, sendAll, aMember } = await anInvitedMeeting();
    const answer = (ctx: Context, values: Partial<AnswerMeeting> = {}) => answerMeeting(ctx, { ...comes, ...values }, meetingId);
    const refused = (refusal: string) => ({ ok: false, refusal });
    expect(await answer(amira.ctx)).toEqual(refused("not-allowed"));
    await invite();
    await sendAll();
    const later = await aMember();
    for (const ctx of [office, later.ctx, county.ctx, county.publicCtx]) {
      expect(await answer(ctx)).toEqual(refused("not-allowed"));
      expect(await own(ctx, meetingId)).toBeNull();
    }
    const stranger = await anInvitedMeeting();
    expect(await answer(stranger.amira.ctx)).toEqual(refused("not-allowed"));
    expect(await answer(amira.ctx, { answer: "online" })).toEqual(refused("not-online"));
    expect(await answer(amira.ctx, { answer: "no", substitutePersonId: later.personId })).toEqual(refused("person-unknown"));
    expect(await participants()).toMatchObject([{ answer: null }]);
    expect(await answer(at(db, amira.ctx, "2026-11-25T13:00:00Z"))).toEqual(refused("too-late"));
    await transact(county.ctx, async (tx) => {
      await tx.update(meetingParticipants).set({ withdrawnAt: county.ctx.now }).where(eq(meetingParticipants.meetingId, meetingId));
      tx.audit("test.prepared", meetingId);
    });
    expect(await answer(amira.ctx)).toEqual(refused("not-allowed"));
  });

  test("finds the next meetings of the own bodies with the own answer, soonest first", async () => {
    const { amira, office, county, meetingId, invite, sendAll, aMeeting } = await anInvitedMeeting();
    const laterId = await aMeeting({ on: "2026-12-09" });
    const cancelledId = await aMeeting({ on: "2026-12-02" });
    await cancelMeeting(office, { meetingId: cancelledId, reason: "" });
    const next = (ctx: Context) => read(ctx, (reader) => ownMeetings(ctx, reader, 3));
    expect(await next(amira.ctx)).toMatchObject([
      { id: meetingId, isInvited: false, isOpen: false, answer: null },
      { id: laterId, isInvited: false },
    ]);
    await invite();
    await sendAll();
    expect(await next(amira.ctx)).toMatchObject([{ id: meetingId, gremium: "Lenkungsgruppe", isInvited: true, isOpen: true, answer: null }, { id: laterId }]);
    await answerMeeting(amira.ctx, comes, meetingId);
    expect(await next(amira.ctx)).toMatchObject([{ id: meetingId, answer: "yes" }, { id: laterId }]);
    expect(await next(at(db, amira.ctx, "2026-11-26T13:00:00Z"))).toMatchObject([{ id: laterId }]);
    for (const ctx of [office, county.ctx]) expect(await next(ctx)).toEqual([]);
    await transact(county.ctx, async (tx) => {
      await tx.update(gremiumMembers).set({ untilOn: "2026-12-01" }).where(eq(gremiumMembers.id, amira.memberId));
      tx.audit("test.prepared", amira.memberId);
    });
    expect(await next(amira.ctx)).toMatchObject([{ id: meetingId }]);
  });
});

describe("Answering by link", () => {
  async function anInvitation() {
    const made = await anInvitedMeeting({ onlineUrl: "https://video.example/1" });
    await made.invite();
    await made.sendAll();
    const code = await findCode(made.county.ctx.database, codeIn((await made.sent())[0]?.body), "meeting-answer", made.county.ctx.now);
    const subjectId = code?.subjectId ?? "";
    const link = db.ctx(made.county.region, { kind: "link", opens: "meeting-answer", subjectId, name: "Link zur Sitzung" }, made.county.ctx.now);
    const own = (ctx: Context = link) => read(ctx, (reader) => findOwnInvitation(ctx, reader));
    const needs = () => read(made.county.ctx, (reader) => reader.select().from(participantNeeds));
    return { ...made, link, own, needs };
  }

  test("shows the meeting and changes nothing by being read", async () => {
    const { own, participants } = await anInvitation();
    expect(await own()).toMatchObject({
      gremium: "Lenkungsgruppe",
      person: { lastName: "Haddad" },
      answer: null,
      isOpen: true,
      onlineUrl: "https://video.example/1",
    });
    expect(await participants()).toMatchObject([{ answer: null, answeredAt: null }]);
  });

  test("can be changed until the meeting begins; needs go with the answer that made them", async () => {
    const { link, own, needs, county, amira } = await anInvitation();
    expect(await answerMeeting(link, { ...comes, answer: "online", interpreterLanguage: "Arabisch", childcare: "zwei Kinder" })).toMatchObject({ ok: true });
    expect(await own()).toMatchObject({ answer: "online", needs: { interpreterLanguage: "Arabisch", childcare: "zwei Kinder", access: "" } });
    const colleague = await county.aPerson({ organisationId: amira.organisationId, firstName: "Jens", lastName: "Wessels" });
    expect((await own())?.colleagues).toEqual([{ id: colleague.id, name: "Jens Wessels" }]);
    expect(await answerMeeting(link, { ...comes, answer: "no", substitutePersonId: colleague.id, childcare: "zwei" })).toMatchObject({ ok: true });
    expect(await own()).toMatchObject({ answer: "no", substitutePersonId: colleague.id });
    expect(await needs()).toEqual([]);
    expect(await answerMeeting(at(db, link, "2026-11-25T13:00:00Z"), comes)).toEqual({ ok: false, refusal: "too-late" });
  });

  test("takes nobody of another organisation as a substitute, and no account's word", async () => {
    const { link, county, office } = await anInvitation();
    const stranger = await county.aPerson();
    expect(await answerMeeting(link, { ...comes, answer: "no", substitutePersonId: stranger.id })).toEqual({ ok: false, refusal: "person-unknown" });
    expect(await answerMeeting(office, comes)).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("shows needs to who keeps the body's meetings only, and forgets them 14 days after", async () => {
    const { link, needs, county, office, amira, meetingId } = await anInvitation();
    await answerMeeting(link, { ...comes, access: "Rampe" });
    const seen = async (ctx: Context) => (await read(ctx, (reader) => findMeeting(ctx, reader, meetingId)))?.participants[0]?.needs;
    expect(await seen(office)).toMatchObject({ access: "Rampe" });
    expect(await seen(amira.ctx)).toBeNull();
    const keep = (moment: string) =>
      keepRetention(register, "/nowhere")(at(db, county.ctx, moment), {
        id: newId(),
        payload: { regionId: county.region.id },
        attempt: 1,
        isLastAttempt: true,
      });
    await keep("2026-12-09T14:00:00Z");
    expect(await needs()).toHaveLength(1);
    await keep("2026-12-10T15:00:00Z");
    expect(await needs()).toEqual([]);
  });
});

describe("Attendance", () => {
  test("says whether half of those who may vote are there; guests do not count", async () => {
    const { county, office, meetingId, aMember, invite, participants, amira } = await anInvitedMeeting();
    for (const lastName of ["B", "C"]) await aMember({ lastName });
    const guest = await county.aPerson();
    await addGuest(office, { meetingId, personId: guest.id, agendaItemId: null });
    await invite();
    const then = at(db, office, "2026-11-25T13:30:00Z");
    const all = await participants();
    const idOf = (personId: string) => all.find((row) => row.personId === personId)?.id ?? "";
    const page = () => read(then, (reader) => findMeeting(then, reader, meetingId));
    expect((await page())?.quorum).toBeNull();
    expect(await recordAttendance(office, { meetingId, attended: {} })).toEqual({ ok: false, refusal: "not-begun" });
    expect(await recordAttendance(then, { meetingId, attended: { [newId()]: "present" } })).toEqual({ ok: false, refusal: "participant-unknown" });
    await recordAttendance(then, { meetingId, attended: { [idOf(amira.personId)]: "present", [idOf(guest.id)]: "present" } });
    expect(await page()).toMatchObject({ state: "held", quorum: { there: 1, seats: 3, isQuorate: false } });
    const other = all.find(({ votes, personId }) => votes && personId !== amira.personId);
    await recordAttendance(then, { meetingId, attended: { [other?.id ?? ""]: "online" } });
    expect((await page())?.quorum).toEqual({ there: 2, seats: 3, isQuorate: true });
  });
});
