import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { putTopic } from "../meetings/topics.ts";
import { lockBoard, type Board, type BoardRefusal } from "./idea-boards.ts";
import { conferences, ideaCards, ideaGroups } from "./schema.ts";

const cardIds = z.array(z.uuid()).min(1).max(500);
const title = z.string().trim().min(1).max(120);
export const Moderate = z.discriminatedUnion("act", [
  /** Under a heading that is there, or a new one. */
  z.strictObject({ act: z.literal("group"), boardId: z.uuid(), cardIds, groupId: z.uuid().nullable(), title: title.nullable() }),
  z.strictObject({ act: z.literal("loosen"), boardId: z.uuid(), cardIds }),
  z.strictObject({ act: z.literal("hide"), boardId: z.uuid(), cardIds, reason: z.string().trim().min(1).max(200) }),
  z.strictObject({ act: z.literal("show"), boardId: z.uuid(), cardIds }),
  /** The first stays to be seen, the others stand behind it. */
  z.strictObject({ act: z.literal("join"), boardId: z.uuid(), cardIds: cardIds.min(2) }),
  z.strictObject({ act: z.literal("name"), boardId: z.uuid(), groupId: z.uuid(), title }),
]);
export type Moderate = z.infer<typeof Moderate>;
export type ModerateRefusal = BoardRefusal | "group-not-found" | "cards-not-found" | "title-missing";

/** What moderators do with the cards while the hall watches. Nothing is deleted: what is hidden keeps its reason. */
export async function moderate(ctx: Context, input: Moderate): Promise<Result<null, ModerateRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, ModerateRefusal>> => {
    const board = await lockBoard(ctx, tx, input.boardId);
    if (!board.ok) return board;
    if (input.act === "name") return nameGroup(ctx, tx, board.value, input);
    if (!(await areOnBoard(ctx, tx, board.value, input.cardIds))) return refused("cards-not-found");
    const cards = and(eq(ideaCards.regionId, ctx.region.id), inArray(ideaCards.id, input.cardIds));
    if (input.act === "group") {
      const groupId = await findOrAddGroup(ctx, tx, board.value, input);
      if (groupId === null) return refused(input.groupId === null ? "title-missing" : "group-not-found");
      await tx.update(ideaCards).set({ groupId }).where(cards);
      tx.audit("idea-card.grouped", board.value.id, { cards: input.cardIds.length });
    } else if (input.act === "loosen") {
      await tx.update(ideaCards).set({ groupId: null, joinedIntoId: null }).where(cards);
      tx.audit("idea-card.grouped", board.value.id, { cards: input.cardIds.length });
    } else if (input.act === "hide") {
      await tx.update(ideaCards).set({ hiddenReason: input.reason }).where(cards);
      tx.audit("idea-card.hidden", board.value.id, { cards: input.cardIds.length });
    } else if (input.act === "show") {
      await tx.update(ideaCards).set({ hiddenReason: null }).where(cards);
      tx.audit("idea-card.shown", board.value.id, { cards: input.cardIds.length });
    } else {
      await join(ctx, tx, input.cardIds);
      tx.audit("idea-card.joined", board.value.id, { cards: input.cardIds.length });
    }
    // Cards are public where the conference is documented.
    tx.publish();
    return done(null);
  });
}

async function nameGroup(ctx: Context, tx: Writer, board: Board, input: { groupId: string; title: string }): Promise<Result<null, "group-not-found">> {
  const named = await tx
    .update(ideaGroups)
    .set({ title: input.title })
    .where(and(eq(ideaGroups.regionId, ctx.region.id), eq(ideaGroups.boardId, board.id), eq(ideaGroups.id, input.groupId)))
    .returning({ id: ideaGroups.id });
  if (named.length === 0) return refused("group-not-found");
  tx.audit("idea-group.named", input.groupId);
  tx.publish();
  return done(null);
}

async function areOnBoard(ctx: Context, tx: Writer, board: Board, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const found = await tx
    .select({ id: ideaCards.id })
    .from(ideaCards)
    .where(and(eq(ideaCards.regionId, ctx.region.id), eq(ideaCards.boardId, board.id), inArray(ideaCards.id, wanted)));
  return found.length === wanted.length;
}

