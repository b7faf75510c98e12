import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import ical from "ical.js";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { files, storeFile } from "#platform/files/index.ts";
import { mails } from "#platform/mail/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import {
  addAgendaItem,
  addGuest,
  answerMeeting,
  editAgendaItem,
  findMeeting,
  findOwnInvitation,
  findPaperFile,
  inviteToMeeting,
  listMeetings,
  moveAgendaItem,
  removeAgendaItem,
  type AnswerMeeting,
} from "#domain/network/meetings/index.ts";
import { gremiumMembers } from "#domain/network/gremien/schema.ts";
import { agendaPapers, meetingParticipants } from "#domain/network/meetings/schema.ts";
import { findMinutes } from "#domain/network/minutes/index.ts";
import { aGremium } from "#domain/network/meetings/test-gremium.ts";
import { handlers } from "./test-handlers.ts";

const db = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-guests-"));
const { "meeting.mail": send } = handlers;

type Sent = { toAddress: string; subject: string; body: string; calendar: string | null };

/** A meeting of a body with one member. @param items by title and length; each has one paper of the same name */
async function aMeetingWith(items: [title: string, minutes: number | null][]) {
  const made = await aGremium(db);
  const { county, office } = made;
  const amira = await made.aMember();
  const meetingId = await made.aMeeting({ onlineUrl: "https://video.example/1", note: "Bitte Zahlen mitbringen." });
  const itemIds: Record<string, string> = {};
  const paperIds: Record<string, string> = {};
  for (const [title, durationMinutes] of items) {
    const added = await addAgendaItem(office, { meetingId, fields: { title, durationMinutes, ownerPersonId: null, isPublic: false } });
    if (!added.ok) throw new Error(added.refusal);
    itemIds[title] = added.value.itemId;
    paperIds[title] = await transact(office, async (tx) => {
      const bytes = new TextEncoder().encode(`Linie;Zeit\n${title};22:00\n`);
      const stored = await storeFile(tx, office, { dataFolder, name: "fahrplan.csv", bytes, allowed: ["csv"] });
      if (!stored.ok) throw new Error(stored.refusal);
      const id = newId();
      await tx.update(files).set({ state: "clean" }).where(eq(files.id, stored.value.id));
      await tx.insert(agendaPapers).values({ regionId: county.region.id, id, agendaItemId: added.value.itemId, fileId: stored.value.id, title });
      tx.audit("test.prepared", id);
      return id;
    });
  }
  const all = (ctx: Context = county.ctx) => read(ctx, (reader) => reader.select().from(meetingParticipants));
  /** Every job, three times: whatever follows from an answer, and what follows from that. */
  const sendAll = async () => {
    for (let round = 0; round < 3; round++)
      for (const { id } of await all())
        await send(county.ctx, { id: newId(), payload: { regionId: county.region.id, participantId: id }, attempt: 1, isLastAttempt: false });
  };
  const sentTo = (address: string): Promise<Sent[]> =>
    read(county.ctx, (reader) =>
      reader
        .select()
        .from(mails)
        .where(eq(mails.toAddress, address))
        .orderBy(sql`xmin::text::bigint`),
    );
  const linkOf = async (address: string) => {
    const [mail] = (await sentTo(address)).toReversed();
    const code = await findCode(county.ctx.database, /\/j\/([a-z0-9]+)\/sitzung/.exec(mail?.body ?? "")?.[1] ?? "", "meeting-answer", county.ctx.now);
    const actor = { kind: "link", opens: "meeting-answer", subjectId: code?.subjectId ?? "", name: "Link zur Sitzung" } as const;
    return { ctx: db.ctx(county.region, actor, county.ctx.now), state: code?.state };
  };
  const invite = async () => {
    const invited = await inviteToMeeting(office, { meetingId, answerBy: null });
    await sendAll();
    return invited;
  };
  return { ...made, amira, meetingId, itemIds, paperIds, all, sendAll, sentTo, linkOf, invite };
}

