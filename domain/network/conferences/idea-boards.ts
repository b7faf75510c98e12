import { and, asc, count, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Actor, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { issueCode, revokeCodes } from "#platform/tenancy/index.ts";
import { seatsOf } from "../gremien/index.ts";
import { people } from "../schema.ts";
import { mayKeepConference } from "./access.ts";
import { lockConference, type KeepRefusal } from "./lock-conference.ts";
import { conferences, conferenceWorkshops, ideaBoardLinks, ideaBoards, ideaCards } from "./schema.ts";

export type Board = typeof ideaBoards.$inferSelect;
export type BoardRefusal = "board-not-found" | "not-allowed";

export const OpenBoard = z.strictObject({
  conferenceId: z.uuid(),
  /** Absent: for all of the conference. */
  workshopId: z.uuid().nullable(),
  question: z.string().trim().min(1).max(200),
});
export type OpenBoard = z.infer<typeof OpenBoard>;

/** Hangs up an empty board with a link of its own. @param id of the form; the same form sent twice is one board */
export async function openBoard(
  ctx: Context,
  { conferenceId, workshopId, question }: OpenBoard,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, KeepRefusal | "workshop-not-found">> {
  return transact(ctx, async (tx): Promise<Result<{ id: string }, KeepRefusal | "workshop-not-found">> => {
    const conference = await lockConference(ctx, tx, conferenceId);
    if (!conference.ok) return conference;
    if (workshopId !== null) {
      const workshop = and(eq(conferenceWorkshops.regionId, ctx.region.id), eq(conferenceWorkshops.id, workshopId));
      const found = await tx
        .select({ id: conferenceWorkshops.id })
        .from(conferenceWorkshops)
        .where(and(workshop, eq(conferenceWorkshops.conferenceId, conferenceId)));
      if (found.length === 0) return refused("workshop-not-found");
    }
    const added = await tx
      .insert(ideaBoards)
      .values({ regionId: ctx.region.id, id, conferenceId, workshopId, question, openedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: ideaBoards.id });
    if (added.length === 0) return done({ id });
    await hangUpLink(ctx, tx, id, conference.value.endsAt);
    tx.audit("idea-board.opened", id);
    return done({ id });
  });
}

/** A new link for a board; the one that hung there before opens nothing any more. A closed board takes cards again. */
export async function renewLink(ctx: Context, { boardId }: { boardId: string }): Promise<Result<null, BoardRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, BoardRefusal>> => {
    const board = await lockBoard(ctx, tx, boardId);
    if (!board.ok) return board;
    await tx.update(ideaBoards).set({ closedAt: null }).where(ownBoard(ctx, boardId));
    await hangUpLink(ctx, tx, boardId, ctx.now);
    tx.audit("idea-board.opened", boardId);
    return done(null);
  });
}

/** Takes the link down. The cards stay. */
export async function closeBoard(ctx: Context, { boardId }: { boardId: string }): Promise<Result<null, BoardRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, BoardRefusal>> => {
    const board = await lockBoard(ctx, tx, boardId);
    if (!board.ok) return board;
    await tx.update(ideaBoards).set({ closedAt: ctx.now }).where(ownBoard(ctx, boardId));
    await tx.delete(ideaBoardLinks).where(and(eq(ideaBoardLinks.regionId, ctx.region.id), eq(ideaBoardLinks.boardId, boardId)));
    await revokeCodes(tx, boardId);
    tx.audit("idea-board.closed", boardId);
    return done(null);
  });
}

const DAY = 24 * 60 * 60 * 1000;

/** A link lives until a day after the conference, and at least one day. */
async function hangUpLink(ctx: Context, tx: Writer, boardId: string, until: Date): Promise<void> {
  const expiresAt = new Date(Math.max(until.getTime(), ctx.now.getTime()) + DAY);
  const code = await issueCode(tx, { regionId: ctx.region.id, kind: "idea-board", subjectId: boardId, expiresAt });
  await tx
    .insert(ideaBoardLinks)
    .values({ regionId: ctx.region.id, boardId, code, expiresAt })
    .onConflictDoUpdate({ target: [ideaBoardLinks.regionId, ideaBoardLinks.boardId], set: { code, expiresAt } });
}

