import { and, eq, inArray } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { statusAnswers } from "../schema.ts";
import { answerFaults, type AnswerFault } from "./answer-faults.ts";
import { lockOwnAnswers } from "./save-status-answers.ts";

export type SubmitResult =
  | Result<{ submitted: number }, "not-allowed" | "round-closed" | "already-decided">
  | { ok: false; refusal: "incomplete"; missing: { answerId: string; fault: AnswerFault }[] };

/** Hands in everything behind the link that is not decided yet; refused while anything is missing, with all that is. */
export async function submitStatusRequest(ctx: Context): Promise<SubmitResult> {
  return transact(ctx, async (tx): Promise<SubmitResult> => {
    const found = await lockOwnAnswers(ctx, tx);
    if (!found.ok) return found;
    const open = found.value.filter((answer) => answer.decidedAt === null);
    if (open.length === 0) return refused("already-decided");
    const missing = open.flatMap((answer) => answerFaults(answer).map((fault) => ({ answerId: answer.id, fault })));
    if (missing.length > 0) return { ok: false, refusal: "incomplete", missing };
    const ids = open.filter((answer) => answer.submittedAt === null).map(({ id }) => id);
    if (ids.length > 0) {
      await tx
        .update(statusAnswers)
        .set({ submittedAt: ctx.now })
        .where(and(eq(statusAnswers.regionId, ctx.region.id), inArray(statusAnswers.id, ids)));
      tx.audit("status-request.submitted", open[0]?.statusRequestId ?? null, { answers: ids.length });
    }
    return done({ submitted: open.length });
  });
}