function readEvent({ calendar }: Sent | { calendar: string | null } = { calendar: null }) {
  const parsed = new ical.Component(ical.parse(calendar ?? ""));
  for (const zone of parsed.getAllSubcomponents("vtimezone")) ical.TimezoneService.register(new ical.Timezone(zone));
  const component = parsed.getFirstSubcomponent("vevent");
  if (!component) throw new Error("no event");
  const event = new ical.Event(component);
  const [from, to] = [event.startDate, event.endDate].map((moment) => moment.toJSDate().toISOString().slice(11, 16));
  return { method: parsed.getFirstPropertyValue("method"), uid: event.uid, sequence: event.sequence, summary: event.summary, from, to };
}

describe("A guest for one item of the agenda", () => {
  async function aGuest() {
    const made = await aMeetingWith([
      ["Haushalt", 25],
      ["Begrüßung", null],
      ["Spätbus", 20],
      ["Verschiedenes", null],
    ]);
    const accountId = newId();
    const person = await made.county.aPerson({ email: "gast@example.org", firstName: "Jens", lastName: "Wessels", accountId });
    const asked = { meetingId: made.meetingId, personId: person.id, agendaItemId: made.itemIds["Spätbus"] ?? "" };
    const as = (role: "gremium-member" | "caseworker") =>
      db.ctx(
        made.county.region,
        { kind: "staff", accountId, name: "Jens Wessels", memberships: [{ role, organisationId: null, language: null }] },
        made.county.ctx.now,
      );
    return { ...made, person, asked, as };
  }

  test("is told the item and about when it is up, in the letter and in the calendar", async () => {
    const { office, asked, invite, sentTo } = await aGuest();
    expect(await addGuest(office, asked)).toMatchObject({ ok: true });
    expect(await invite()).toMatchObject({ ok: true, value: { mails: 2 } });
    const [letter, ...more] = await sentTo("gast@example.org");
    expect(more).toEqual([]);
    // 14:00 on the clocks of the region is 13:00 UTC; 25 minutes are before it.
    expect(letter?.body).toContain("Zu diesem Punkt der Tagesordnung: Spätbus\nMittwoch, 25. November 2026, etwa 14:25\u00a0Uhr bis 14:45\u00a0Uhr");
    expect(letter?.body).not.toMatch(/Haushalt|Verschiedenes|Zahlen mitbringen/);
    expect(readEvent(letter)).toMatchObject({ method: "REQUEST", summary: "Lenkungsgruppe: Spätbus", from: "13:25", to: "13:45" });
    const [member] = await sentTo("haddad@example.org");
    expect(member?.body).toContain("1. Haushalt");
    expect(readEvent(member)).toMatchObject({ from: "13:00", to: "14:50" });
  });

  test("sees by the link that item and its papers, and nothing else", async () => {
    const { office, asked, invite, linkOf, paperIds, county } = await aGuest();
    await addGuest(office, asked);
    await invite();
    const { ctx } = await linkOf("gast@example.org");
    const own = await read(ctx, (reader) => findOwnInvitation(ctx, reader));
    expect(own).toMatchObject({ note: "", onlineUrl: "https://video.example/1", agenda: [{ title: "Spätbus" }], papers: [{ title: "Spätbus" }] });
    expect(own?.itemTime?.startsAt.toISOString()).toBe("2026-11-25T13:25:00.000Z");
    expect(own?.agenda).toHaveLength(1);
    expect(await findPaperFile(ctx, paperIds["Spätbus"] ?? "")).not.toBeNull();
    expect(await findPaperFile(ctx, paperIds["Haushalt"] ?? "")).toBeNull();
    // A member's link shows the agenda, and no papers: those are for who signs in.
    const member = await linkOf("haddad@example.org");
    expect(await read(member.ctx, (reader) => findOwnInvitation(member.ctx, reader))).toMatchObject({
      papers: [],
      itemTime: null,
      note: "Bitte Zahlen mitbringen.",
    });
    expect(await findPaperFile(member.ctx, paperIds["Spätbus"] ?? "")).toBeNull();
    expect(county.region.id).toBe(ctx.region.id);
  });

  test("with an account sees no more than that, and finds the meeting", async () => {
    const { office, asked, as, paperIds, meetingId } = await aGuest();
    const ctx = as("gremium-member");
    const page = () => read(ctx, (reader) => findMeeting(ctx, reader, meetingId));
    const listed = () => read(ctx, (reader) => listMeetings(ctx, reader, { search: "", gremiumIds: [], when: "all", states: [] }, { after: null, limit: 9 }));
    expect(await page()).toBeNull();
    expect((await listed()).total).toBe(0);
    await addGuest(office, asked);
    expect(await page()).toMatchObject({
      isMember: false,
      isWholeAgenda: false,
      participants: [],
      note: "",
      items: [{ title: "Spätbus", papers: [{ title: "Spätbus" }] }],
    });
    expect((await page())?.items).toHaveLength(1);
    expect((await listed()).total).toBe(1);
    expect(await findPaperFile(ctx, paperIds["Spätbus"] ?? "")).not.toBeNull();
    expect(await findPaperFile(ctx, paperIds["Haushalt"] ?? "")).toBeNull();
    expect(await read(ctx, (reader) => findMinutes(ctx, reader, meetingId))).toBeNull();
  });

  test("who may see agendas anyway sees that one whole, and the papers of the item only", async () => {
    const { office, asked, as, paperIds, meetingId } = await aGuest();
    await addGuest(office, asked);
    const ctx = as("caseworker");
    const page = await read(ctx, (reader) => findMeeting(ctx, reader, meetingId));
    expect(page?.items.map(({ title, papers }) => [title, papers.length])).toEqual([
      ["Haushalt", 0],
      ["Begrüßung", 0],
      ["Spätbus", 1],
      ["Verschiedenes", 0],
    ]);
    expect(await findPaperFile(ctx, paperIds["Haushalt"] ?? "")).toBeNull();
  });

  test("is not a member, and stands on the list once", async () => {
    const { office, asked, amira, itemIds } = await aGuest();
    expect(await addGuest(office, { ...asked, personId: amira.personId })).toEqual({ ok: false, refusal: "already-invited" });
    expect(await addGuest(office, { ...asked, agendaItemId: newId() })).toEqual({ ok: false, refusal: "item-not-found" });
    await addGuest(office, asked);
    expect(await addGuest(office, asked)).toMatchObject({ ok: true });
    expect(await addGuest(office, { ...asked, agendaItemId: itemIds["Haushalt"] ?? "" })).toEqual({ ok: false, refusal: "already-invited" });
  });

  test("hears of it when the agenda moves the item to another time, once, and nobody else does", async () => {
    const { office, asked, invite, sendAll, sentTo, itemIds } = await aGuest();
    await addGuest(office, asked);
    await invite();
    const longer = { title: "Haushalt", durationMinutes: 30, ownerPersonId: null, isPublic: false };
    expect(await editAgendaItem(office, { itemId: itemIds["Haushalt"] ?? "", version: 1, fields: longer })).toMatchObject({ ok: true });
    const waiting = await db.superuser.query(
      "select 1 from pgboss.job where name = 'meeting.mail' and singleton_key like '%agenda%' and data ->> 'regionId' = $1",
      [office.region.id],
    );
    expect(waiting.rowCount).toBe(1);
    await sendAll();
    const [invited, moved, ...more] = await sentTo("gast@example.org");
    expect(more).toEqual([]);
    expect(moved?.body).toContain("etwa 14:30\u00a0Uhr");
    expect(readEvent(moved)).toMatchObject({ method: "REQUEST", uid: readEvent(invited).uid, sequence: 1, from: "13:30", to: "13:50" });
    expect(await sentTo("haddad@example.org")).toHaveLength(1);
  });

  test("hears nothing where the agenda came back to what it was, or only later items moved", async () => {
    const { office, asked, invite, sendAll, sentTo, itemIds } = await aGuest();
    await addGuest(office, asked);
    await invite();
    for (const by of [1, -1] as const) await moveAgendaItem(office, { itemId: itemIds["Spätbus"] ?? "", by });
    await removeAgendaItem(office, itemIds["Verschiedenes"] ?? "");
    await sendAll();
    expect(await sentTo("gast@example.org")).toHaveLength(1);
  });

  test("who was taken off and then gets a seat is invited again, as a member", async () => {
    const made = await aGuest();
    const { office, asked, invite, sentTo, person, all } = made;
    await addGuest(office, asked);
    await invite();
    await removeAgendaItem(office, asked.agendaItemId);
    await made.sendAll();
    await transact(made.county.ctx, async (tx) => {
      const seat = { gremiumId: made.gremiumId, personId: person.id, organisationId: person.organisationId, role: "member" as const, votes: true };
      await tx.insert(gremiumMembers).values({ regionId: made.county.region.id, id: newId(), ...seat, fromOn: "2025-01-01" });
      tx.audit("test.prepared", person.id);
    });
    await invite();
    const [, , again] = await sentTo("gast@example.org");
    expect(again?.body).toContain("1. Haushalt");
    expect((await all()).find(({ personId }) => personId === person.id)).toMatchObject({ withdrawnAt: null, agendaItemId: null, votes: true });
  });

  test("is taken back with the item, calendar and link too, and sees no other instead", async () => {
    const { office, asked, invite, sendAll, sentTo, linkOf, as, meetingId } = await aGuest();
    await addGuest(office, asked);
    await invite();
    const { ctx: before } = await linkOf("gast@example.org");
    expect(await removeAgendaItem(office, asked.agendaItemId)).toMatchObject({ ok: true });
    expect((await linkOf("gast@example.org")).state).toBe("revoked");
    expect((await read(before, (reader) => findOwnInvitation(before, reader)))?.agenda).toEqual([]);
    const ctx = as("gremium-member");
    expect(await read(ctx, (reader) => findMeeting(ctx, reader, meetingId))).toBeNull();
    await sendAll();
    const [invited, taken, ...more] = await sentTo("gast@example.org");
    expect(more).toEqual([]);
    expect(taken?.subject).toBe("Nicht mehr nötig: Lenkungsgruppe, 25. November 2026");
    expect(readEvent(taken)).toMatchObject({ method: "CANCEL", uid: readEvent(invited).uid, sequence: 1 });
  });
});