const ownBoard = (ctx: Context, id: string) => and(eq(ideaBoards.regionId, ctx.region.id), eq(ideaBoards.id, id));

/** A board that the actor moderates, locked: who keeps the conference, or moderates the board's workshop. */
export async function lockBoard(ctx: Context, tx: Writer, id: string): Promise<Result<Board, BoardRefusal>> {
  const [board] = await tx.select().from(ideaBoards).where(ownBoard(ctx, id)).for("update");
  if (!board) return refused("board-not-found");
  return (await mayModerate(ctx, tx, board)) ? done(board) : refused("not-allowed");
}

export async function mayModerate(ctx: Context, db: Reader, board: Pick<Board, "conferenceId" | "workshopId">): Promise<boolean> {
  const here = ctx.region.id;
  const [conference] = await db
    .select({ gremiumId: conferences.gremiumId })
    .from(conferences)
    .where(and(eq(conferences.regionId, here), eq(conferences.id, board.conferenceId)));
  if (!conference) return false;
  if (mayKeepConference(ctx.actor, await seatsOf(ctx, db), conference, ctx.today)) return true;
  if (board.workshopId === null || ctx.actor.kind !== "staff") return false;
  const [moderator] = await db
    .select({ accountId: people.accountId })
    .from(conferenceWorkshops)
    .innerJoin(people, and(eq(people.regionId, conferenceWorkshops.regionId), eq(people.id, conferenceWorkshops.moderatorPersonId)))
    .where(and(eq(conferenceWorkshops.regionId, here), eq(conferenceWorkshops.id, board.workshopId)));
  return moderator?.accountId === ctx.actor.accountId;
}

/** The board that a signed link opens; null for everybody else. */
function ownBoardId(actor: Actor): string | null {
  return actor.kind === "link" && actor.opens === "idea-board" ? actor.subjectId : null;
}

export type OwnBoard = NonNullable<Awaited<ReturnType<typeof findOwnBoard>>>;
const SHOWN_ON_A_PHONE = 50;

/** The page behind a board's link, with its newest cards; null for a context without one. Three queries. */
export async function findOwnBoard(ctx: Context, db: Reader) {
  const id = ownBoardId(ctx.actor);
  if (id === null) return null;
  const [board] = await db
    .select({ question: ideaBoards.question, closedAt: ideaBoards.closedAt, conference: conferences.title })
    .from(ideaBoards)
    .innerJoin(conferences, and(eq(conferences.regionId, ideaBoards.regionId), eq(conferences.id, ideaBoards.conferenceId)))
    .where(ownBoard(ctx, id));
  if (!board) return null;
  const seen = and(eq(ideaCards.regionId, ctx.region.id), eq(ideaCards.boardId, id));
  const [counted] = await db.select({ total: count() }).from(ideaCards).where(seen);
  const cards = await db
    .select({ id: ideaCards.id, text: ideaCards.text })
    .from(ideaCards)
    .where(and(seen, isNull(ideaCards.hiddenReason)))
    .orderBy(desc(ideaCards.sentAt), asc(ideaCards.id))
    .limit(SHOWN_ON_A_PHONE);
  return { ...board, total: counted?.total ?? 0, cards };
}

export const SendCard = z.strictObject({ text: z.string().trim().min(1).max(280) });
export type SendCard = z.infer<typeof SendCard>;

/** A board is a wall in a hall: more than that many cards are no cards. */
const MOST_CARDS = 2000;

/** Hangs a card on the board of the link, without a name. @param id of the form; the same form sent twice is one card */
export async function sendCard(ctx: Context, { text }: SendCard, id: string = newId(ctx.now)): Promise<Result<null, "not-allowed" | "closed">> {
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "closed">> => {
    const boardId = ownBoardId(ctx.actor);
    const board = await findOwnBoard(ctx, tx);
    if (!board || boardId === null) return refused("not-allowed");
    if (board.closedAt !== null || board.total >= MOST_CARDS) return refused("closed");
    await tx.insert(ideaCards).values({ regionId: ctx.region.id, id, boardId, text, sentAt: ctx.now }).onConflictDoNothing();
    tx.audit("idea-card.sent", boardId);
    return done(null);
  });
}
