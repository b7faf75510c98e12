import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { mayModerate } from "./idea-boards.ts";
import { conferenceWorkshops, ideaBoardLinks, ideaBoards, ideaCards, ideaGroups } from "./schema.ts";

export type Card = {
  id: string;
  text: string;
  groupId: string | null;
  hiddenReason: string | null;
  topicId: string | null;
  /** Cards that said the same. */ joined: string[];
};
export type Group = { id: string; title: string; topicId: string | null; cards: Card[] };
export type BoardPage = {
  id: string;
  question: string;
  workshop: string | null;
  isClosed: boolean;
  /** Of the link that hangs there, for who moderates; null once it is taken down or over. */
  code: string | null;
  moderates: boolean;
  groups: Group[];
  /** Not grouped yet, oldest first. */
  loose: Card[];
  /** For who moderates. */
  hidden: Card[];
  total: number;
};

/** The boards of a conference with their cards, the conference's own first. The public sees those of a documented one. Four queries and two per board. */
export async function findBoards(ctx: Context, db: Reader, conferenceId: string): Promise<BoardPage[]> {
  const here = ctx.region.id;
  const boards = await db
    .select({ board: ideaBoards, workshop: conferenceWorkshops.title, link: ideaBoardLinks })
    .from(ideaBoards)
    .leftJoin(conferenceWorkshops, and(eq(conferenceWorkshops.regionId, ideaBoards.regionId), eq(conferenceWorkshops.id, ideaBoards.workshopId)))
    .leftJoin(ideaBoardLinks, and(eq(ideaBoardLinks.regionId, ideaBoards.regionId), eq(ideaBoardLinks.boardId, ideaBoards.id)))
    .where(and(eq(ideaBoards.regionId, here), eq(ideaBoards.conferenceId, conferenceId)))
    .orderBy(sql`${ideaBoards.workshopId} is not null`, asc(ideaBoards.openedAt), asc(ideaBoards.id));
  const ids = boards.map(({ board }) => board.id);
  if (ids.length === 0) return [];
  const groups = await db
    .select()
    .from(ideaGroups)
    .where(and(eq(ideaGroups.regionId, here), inArray(ideaGroups.boardId, ids)))
    .orderBy(asc(ideaGroups.position), asc(ideaGroups.id));
  const cards = await db
    .select()
    .from(ideaCards)
    .where(and(eq(ideaCards.regionId, here), inArray(ideaCards.boardId, ids)))
    .orderBy(asc(ideaCards.sentAt), asc(ideaCards.id));
  const pages: BoardPage[] = [];
  for (const { board, workshop, link } of boards) {
    const moderates = ctx.actor.kind === "staff" && (await mayModerate(ctx, db, board));
    const all = cards.filter(({ boardId }) => boardId === board.id);
    const shown = all
      .filter(({ joinedIntoId }) => joinedIntoId === null)
      .map(({ id, text, groupId, hiddenReason, topicId }) => ({
        id,
        text,
        groupId,
        hiddenReason,
        topicId,
        joined: all.flatMap((other) => (other.joinedIntoId === id && other.hiddenReason === null ? [other.text] : [])),
      }));
    const visible = shown.filter(({ hiddenReason }) => hiddenReason === null);
    pages.push({
      id: board.id,
      question: board.question,
      workshop,
      isClosed: board.closedAt !== null,
      code: moderates && link && link.expiresAt > ctx.now ? link.code : null,
      moderates,
      groups: groups
        .filter(({ boardId }) => boardId === board.id)
        .map(({ id, title, topicId }) => ({ id, title, topicId, cards: visible.filter(({ groupId }) => groupId === id) })),
      loose: visible.filter(({ groupId }) => groupId === null),
      hidden: moderates ? shown.filter(({ hiddenReason }) => hiddenReason !== null) : [],
      total: visible.length,
    });
  }
  return pages;
}

/** One step on the way of cards: the topic, then each decision about it with each measure that came of it. */
export type Became = {
  topicId: string;
  topicState: "stored" | "scheduled" | "done" | "withdrawn";
  gremiumId: string;
  gremium: string;
  decisionId: string | null;
  decisionNumber: string | null;
  decision: string | null;
  meetingId: string | null;
  measureId: string | null;
  measure: string | null;
};

/** What became of the cards of a conference; the public reads what each link of the chain shows anyway. One query. */
export async function ideasBecame(db: Reader, conferenceId: string): Promise<Became[]> {
  const found = await db.execute<Became>(sql`
    select topic_id as "topicId", topic_state as "topicState", gremium_id as "gremiumId", gremium, decision_id as "decisionId", decision_number as "decisionNumber",
      decision, meeting_id as "meetingId", measure_id as "measureId", measure from wall.ideas_became(${conferenceId})`);
  return found.rows;
}

export type IdeasOfTopic = {
  conferenceId: string;
  conference: string;
  group: string | null;
  cards: string[];
  tasks: { id: string; title: string; state: "open" | "done" | "dropped" }[];
};

/** From which cards a topic came, and which tasks it brought; null for a topic from elsewhere. Two queries. */
export async function ideasOfTopic(ctx: Context, db: Reader, topicId: string): Promise<IdeasOfTopic | null> {
  const here = ctx.region.id;
  const found = await db.execute<Omit<IdeasOfTopic, "tasks">>(sql`
    select c.id as "conferenceId", c.title as conference, min(g.title) as group, json_agg(i.text order by i.sent_at, i.id) as cards
    from idea_cards i join idea_boards b on b.region_id = i.region_id and b.id = i.board_id
      join conferences c on c.region_id = b.region_id and c.id = b.conference_id
      left join idea_groups g on g.region_id = i.region_id and g.id = i.group_id and g.topic_id = ${topicId}
    where i.region_id = ${here} and i.hidden_reason is null and (g.id is not null or i.topic_id = ${topicId}) group by c.id, c.title`);
  const [origin] = found.rows;
  if (!origin) return null;
  const tasks = await db.execute<IdeasOfTopic["tasks"][number]>(sql`
    select t.id, t.title, t.state from tasks t join agenda_items i on i.region_id = t.region_id and i.id = t.agenda_item_id
    where t.region_id = ${here} and i.topic_id = ${topicId} order by t.due_on, t.id`);
  return { ...origin, tasks: tasks.rows };
}
