import { and, eq } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayRunEvaluations } from "./access.ts";
import { lockRound } from "./prepare-evaluation.ts";
import { evaluationContacts, evaluationRaters, evaluationRounds } from "./schema.ts";

export type OpenEvaluationRefusal = "not-allowed" | "round-not-found" | "already-open" | "round-closed" | "due-too-soon" | "no-raters";

/** Opens a prepared round: each rater with a contact gets one mail. Raters without one can rate by account, or get a contact later. */
export async function openEvaluation(ctx: Context, input: { roundId: string }): Promise<Result<{ mails: number }, OpenEvaluationRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ mails: number }, OpenEvaluationRefusal>> => {
    const round = await lockRound(ctx, tx, input.roundId);
    if (!round) return refused("round-not-found");
    if (round.closedAt) return refused("round-closed");
    if (round.openedAt) return refused("already-open");
    if (round.dueOn <= ctx.today) return refused("due-too-soon");
    const raters = await tx
      .select({ id: evaluationRaters.id, personId: evaluationContacts.personId })
      .from(evaluationRaters)
      .innerJoin(evaluationContacts, and(eq(evaluationContacts.regionId, evaluationRaters.regionId), eq(evaluationContacts.raterId, evaluationRaters.id)))
      .where(and(eq(evaluationRaters.regionId, ctx.region.id), eq(evaluationRaters.evaluationRoundId, round.id)));
    if (raters.length === 0) return refused("no-raters");
    await tx
      .update(evaluationRounds)
      .set({ openedAt: ctx.now, version: round.version + 1 })
      .where(and(eq(evaluationRounds.regionId, ctx.region.id), eq(evaluationRounds.id, round.id)));
    const asked = raters.filter(({ personId }) => personId !== null);
    for (const { id } of asked) await enqueue(tx, "evaluation.mail", { regionId: ctx.region.id, raterId: id }, { singletonKey: id });
    tx.audit("evaluation-round.opened", round.id, { raters: raters.length, mails: asked.length });
    return done({ mails: asked.length });
  });
}
