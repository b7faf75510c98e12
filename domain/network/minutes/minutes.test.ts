import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { agendaItems, meetings, topics } from "../meetings/schema.ts";
import { addDecision, addTask, approveMinutes, beginNote, closeMeeting, editDecision, findMinutes, removeDecision, SaveNote, saveNote } from "./index.ts";
import { agendaNotes, decisions } from "./schema.ts";
import { aGremium } from "#tests/support/gremium.ts";

const db = await testDatabase();

const note = (itemId: string, text: string, version = 0): SaveNote => SaveNote.parse({ itemId, text, version, outcome: "open" });
const decision = (itemId: string, text = "Die Schulung findet samstags statt.") => ({ itemId, text, votes: null, isPublic: false });
const shown = async (ctx: Context, meetingId: string) => read(ctx, (reader) => findMinutes(ctx, reader, meetingId));

describe("Writing what was said", () => {
  test("keeps paragraphs and makes a draft", async () => {
    const { county, aMeeting } = await aGremium(db);
    const { id, itemIds } = await aMeeting();
    const coordinator = county.as("coordinator");
    expect(await saveNote(coordinator, note(itemIds[0] ?? "", "Fünf Kurse laufen.\r\n\r\nIn Lünmoor fehlt ein Raum. "))).toEqual({
      ok: true,
      value: { version: 1 },
    });
    expect(await shown(coordinator, id)).toMatchObject({
      minutesState: "draft",
      items: [{ note: { text: "Fünf Kurse laufen.\n\nIn Lünmoor fehlt ein Raum.", version: 1 } }],
    });
  });

  test("says who writes, and stops saying so when it is saved", async () => {
    const { county, aMeeting, aSeat } = await aGremium(db);
    const { id, itemIds } = await aMeeting();
    const writer = await aSeat("minute-taker");
    expect(await beginNote(writer.ctx, { itemId: itemIds[0] ?? "" })).toEqual({ ok: true, value: { version: 0 } });
    const coordinator = county.as("coordinator");
    expect(await shown(coordinator, id)).toMatchObject({ items: [{ note: { writerName: "Test gremium-member", version: 0 } }] });
    await saveNote(writer.ctx, note(itemIds[0] ?? "", "Drei Kommunen machen mit."));
    expect(await shown(coordinator, id)).toMatchObject({ items: [{ note: { writerName: null } }] });
  });

  test("by two at once loses nothing: the second sees both texts and decides", async () => {
    const { county, aMeeting } = await aGremium(db);
    const { id, itemIds } = await aMeeting();
    const [itemId = ""] = itemIds;
    const [anke, jens] = [county.as("coordinator"), county.as("editor")];
    await beginNote(anke, { itemId });
    await beginNote(jens, { itemId });
    await saveNote(anke, note(itemId, "19 Mietverträge."));
    const second = await saveNote(jens, note(itemId, "Drei Kommunen zahlen mit."));
    expect(second).toMatchObject({ refusal: "version-conflict", stored: { text: "19 Mietverträge.", version: 1 }, changed: { by: "Test coordinator" } });
    expect(await saveNote(jens, note(itemId, "19 Mietverträge.\n\nDrei Kommunen zahlen mit.", 1))).toMatchObject({ ok: true });
    expect(await shown(anke, id)).toMatchObject({ items: [{ note: { text: "19 Mietverträge.\n\nDrei Kommunen zahlen mit." } }] });
  });

  test("one and the same text twice is no conflict", async () => {
    const { county, aMeeting } = await aGremium(db);
    const [itemId = ""] = (await aMeeting()).itemIds;
    await saveNote(county.as("coordinator"), note(itemId, "Keine Einwände."));
    expect(await saveNote(county.as("editor"), note(itemId, "Keine Einwände."))).toMatchObject({ ok: true });
  });

  test("is for the office and those who lead the body or write for it today", async () => {
    const { county, aMeeting, aSeat } = await aGremium(db);
    const [itemId = ""] = (await aMeeting()).itemIds;
    const answers = async (ctx: Context) => {
      const saved = await saveNote(ctx, note(itemId, "Keine Einwände.", 9));
      return saved.ok ? "ok" : saved.refusal;
    };
    for (const role of ["chair", "deputy-chair", "moderator", "minute-taker"] as const)
      expect([role, await answers((await aSeat(role)).ctx)]).toEqual([role, "ok"]);
    expect(await answers((await aSeat("member")).ctx)).toBe("not-allowed");
    expect(await answers((await aSeat("chair", { untilOn: "2026-11-10" })).ctx)).toBe("meeting-not-found");
    expect(await answers(county.as("caseworker"))).toBe("not-allowed");
    expect(await answers(county.as("gremium-member"))).toBe("meeting-not-found");
    expect(await answers((await aRegion(db)).as("coordinator"))).toBe("item-not-found");
  });
});