describe("Who comes for a member that cannot", () => {
  const answer = (values: Partial<AnswerMeeting>): AnswerMeeting => ({
    answer: "yes",
    substitutePersonId: null,
    interpreterLanguage: "",
    childcare: "",
    access: "",
    ...values,
  });

  async function anInvitedMember() {
    const made = await aMeetingWith([["Spätbus", 20]]);
    await made.invite();
    const { ctx: link } = await made.linkOf("haddad@example.org");
    const colleague = (email: string) => made.county.aPerson({ organisationId: made.amira.organisationId, email, firstName: "Jens", lastName: "Wessels" });
    const says = async (values: Partial<AnswerMeeting>) => {
      expect(await answerMeeting(link, answer(values))).toMatchObject({ ok: true });
      await made.sendAll();
    };
    return { ...made, colleague, says };
  }

  test("is invited once, with a calendar entry and a link of their own", async () => {
    const { colleague, says, sentTo, linkOf, all, amira } = await anInvitedMember();
    const jens = await colleague("jens@example.org");
    await says({ answer: "no", substitutePersonId: jens.id });
    await says({ answer: "no", substitutePersonId: jens.id });
    const [letter, ...more] = await sentTo("jens@example.org");
    expect(more).toEqual([]);
    expect(letter?.body).toContain("Sie vertreten Amira Haddad.");
    expect(readEvent(letter)).toMatchObject({ method: "REQUEST", from: "13:00" });
    const { ctx } = await linkOf("jens@example.org");
    expect(await read(ctx, (reader) => findOwnInvitation(ctx, reader))).toMatchObject({
      person: { id: jens.id },
      isOpen: true,
      agenda: [{ title: "Spätbus" }],
    });
    expect(await sentTo("haddad@example.org")).toHaveLength(1);
    const [member] = (await all()).filter(({ personId }) => personId === amira.personId);
    expect((await all()).find(({ personId }) => personId === jens.id)).toMatchObject({ standsInForId: member?.id, votes: false });
  });

  test("is taken back when the member comes after all, and asked anew when not: each calendar entry replaces the last", async () => {
    const { colleague, says, sentTo, linkOf } = await anInvitedMember();
    const jens = await colleague("jens@example.org");
    await says({ answer: "no", substitutePersonId: jens.id });
    await says({ answer: "yes" });
    expect((await linkOf("jens@example.org")).state).toBeUndefined();
    await says({ answer: "no", substitutePersonId: jens.id });
    const events = (await sentTo("jens@example.org")).map(readEvent);
    expect(events.map(({ method, sequence }) => [method, sequence])).toEqual([
      ["REQUEST", 0],
      ["CANCEL", 1],
      ["REQUEST", 2],
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1);
  });

  test("is the one whom the body named, where the member names nobody; named another, that one", async () => {
    const { aMember, amira, colleague, says, sentTo } = await anInvitedMember();
    await aMember({ email: "vertretung@example.org", substituteForId: amira.memberId });
    await aMember({ email: "frueher@example.org", substituteForId: amira.memberId, untilOn: "2026-11-24" });
    await says({ answer: "no" });
    expect((await sentTo("vertretung@example.org")).map(readEvent)).toMatchObject([{ method: "REQUEST" }]);
    expect(await sentTo("frueher@example.org")).toEqual([]);
    const jens = await colleague("jens@example.org");
    await says({ answer: "no", substitutePersonId: jens.id });
    expect((await sentTo("vertretung@example.org")).map(readEvent).at(-1)).toMatchObject({ method: "CANCEL" });
    expect(await sentTo("jens@example.org")).toHaveLength(1);
  });

  test("gets nothing more who is invited already", async () => {
    const { aMember, amira, invite, says, sentTo } = await anInvitedMember();
    const ben = await aMember({ email: "ben@example.org", organisationId: amira.organisationId });
    await invite();
    await says({ answer: "no", substitutePersonId: ben.personId });
    await says({ answer: "yes" });
    expect(await sentTo("ben@example.org")).toHaveLength(1);
  });

  test("stays for another member who counts on the same person", async () => {
    const { aMember, amira, county, invite, linkOf, says, sendAll, sentTo, colleague, all } = await anInvitedMember();
    await aMember({ email: "ben@example.org", organisationId: amira.organisationId });
    await invite();
    const jens = await colleague("jens@example.org");
    await says({ answer: "no", substitutePersonId: jens.id });
    const { ctx: ben } = await linkOf("ben@example.org");
    await answerMeeting(ben, answer({ answer: "no", substitutePersonId: jens.id }));
    await sendAll();
    await says({ answer: "yes" });
    expect(await sentTo("jens@example.org")).toHaveLength(1);
    await answerMeeting(ben, answer({}));
    await sendAll();
    expect((await sentTo("jens@example.org")).map(readEvent).at(-1)).toMatchObject({ method: "CANCEL" });
    const standIns = await read(county.ctx, (reader) =>
      reader
        .select()
        .from(meetingParticipants)
        .where(and(eq(meetingParticipants.personId, jens.id))),
    );
    expect(standIns).toHaveLength(1);
    expect((await all()).filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(1);
  });
});
