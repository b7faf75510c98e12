import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { FEWEST_BALLOTS, resultOf } from "./result.ts";
import { lockRound, ownRound, readItems, type RunRefusal } from "./round-row.ts";
import { priorityItems, priorityRounds } from "./schema.ts";
import { countBallots, readTally } from "./urn.ts";

export const CloseRound = z.strictObject({
  id: z.uuid(),
  /** Closes although there are too few ballots for a result: there will never be one. */
  withoutResult: z.boolean(),
});
export type CloseRound = z.infer<typeof CloseRound>;

export type CloseRefusal =
  | RunRefusal
  | "not-open"
  /** Ballots on paper lie there that nobody typed in. */
  | "paper-open"
  | "too-few";

/** Counts for good. The urn's key goes with it: nobody, not even the device that cast it, finds a single ballot any more. */
export async function closeRound(ctx: Context, { id, withoutResult }: CloseRound): Promise<Result<{ ballots: number }, CloseRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ ballots: number }, CloseRefusal>> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    const round = locked.value;
    if (round.state !== "open") return refused("not-open");
    const emptied = await tx.execute<{ ballots: number; on_paper: number }>(sql`select ballots, on_paper from wall.close_urn(${id})`);
    const { ballots = 0, on_paper: onPaper = 0 } = emptied.rows[0] ?? {};
    if (onPaper < round.paperExpected) return refused("paper-open");
    if (ballots < FEWEST_BALLOTS && !withoutResult) return refused("too-few");
    await tx
      .update(priorityRounds)
      .set({ state: "closed", closedAt: ctx.now, ballots, onPaper, version: round.version + 1 })
      .where(ownRound(ctx, id));
    const judged = { round, ...(await readItems(ctx, tx, id)) };
    for (const { recommendationId, rank, value, parts } of resultOf(judged, await readTally(tx, id)) ?? []) {
      await tx
        .update(priorityItems)
        .set({ rank, value, parts })
        .where(and(eq(priorityItems.regionId, ctx.region.id), eq(priorityItems.roundId, id), eq(priorityItems.recommendationId, recommendationId)));
    }
    // How many, never who or what.
    tx.audit("priority-round.closed", id, { ballots, onPaper });
    return done({ ballots });
  });
}

export const ExpectPaper = z.strictObject({ id: z.uuid(), count: z.int().min(0).max(5000) });
export type ExpectPaper = z.infer<typeof ExpectPaper>;

/** Says how many ballots on paper lie there. For members it follows from who handed one in. */
export async function expectPaper(ctx: Context, { id, count }: ExpectPaper): Promise<Result<null, RunRefusal | "not-open" | "more-typed-in">> {
  return transact(ctx, async (tx): Promise<Result<null, RunRefusal | "not-open" | "more-typed-in">> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    if (locked.value.state !== "open" || locked.value.strength === "members") return refused("not-open");
    if ((await countBallots(tx, id)).onPaper > count) return refused("more-typed-in");
    await tx.update(priorityRounds).set({ paperExpected: count }).where(ownRound(ctx, id));
    tx.audit("priority-round.paper-expected", id, { count });
    return done(null);
  });
}

export const ShowPublicly = z.strictObject({ id: z.uuid(), isPublic: z.boolean() });
export type ShowPublicly = z.infer<typeof ShowPublicly>;

/** Shows a closed round's result beside the recommendations on the public pages, or takes it back inside. */
export async function showPublicly(ctx: Context, { id, isPublic }: ShowPublicly): Promise<Result<null, RunRefusal | "not-closed" | "too-few">> {
  return transact(ctx, async (tx): Promise<Result<null, RunRefusal | "not-closed" | "too-few">> => {
    const locked = await lockRound(ctx, tx, id);
    if (!locked.ok) return locked;
    if (locked.value.state !== "closed") return refused("not-closed");
    if (isPublic && (locked.value.ballots ?? 0) < FEWEST_BALLOTS) return refused("too-few");
    await tx.update(priorityRounds).set({ isPublic }).where(ownRound(ctx, id));
    tx.audit(isPublic ? "priority-round.published" : "priority-round.withdrawn", id);
    tx.publish();
    return done(null);
  });
}