/** The group of that id, or a new one with that title; one of the same title is the same group. */
async function findOrAddGroup(ctx: Context, tx: Writer, board: Board, wanted: { groupId: string | null; title: string | null }): Promise<string | null> {
  const regionId = ctx.region.id;
  const groups = await tx
    .select()
    .from(ideaGroups)
    .where(and(eq(ideaGroups.regionId, regionId), eq(ideaGroups.boardId, board.id)));
  if (wanted.groupId !== null) return groups.find(({ id }) => id === wanted.groupId)?.id ?? null;
  if (wanted.title === null) return null;
  const same = groups.find((group) => group.title.toLowerCase() === wanted.title?.toLowerCase());
  if (same) return same.id;
  const id = newId(ctx.now);
  await tx
    .insert(ideaGroups)
    .values({ regionId, id, boardId: board.id, title: wanted.title, position: Math.max(0, ...groups.map(({ position }) => position)) + 1 });
  return id;
}

/** All behind the first, also what stood behind the others already. */
async function join(ctx: Context, tx: Writer, [first, ...others]: readonly string[]): Promise<void> {
  if (first === undefined) return;
  const here = eq(ideaCards.regionId, ctx.region.id);
  await tx
    .update(ideaCards)
    .set({ joinedIntoId: null })
    .where(and(here, eq(ideaCards.id, first)));
  await tx
    .update(ideaCards)
    .set({ joinedIntoId: first, groupId: sql`(select group_id from idea_cards f where f.region_id = ${ctx.region.id} and f.id = ${first})` })
    .where(and(here, sql`(${inArray(ideaCards.id, others)} or ${inArray(ideaCards.joinedIntoId, others)})`));
}

export const SendIdeas = z.strictObject({
  boardId: z.uuid(),
  /** A group, or a single card. */
  of: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("group"), id: z.uuid() }), z.strictObject({ kind: z.literal("card"), id: z.uuid() })]),
  gremiumId: z.uuid(),
});
export type SendIdeas = z.infer<typeof SendIdeas>;

/**
 * Gives a group, or one card, to a body as a topic of its store. The cards keep the topic's id, so that their way can be
 * followed: topic, decision, measure, task. Who moderates may give to the bodies whose topics are theirs to keep; the office to all.
 */
export async function sendIdeas(
  ctx: Context,
  { boardId, of, gremiumId }: SendIdeas,
): Promise<Result<{ topicId: string }, BoardRefusal | "nothing-to-send" | "sent-already" | "gremium-not-found" | "not-your-gremium">> {
  return transact(
    ctx,
    async (tx): Promise<Result<{ topicId: string }, BoardRefusal | "nothing-to-send" | "sent-already" | "gremium-not-found" | "not-your-gremium">> => {
      const board = await lockBoard(ctx, tx, boardId);
      if (!board.ok) return board;
      const here = ctx.region.id;
      const [group] =
        of.kind === "group"
          ? await tx
              .select()
              .from(ideaGroups)
              .where(and(eq(ideaGroups.regionId, here), eq(ideaGroups.boardId, boardId), eq(ideaGroups.id, of.id)))
          : [];
      const cards = await tx
        .select()
        .from(ideaCards)
        .where(
          and(
            eq(ideaCards.regionId, here),
            eq(ideaCards.boardId, boardId),
            isNull(ideaCards.hiddenReason),
            of.kind === "group" ? eq(ideaCards.groupId, of.id) : eq(ideaCards.id, of.id),
          ),
        )
        .orderBy(ideaCards.sentAt, ideaCards.id);
      const [first] = cards;
      if (!first || (of.kind === "group" && !group)) return refused("nothing-to-send");
      if (group ? group.topicId !== null : first.topicId !== null) return refused("sent-already");
      const [conference] = await tx
        .select({ title: conferences.title })
        .from(conferences)
        .where(and(eq(conferences.regionId, here), eq(conferences.id, board.value.conferenceId)));
      const topicId = newId(ctx.now);
      const put = await putTopic(
        ctx,
        tx,
        {
          gremiumId,
          fields: {
            title: (group?.title ?? first.text).slice(0, 300),
            note: [board.value.question, ...cards.map((card) => `– ${card.text}`)].join("\n").slice(0, 4000),
            raisedBy: (conference?.title ?? "").slice(0, 200),
            durationMinutes: null,
            subjects: [],
          },
        },
        topicId,
      );
      if (!put.ok) return refused(put.refusal === "not-found" ? "gremium-not-found" : "not-your-gremium");
      if (group)
        await tx
          .update(ideaGroups)
          .set({ topicId })
          .where(and(eq(ideaGroups.regionId, here), eq(ideaGroups.id, group.id)));
      else
        await tx
          .update(ideaCards)
          .set({ topicId })
          .where(and(eq(ideaCards.regionId, here), eq(ideaCards.id, first.id)));
      tx.audit("idea-board.sent-to-gremium", boardId, { topicId });
      tx.publish();
      return done({ topicId });
    },
  );
}
