import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { statusAnswers, statusRequests, statusRounds } from "../schema.ts";
import { mayRunRounds } from "./access.ts";

export type CloseRefusal = "not-allowed" | "round-not-found" | "round-closed" | "answers-undecided";

/** Ends a round: no answer is taken any more. What was submitted must be decided before, so that no word is lost. */
export async function closeRound(ctx: Context, input: { roundId: string }): Promise<Result<null, CloseRefusal>> {
  if (!mayRunRounds(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, CloseRefusal>> => {
    const own = and(eq(statusRounds.regionId, ctx.region.id), eq(statusRounds.id, input.roundId));
    const [round] = await tx.select().from(statusRounds).where(own).for("update");
    if (!round) return refused("round-not-found");
    if (round.closedAt) return refused("round-closed");
    const [waiting] = await tx
      .select({ count: count() })
      .from(statusAnswers)
      .innerJoin(statusRequests, and(eq(statusRequests.regionId, statusAnswers.regionId), eq(statusRequests.id, statusAnswers.statusRequestId)))
      .where(
        and(
          eq(statusAnswers.regionId, ctx.region.id),
          eq(statusRequests.statusRoundId, round.id),
          isNotNull(statusAnswers.submittedAt),
          isNull(statusAnswers.decidedAt),
        ),
      );
    if (waiting && waiting.count > 0) return refused("answers-undecided");
    await tx
      .update(statusRounds)
      .set({ closedAt: ctx.now, version: round.version + 1 })
      .where(own);
    tx.audit("status-round.closed", round.id);
    return done(null);
  });
}
