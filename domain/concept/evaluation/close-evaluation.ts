import { and, eq } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayRunEvaluations } from "./access.ts";
import { lockRound } from "./prepare-evaluation.ts";
import { evaluationRounds } from "./schema.ts";

export type CloseEvaluationRefusal = "not-allowed" | "round-not-found" | "not-open" | "round-closed";

/** Ends a round: no rating is taken any more. What was not handed in stays with its rater and does not count. */
export async function closeEvaluation(ctx: Context, input: { roundId: string }): Promise<Result<null, CloseEvaluationRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, CloseEvaluationRefusal>> => {
    const round = await lockRound(ctx, tx, input.roundId);
    if (!round) return refused("round-not-found");
    if (!round.openedAt) return refused("not-open");
    if (round.closedAt) return refused("round-closed");
    await tx
      .update(evaluationRounds)
      .set({ closedAt: ctx.now, version: round.version + 1 })
      .where(and(eq(evaluationRounds.regionId, ctx.region.id), eq(evaluationRounds.id, round.id)));
    tx.audit("evaluation-round.closed", round.id);
    return done(null);
  });
}

export type ReleaseEvaluationRefusal = "not-allowed" | "round-not-found" | "not-closed";

/**
 * Shows a closed round's result in public, or takes it back: how each body and institution rated, with reasons. Whoever is not public
 * stands there without its name; who handed in never does.
 */
export async function releaseEvaluation(ctx: Context, input: { roundId: string; release: boolean }): Promise<Result<null, ReleaseEvaluationRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, ReleaseEvaluationRefusal>> => {
    const round = await lockRound(ctx, tx, input.roundId);
    if (!round) return refused("round-not-found");
    if (!round.closedAt) return refused("not-closed");
    if ((round.releasedAt !== null) === input.release) return done(null);
    await tx
      .update(evaluationRounds)
      .set({ releasedAt: input.release ? ctx.now : null, version: round.version + 1 })
      .where(and(eq(evaluationRounds.regionId, ctx.region.id), eq(evaluationRounds.id, round.id)));
    tx.audit(input.release ? "evaluation-round.released" : "evaluation-round.withdrawn", round.id);
    tx.publish();
    return done(null);
  });
}
