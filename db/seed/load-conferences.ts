import { and, asc, eq } from "drizzle-orm";
import { actionFields } from "#domain/concept/schema.ts";
import {
  conferenceFields,
  conferences,
  conferenceWorkshops,
  ideaBoards,
  ideaCards,
  ideaGroups,
  registrants,
  registrations,
  workshopPlaces,
} from "#domain/network/conferences/schema.ts";
import { gremien } from "#domain/network/gremien/schema.ts";
import { momentOf } from "#domain/network/meetings/index.ts";
import { topics } from "#domain/network/meetings/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import type { StoryConference } from "./story.ts";

type Board = NonNullable<StoryConference["board"]>;

/**
 * Writes the conferences of a story, before its minutes: approved ones cannot be tied to a topic any more.
 *
 * @returns the topics that cards became, by "id-of-the-body title-of-the-item"
 */
export async function loadConferences(
  ctx: Context,
  tx: Writer,
  story: readonly StoryConference[],
  personId: (key: string) => string,
): Promise<Map<string, string>> {
  const topicIds = new Map<string, string>();
  const regionId = ctx.region.id;
  const fields = (
    await tx
      .select({ id: actionFields.id, title: actionFields.title })
      .from(actionFields)
      .where(eq(actionFields.regionId, regionId))
      .orderBy(asc(actionFields.position))
  ).map(({ id, title }, place) => ({ id, title: `${place + 1} ${title}` }));
  const moment = (on: string, at: string) => {
    const found = momentOf(ctx.region.timeZone, { on, at });
    if (!found) throw new Error(`No clock shows ${on} ${at}.`);
    return found;
  };
  for (const told of story) {
    const { title, purpose, on, place, state, languages, documentation, registrationUntil, came = 0, registered = [], board } = told;
    const id = newId(ctx.now);
    const startsAt = moment(on, told.from);
    await tx.insert(conferences).values({
      regionId,
      id,
      title,
      purpose,
      gremiumId: await gremiumId(ctx, tx, told.gremium),
      startsAt,
      endsAt: moment(on, told.to),
      place,
      state,
      isPublic: true,
      languages,
      documentation,
      registrationUntil,
      places: told.places,
    });
    await tx
      .insert(conferenceFields)
      .values(fields.filter((_, index) => told.fields.includes(index)).map((field) => ({ regionId, conferenceId: id, fieldId: field.id, title: field.title })));
    const workshops = told.workshops.map((workshop) => ({
      regionId,
      id: newId(ctx.now),
      conferenceId: id,
      title: workshop.title,
      sentence: workshop.sentence,
      room: workshop.room,
      startsAt: moment(on, workshop.from),
      endsAt: moment(on, workshop.to),
      moderatorPersonId: personId(workshop.moderator),
      fieldId: fields[workshop.field]?.id ?? null,
      fieldTitle: fields[workshop.field]?.title ?? null,
      places: workshop.places ?? null,
      documentation: workshop.documentation ?? "",
    }));
    await tx.insert(conferenceWorkshops).values(workshops);
    // Names of a conference long past are deleted; that somebody came stays.
    const past = Array.from({ length: came }, (_, index) => ({
      regionId,
      id: newId(ctx.now),
      conferenceId: id,
      state: "registered" as const,
      arrived: index + 1,
      madeAt: startsAt,
      attendedAt: startsAt,
    }));
    if (past.length > 0) await tx.insert(registrations).values(past);
    let before = 0;
    for (const [index, workshop] of workshops.entries()) {
      const of = past.slice(before, (before += told.workshops[index]?.came ?? 0));
      const places = of.map((each) => ({ regionId, registrationId: each.id, workshopId: workshop.id, state: "place" as const, arrived: came + each.arrived }));
      if (places.length > 0) await tx.insert(workshopPlaces).values(places);
    }
    await loadRegistered(ctx, tx, id, workshops, registered);
    if (board) await loadBoard(ctx, tx, id, board, startsAt, topicIds);
  }
  return topicIds;
}

