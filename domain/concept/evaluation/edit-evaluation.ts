import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayRunEvaluations } from "./access.ts";
import { lockRound, PrepareEvaluation } from "./prepare-evaluation.ts";
import { evaluationRounds } from "./schema.ts";

export const EditEvaluation = PrepareEvaluation.pick({ title: true, dueOn: true }).extend({ roundId: z.uuid(), version: z.int() });
export type EditEvaluation = z.infer<typeof EditEvaluation>;
export type EditEvaluationRefusal = "not-allowed" | "round-not-found" | "already-open" | "due-too-soon";
/** Somebody saved in between; the caller shows both versions and lets the person decide. */
export type EvaluationConflict = {
  ok: false;
  refusal: "version-conflict";
  stored: Pick<EditEvaluation, "title" | "dueOn" | "version">;
  changed: LastChange | null;
};

/** Title and last day of a prepared round. Once mails went out both stand in them, and stay. */
export async function editEvaluation(ctx: Context, input: EditEvaluation): Promise<Result<null, EditEvaluationRefusal> | EvaluationConflict> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  const { roundId, title, dueOn, version } = input;
  return transact(ctx, async (tx): Promise<Result<null, EditEvaluationRefusal> | EvaluationConflict> => {
    const round = await lockRound(ctx, tx, roundId);
    if (!round) return refused("round-not-found");
    if (round.openedAt) return refused("already-open");
    if (round.version !== version) {
      const stored = { title: round.title, dueOn: round.dueOn, version: round.version };
      return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, roundId, ["evaluation-round.edited"]) };
    }
    if (dueOn <= ctx.today) return refused("due-too-soon");
    await tx
      .update(evaluationRounds)
      .set({ title, dueOn, version: version + 1 })
      .where(and(eq(evaluationRounds.regionId, ctx.region.id), eq(evaluationRounds.id, roundId)));
    tx.audit("evaluation-round.edited", roundId);
    return done(null);
  });
}