describe("A decision's number", () => {
  test("is the body's next one of the year, for each body", async () => {
    const one = await aGremium(db);
    const other = await aGremium(db, { county: one.county });
    const coordinator = one.county.as("coordinator");
    const numbered = async (itemId = "") => {
      const added = await addDecision(coordinator, decision(itemId));
      return added.ok ? `${added.value.year}/${added.value.number}` : added.refusal;
    };
    const [here, later, old, there] = [
      await one.aMeeting(),
      await one.aMeeting(),
      await one.aMeeting({ startsAt: new Date("2025-12-31T22:30:00Z"), endsAt: new Date("2025-12-31T23:30:00Z") }),
      await other.aMeeting(),
    ];
    expect([await numbered(here.itemIds[0]), await numbered(later.itemIds[0]), await numbered(there.itemIds[0])]).toEqual(["2026/1", "2026/2", "2026/1"]);
    // Half past eleven at night in Germany: still the old year.
    expect(await numbered(old.itemIds[0])).toBe("2025/1");
  });

  test("has no gap and no double when 24 decide at once", async () => {
    const { county, aMeeting, gremiumId } = await aGremium(db);
    const itemIds = (await Promise.all([aMeeting(), aMeeting(), aMeeting()])).map(({ itemIds: [first = ""] }) => first);
    await Promise.all(Array.from({ length: 24 }, (_, n) => addDecision(county.as("editor"), decision(itemIds[n % 3] ?? ""))));
    const given = await read(county.ctx, (reader) => reader.select({ number: decisions.number }).from(decisions).where(eq(decisions.gremiumId, gremiumId)));
    expect(given.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
  });

  test("is given once for one form, and only the last one can be taken back", async () => {
    const { county, aMeeting } = await aGremium(db);
    const [itemId = ""] = (await aMeeting()).itemIds;
    const coordinator = county.as("coordinator");
    const id = newId();
    const first = await addDecision(coordinator, decision(itemId), id);
    expect(await addDecision(coordinator, decision(itemId), id)).toEqual(first);
    const second = await addDecision(coordinator, decision(itemId));
    expect(await removeDecision(coordinator, { decisionId: id })).toEqual({ ok: false, refusal: "not-the-last" });
    expect(await removeDecision(coordinator, { decisionId: second.ok ? second.value.id : "" })).toMatchObject({ ok: true });
    expect(await addDecision(coordinator, decision(itemId))).toMatchObject({ value: { number: 2 } });
  });

  test("stays when the words change; two at once see each other's", async () => {
    const { county, aMeeting } = await aGremium(db);
    const [itemId = ""] = (await aMeeting()).itemIds;
    const coordinator = county.as("coordinator");
    const added = await addDecision(coordinator, decision(itemId));
    const decisionId = added.ok ? added.value.id : "";
    const edit = { decisionId, text: "Samstags, ab Januar.", votes: { yes: 9, no: 1, abstained: 1 }, isPublic: true, version: 1 };
    expect(await editDecision(coordinator, edit)).toMatchObject({ ok: true });
    expect(await editDecision(county.as("editor"), { ...edit, text: "Freitags." })).toMatchObject({
      refusal: "version-conflict",
      stored: { text: "Samstags, ab Januar.", number: 1, votesYes: 9 },
    });
  });
});

describe("Closing a meeting", () => {
  test("returns what is unfinished to the topic store, and makes a topic of what was none", async () => {
    const { county, aMeeting, gremiumId } = await aGremium(db);
    const items = [{ title: "Spätbus", topic: true }, { title: "Wohnraumlotsen", topic: true }, { title: "Verschiedenes" }];
    const { id, itemIds } = await aMeeting({ items });
    const coordinator = county.as("coordinator");
    await saveNote(coordinator, { ...note(itemIds[0] ?? "", "Der Bus fährt."), outcome: "finished" });
    expect(await closeMeeting(coordinator, { meetingId: id })).toEqual({ ok: true, value: { returned: 2 } });
    const stored = await read(county.ctx, (reader) => reader.select().from(topics).where(eq(topics.gremiumId, gremiumId)).orderBy(topics.title));
    expect(stored.map(({ title, state }) => [title, state])).toEqual([
      ["Spätbus", "done"],
      ["Verschiedenes", "stored"],
      ["Wohnraumlotsen", "stored"],
    ]);
    expect(await closeMeeting(coordinator, { meetingId: id })).toEqual({ ok: true, value: { returned: 0 } });
    // Whoever notes later that it was finished takes it out of the store again.
    await saveNote(coordinator, { ...note(itemIds[1] ?? "", "Läuft weiter bis Juni."), outcome: "finished" });
    const [later] = await read(county.ctx, (reader) => reader.select().from(topics).where(eq(topics.title, "Wohnraumlotsen")));
    expect(later?.state).toBe("done");
  });

  test("leaves a topic on the agenda that it is on by now", async () => {
    const { county, aMeeting } = await aGremium(db);
    const { id, topicIds } = await aMeeting({ items: [{ title: "Spätbus", topic: true }] });
    const next = await aMeeting();
    await transact(county.ctx, async (tx) => {
      await tx.update(agendaItems).set({ topicId: topicIds[0] }).where(eq(agendaItems.meetingId, next.id));
      tx.audit("test.prepared", null);
    });
    await closeMeeting(county.as("coordinator"), { meetingId: id });
    const [topic] = await read(county.ctx, (reader) =>
      reader
        .select()
        .from(topics)
        .where(eq(topics.id, topicIds[0] ?? "")),
    );
    expect(topic?.state).toBe("scheduled");
  });

  test("is refused before it begins, and when it was cancelled", async () => {
    const { county, aMeeting } = await aGremium(db);
    const tomorrow = new Date(county.ctx.now.getTime() + 86_400_000);
    const planned = await aMeeting({ startsAt: tomorrow });
    const cancelled = await aMeeting({ state: "cancelled" });
    expect(await closeMeeting(county.as("coordinator"), { meetingId: planned.id })).toEqual({ ok: false, refusal: "not-begun" });
    expect(await closeMeeting(county.as("coordinator"), { meetingId: cancelled.id })).toEqual({ ok: false, refusal: "cancelled" });
  });
});

describe("Approving minutes", () => {
  async function closed() {
    const gremium = await aGremium(db, { isPublic: true });
    const first = await gremium.aMeeting({ startsAt: new Date("2026-09-09T12:00:00Z"), endsAt: new Date("2026-09-09T14:00:00Z"), isPublic: true });
    const coordinator = gremium.county.as("coordinator");
    const [itemId = ""] = first.itemIds;
    await saveNote(coordinator, note(itemId, "Besprochen."));
    const added = await addDecision(coordinator, { ...decision(itemId), isPublic: true });
    await closeMeeting(coordinator, { meetingId: first.id });
    return { ...gremium, first, itemId, coordinator, decisionId: added.ok ? added.value.id : "" };
  }

  test("in the next meeting of the body dates them by it and publishes the public decisions", async () => {
    const { county, aMeeting, first, coordinator } = await closed();
    const next = await aMeeting({ number: 14 });
    const publicly = () => read(county.publicCtx, (reader) => reader.select({ text: decisions.text }).from(decisions));
    expect(await publicly()).toEqual([]);
    expect(await approveMinutes(coordinator, { meetingId: first.id, inMeetingId: next.id, on: null })).toEqual({ ok: true, value: null });
    expect(await publicly()).toEqual([{ text: "Die Schulung findet samstags statt." }]);
    expect(await shown(coordinator, first.id)).toMatchObject({ minutesState: "approved", approvedIn: { id: next.id, number: 14 } });
  });

  test("without a meeting is the chair's, with a day that can be", async () => {
    const { aSeat, first } = await closed();
    const approve = async (ctx: Context, on: string | null) => {
      const result = await approveMinutes(ctx, { meetingId: first.id, inMeetingId: null, on });
      return result.ok ? "ok" : result.refusal;
    };
    const [chair, writer] = [await aSeat("chair"), await aSeat("minute-taker")];
    expect(await approve(writer.ctx, "2026-10-01")).toBe("chair-only");
    expect(await approve(chair.ctx, null)).toBe("day-does-not-fit");
    expect(await approve(chair.ctx, "2026-09-08")).toBe("day-does-not-fit");
    expect(await approve(chair.ctx, "2026-11-12")).toBe("day-does-not-fit");
    expect(await approve(chair.ctx, "2026-10-01")).toBe("ok");
    expect(await approve(chair.ctx, "2026-10-01")).toBe("minutes-approved");
  });

  test("takes no meeting of another body, none before it and none to come; and minutes that were closed", async () => {
    const { county, aMeeting, first, coordinator } = await closed();
    const other = await aGremium(db, { county });
    const wrong = [
      await other.aMeeting(),
      await aMeeting({ startsAt: new Date("2026-06-01T12:00:00Z"), endsAt: new Date("2026-06-01T13:00:00Z") }),
      await aMeeting({ startsAt: new Date("2026-12-01T12:00:00Z"), endsAt: new Date("2026-12-01T13:00:00Z") }),
      await aMeeting({ state: "cancelled" }),
    ];
    for (const { id } of wrong)
      expect(await approveMinutes(coordinator, { meetingId: first.id, inMeetingId: id, on: null })).toEqual({ ok: false, refusal: "not-the-next" });
    const open = await aMeeting();
    expect(await approveMinutes(coordinator, { meetingId: open.id, inMeetingId: null, on: "2026-11-11" })).toEqual({ ok: false, refusal: "nothing-written" });
    await saveNote(coordinator, note(open.itemIds[0] ?? "", "x"));
    expect(await approveMinutes(coordinator, { meetingId: open.id, inMeetingId: null, on: "2026-11-11" })).toEqual({ ok: false, refusal: "not-closed" });
  });

  test("ends every change: the acts say so, and the database holds it for everybody", async () => {
    const { county, aMeeting, first, itemId, coordinator, decisionId } = await closed();
    await approveMinutes(coordinator, { meetingId: first.id, inMeetingId: null, on: "2026-11-11" });
    const other = await aMeeting();
    const refusal = { ok: false, refusal: "minutes-approved" };
    expect(await saveNote(coordinator, note(itemId, "Anders.", 1))).toEqual(refusal);
    expect(await beginNote(coordinator, { itemId })).toEqual(refusal);
    expect(await addDecision(coordinator, decision(itemId))).toEqual(refusal);
    expect(await editDecision(coordinator, { decisionId, text: "x", votes: null, isPublic: true, version: 1 })).toEqual(refusal);
    expect(await removeDecision(coordinator, { decisionId })).toEqual(refusal);
    expect(await addTask(coordinator, { itemId, title: "x", ownerPersonId: null, dueOn: null })).toEqual(refusal);
    const tries = {
      "a note": sql`update agenda_notes set text = 'x' where agenda_item_id = ${itemId}`,
      "no note": sql`delete from agenda_notes where agenda_item_id = ${itemId}`,
      "a decision": sql`update decisions set text = 'x' where id = ${decisionId}`,
      "a decision less": sql`delete from decisions where id = ${decisionId}`,
      "an item": sql`update agenda_items set title = 'x' where id = ${itemId}`,
      "an item elsewhere": sql`update agenda_items set meeting_id = ${first.id} where id = ${other.itemIds[0]}`,
      "an item more": sql`insert into agenda_items (region_id, id, meeting_id, position, title) values (${county.region.id}, ${newId()}, ${first.id}, 9, 'x')`,
      "a draft again": sql`update meetings set minutes_state = 'draft', minutes_approved_at = null where id = ${first.id}`,
      "no meeting": sql`delete from meetings where id = ${first.id}`,
    };
    for (const [what, statement] of Object.entries(tries)) {
      const attempt = transact(county.ctx, async (tx) => {
        tx.audit("test.tried", null);
        await tx.execute(statement);
      });
      await expect.soft(attempt, what).rejects.toMatchObject({ cause: { constraint: "approved_minutes" } });
    }
    await transact(county.ctx, async (tx) => {
      await tx.update(meetings).set({ minutesSentAt: county.ctx.now }).where(eq(meetings.id, first.id));
      tx.audit("test.tried", null);
    });
  });

  test("lets a name be erased, and nothing else", async () => {
    const { county, first, itemId, coordinator } = await closed();
    await approveMinutes(coordinator, { meetingId: first.id, inMeetingId: null, on: "2026-11-11" });
    await transact(county.ctx, async (tx) => {
      await tx.execute(sql`select set_config('miteinander.erasing', 'on', true)`);
      await tx.update(agendaNotes).set({ text: "gelöschte Person hat besprochen." }).where(eq(agendaNotes.agendaItemId, itemId));
      tx.audit("test.tried", null);
    });
    expect(await shown(coordinator, first.id)).toMatchObject({ items: [{ note: { text: "gelöschte Person hat besprochen." } }] });
  });
});

describe("Reading minutes", () => {
  test.each([
    ["the office", "coordinator", "draft", "both"],
    ["other staff before approval", "caseworker", "draft", "agenda"],
    ["other staff after approval", "caseworker", "approved", "both"],
    ["an account for a seat in another body", "gremium-member", "approved", "nothing"],
  ] as const)("shows %s (%s, %s): %s", async (_, role, state, sees) => {
    const { county, aMeeting } = await aGremium(db);
    const { id } = await aMeeting(state === "approved" ? { minutesState: state, minutesApprovedAt: new Date(), items: [] } : { minutesState: state });
    const found = await shown(county.as(role), id);
    expect(found === null ? "nothing" : found.mayRead ? "both" : "agenda").toBe(sees);
  });

  test("ends for a member with the seat: later meetings do not exist, earlier drafts stay", async () => {
    const { county, aMeeting, aSeat } = await aGremium(db);
    const left = await aSeat("member", { untilOn: "2026-10-31" });
    const before = await aMeeting({ startsAt: new Date("2026-10-31T12:00:00Z"), endsAt: new Date("2026-10-31T13:00:00Z"), minutesState: "draft" });
    const after = await aMeeting({ minutesState: "draft" });
    expect(await shown(left.ctx, before.id)).toMatchObject({ mayRead: true });
    expect(await shown(left.ctx, after.id)).toBeNull();
    expect(await shown(county.publicCtx, before.id)).toBeNull();
  });

  test("of an internal group is for its own", async () => {
    const { county, aMeeting } = await aGremium(db, { kind: "internal-group" });
    const { id } = await aMeeting({ minutesState: "approved", minutesApprovedAt: new Date(), items: [] });
    expect(await shown(county.as("administrator"), id)).toBeNull();
    expect(await shown(county.as("editor"), id)).not.toBeNull();
  });
});
