import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { addGremium } from "../meetings/test-gremium.ts";
import { topics } from "../meetings/schema.ts";
import { people } from "../schema.ts";
import {
  closeBoard,
  findBoards,
  findOwnBoard,
  ideasBecame,
  ideasOfTopic,
  moderate,
  type Moderate,
  openBoard,
  renewLink,
  sendCard,
  SendCard,
  sendIdeas,
  takeStep,
} from "./index.ts";
import { aConference } from "./test-conference.ts";

const db = await testDatabase();

async function aBoard() {
  const conference = await aConference(db);
  const { county, office, conferenceId } = conference;
  const opened = await openBoard(office, { conferenceId, workshopId: null, question: "Was fehlt?" });
  if (!opened.ok) throw new Error(opened.refusal);
  const boardId = opened.value.id;
  const phone = db.ctx(county.region, { kind: "link", opens: "idea-board", subjectId: boardId, name: "Link zur Ideenwand" }, county.ctx.now);
  const card = async (text: string) => {
    const id = newId();
    const sent = await sendCard(phone, { text }, id);
    if (!sent.ok) throw new Error(sent.refusal);
    return id;
  };
  const board = async (ctx: Context = office) => {
    const [found] = await read(ctx, (reader) => findBoards(ctx, reader, conferenceId));
    if (!found) throw new Error("There is no board.");
    return found;
  };
  return { ...conference, boardId, phone, card, board };
}

describe("A card", () => {
  test("is hung up by phone, and once when the form is sent twice", async () => {
    const { phone, board } = await aBoard();
    const id = newId();
    await Promise.all([sendCard(phone, { text: "Ein Spätbus" }, id), sendCard(phone, { text: "Ein Spätbus" }, id)]);
    expect((await board()).loose.map(({ text }) => text)).toEqual(["Ein Spätbus"]);
    expect(await read(phone, (reader) => findOwnBoard(phone, reader))).toMatchObject({ question: "Was fehlt?", total: 1 });
  });

  test("has at most 280 characters", () => {
    expect(SendCard.safeParse({ text: "x".repeat(281) }).success).toBe(false);
    expect(SendCard.safeParse({ text: `${"ü".repeat(280)} ` }).success).toBe(true);
  });

  test("finds no board once that is closed, and again with a new link; the old one opens nothing", async () => {
    const { office, boardId, phone, board } = await aBoard();
    const before = (await board()).code ?? "";
    expect(await findCode(db.database, before, "idea-board", office.now)).toMatchObject({ subjectId: boardId, state: "valid" });
    await closeBoard(office, { boardId });
    expect(await sendCard(phone, { text: "Zu spät" })).toEqual({ ok: false, refusal: "closed" });
    expect((await findCode(db.database, before, "idea-board", office.now))?.state).toBe("revoked");
    await renewLink(office, { boardId });
    expect(await sendCard(phone, { text: "Doch noch" })).toMatchObject({ ok: true });
    expect((await board()).code).not.toBe(before);
  });

  test("cannot be read, written or changed by the link of another board", async () => {
    const [own, other] = [await aBoard(), await aBoard()];
    await own.card("Hier");
    await other.card("Dort");
    expect((await read(own.phone, (reader) => findOwnBoard(own.phone, reader)))?.cards.map(({ text }) => text)).toEqual(["Hier"]);
    expect(await moderate(own.phone, { act: "loosen", boardId: own.boardId, cardIds: [newId()] })).toMatchObject({ ok: false });
  });
});