async function gremiumId(ctx: Context, tx: Writer, name: string): Promise<string> {
  const [found] = await tx
    .select({ id: gremien.id })
    .from(gremien)
    .where(and(eq(gremien.regionId, ctx.region.id), eq(gremien.name, name)));
  if (!found) throw new Error(`There is no body called ${name}.`);
  return found.id;
}

async function loadRegistered(
  ctx: Context,
  tx: Writer,
  conferenceId: string,
  workshops: readonly { id: string; places: number | null }[],
  story: NonNullable<StoryConference["registered"]>,
) {
  const regionId = ctx.region.id;
  const taken = new Map<string, number>();
  let arrived = 0;
  for (const [name, organisation, chosen] of story) {
    const id = newId(ctx.now);
    await tx.insert(registrations).values({ regionId, id, conferenceId, state: "registered", arrived: (arrived += 1), madeAt: ctx.now, answeredAt: ctx.now });
    const email = `anmeldung.${arrived}@posteingang.example`;
    await tx.insert(registrants).values({ regionId, registrationId: id, name, organisation, email, language: /\p{Script=Arabic}/u.test(name) ? "ar" : "de" });
    for (const place of chosen) {
      const workshop = workshops[place];
      if (!workshop) throw new Error(`There is no workshop ${place}.`);
      const before = taken.get(workshop.id) ?? 0;
      taken.set(workshop.id, before + 1);
      const state = workshop.places !== null && before >= workshop.places ? "waiting" : "place";
      await tx.insert(workshopPlaces).values({ regionId, registrationId: id, workshopId: workshop.id, state, arrived: (arrived += 1) });
    }
  }
}

async function loadBoard(
  ctx: Context,
  tx: Writer,
  conferenceId: string,
  { question, groups, loose, hidden }: Board,
  at: Date,
  topicIds: Map<string, string>,
): Promise<void> {
  const regionId = ctx.region.id;
  const boardId = newId(ctx.now);
  await tx.insert(ideaBoards).values({ regionId, id: boardId, conferenceId, question, openedAt: at, closedAt: at });
  const hang = async (texts: readonly string[], values: { groupId?: string; hiddenReason?: string } = {}) => {
    await tx.insert(ideaCards).values(texts.map((text) => ({ regionId, id: newId(ctx.now), boardId, text, sentAt: at, ...values })));
  };
  for (const [place, { title, cards, goesTo }] of groups.entries()) {
    const groupId = newId(ctx.now);
    const topicId = goesTo ? await loadTopic(ctx, tx, { title, question, cards, goesTo, at }, topicIds) : null;
    await tx.insert(ideaGroups).values({ regionId, id: groupId, boardId, title, position: place + 1, topicId });
    await hang(cards, { groupId });
  }
  await hang(loose);
  for (const { text, reason } of hidden) await hang([text], { hiddenReason: reason });
}

type Travelled = { title: string; question: string; cards: string[]; goesTo: NonNullable<Board["groups"][number]["goesTo"]>; at: Date };

/** The topic that a group became. The body spoke of it since: its minutes follow. */
async function loadTopic(ctx: Context, tx: Writer, { title, question, cards, goesTo, at }: Travelled, topicIds: Map<string, string>): Promise<string> {
  const id = newId(ctx.now);
  const ofGremium = await gremiumId(ctx, tx, goesTo.gremium);
  const note = [question, ...cards.map((card) => `– ${card}`)].join("\n");
  const raised = { raisedBy: "Integrationskonferenz 2025", raisedOn: at.toISOString().slice(0, 10) };
  await tx.insert(topics).values({ regionId: ctx.region.id, id, gremiumId: ofGremium, title, note, ...raised, state: "done" });
  topicIds.set(`${ofGremium} ${goesTo.item}`, id);
  return id;
}