describe("Moderating", () => {
  test("groups, joins what says the same, and hides with a reason", async () => {
    const { office, boardId, card, board } = await aBoard();
    const [bus, late, rude, lonely] = [await card("Spätbus"), await card("Bus am Abend"), await card("Unfug"), await card("Lotsen")];
    await moderate(office, { act: "group", boardId, cardIds: [bus, late], groupId: null, title: "Bus" });
    await moderate(office, { act: "join", boardId, cardIds: [bus, late] });
    await moderate(office, { act: "hide", boardId, cardIds: [rude], reason: "beleidigend" });
    const shown = await board();
    expect(shown.groups).toMatchObject([{ title: "Bus", cards: [{ id: bus, joined: ["Bus am Abend"] }] }]);
    expect(shown.loose.map(({ id }) => id)).toEqual([lonely]);
    expect(shown.hidden).toMatchObject([{ id: rude, hiddenReason: "beleidigend" }]);
    await moderate(office, { act: "show", boardId, cardIds: [rude] });
    await moderate(office, { act: "loosen", boardId, cardIds: [late] });
    expect((await board()).loose.map(({ id }) => id).toSorted()).toEqual([late, rude, lonely].toSorted());
  });

  test("is for who keeps the conference, and for the moderator of the workshop", async () => {
    const { county, office, conferenceId, aWorkshop } = await aBoard();
    const person = await county.aPerson();
    const accountId = newId();
    await transact(county.ctx, async (tx) => {
      await tx.update(people).set({ accountId }).where(eq(people.id, person.id));
      tx.audit("test.prepared", person.id);
    });
    const workshopId = await aWorkshop({ moderatorPersonId: person.id });
    const opened = await openBoard(office, { conferenceId, workshopId, question: "Und hier?" });
    const boardId = opened.ok ? opened.value.id : "";
    const memberships = [{ role: "gremium-member", organisationId: null, language: null }];
    const moderator = db.ctx(county.region, { kind: "staff", accountId, name: "Amira Haddad", memberships }, county.ctx.now);
    const somebody = county.as("organisation-member");
    const name = { act: "group", boardId, cardIds: [newId()], groupId: null, title: "x" } satisfies Moderate;
    expect(await moderate(somebody, name)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await moderate(moderator, name)).toEqual({ ok: false, refusal: "cards-not-found" });
    const pages = await read(somebody, (reader) => findBoards(somebody, reader, conferenceId));
    expect(pages.map(({ code, moderates }) => [code, moderates])).toEqual([
      [null, false],
      [null, false],
    ]);
  });
});

describe("Cards that go to a body", () => {
  test("become one topic that says where it came from, and keep it", async () => {
    const { county, office, boardId, card, board, conferenceId } = await aBoard();
    const gremiumId = await addGremium(county, "AK Wohnen");
    const ids = [await card("Spätbus"), await card("Bus am Abend")];
    await moderate(office, { act: "group", boardId, cardIds: ids, groupId: null, title: "Bus" });
    const groupId = (await board()).groups[0]?.id ?? "";
    const of = { kind: "group", id: groupId } as const;
    const sent = await sendIdeas(office, { boardId, of, gremiumId });
    const topicId = sent.ok ? sent.value.topicId : "";
    const [topic] = await read(office, (reader) => reader.select().from(topics).where(eq(topics.id, topicId)));
    expect(topic).toMatchObject({ gremiumId, title: "Bus", note: "Was fehlt?\n– Spätbus\n– Bus am Abend", raisedBy: "Integrationskonferenz" });
    expect(await sendIdeas(office, { boardId, of, gremiumId })).toEqual({ ok: false, refusal: "sent-already" });
    expect(await read(office, (reader) => ideasOfTopic(office, reader, topicId))).toMatchObject({
      conferenceId,
      group: "Bus",
      cards: ["Spätbus", "Bus am Abend"],
    });
    expect(await read(office, (reader) => ideasBecame(reader, conferenceId))).toMatchObject([{ topicId, gremium: "AK Wohnen", decisionId: null }]);
  });

  test("are given by a moderator only to bodies whose topics are theirs to keep; a hidden card goes nowhere", async () => {
    const { county, office, boardId, card } = await aBoard();
    const gremiumId = await addGremium(county, "AK Wohnen");
    const id = await card("Spätbus");
    const of = { kind: "card", id } as const;
    expect(await sendIdeas(county.as("organisation-member"), { boardId, of, gremiumId })).toEqual({ ok: false, refusal: "not-allowed" });
    await moderate(office, { act: "hide", boardId, cardIds: [id], reason: "Name" });
    expect(await sendIdeas(office, { boardId, of, gremiumId })).toEqual({ ok: false, refusal: "nothing-to-send" });
  });
});

describe("The public", () => {
  test("reads the cards of a documented conference, without the hidden ones and without the link", async () => {
    const { county, office, conferenceId, boardId, card } = await aBoard();
    await card("Spätbus");
    await moderate(office, { act: "hide", boardId, cardIds: [await card("Unfug")], reason: "beleidigend" });
    const seen = () => read(county.publicCtx, (reader) => findBoards(county.publicCtx, reader, conferenceId));
    expect(await seen()).toEqual([]);
    const afterwards = db.ctx(county.region, office.actor, new Date("2026-11-26T08:00:00Z"));
    expect(await takeStep(office, { id: conferenceId, step: "document" })).toEqual({ ok: false, refusal: "not-over" });
    await takeStep(afterwards, { id: conferenceId, step: "document" });
    expect(await seen()).toMatchObject([{ code: null, loose: [{ text: "Spätbus" }], hidden: [], total: 1 }]);
  });
});
