import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { statusAnswers, statusRequests, statusRounds } from "../schema.ts";
import { acceptAnswer } from "./accept-answer.ts";
import { mayRunRounds } from "./access.ts";

export const DecideAnswers = z.strictObject({
  roundId: z.uuid(),
  /** As the coordinator saw them: an answer that its owner changed since is left. */
  answers: z.array(z.strictObject({ id: z.uuid(), version: z.int() })).min(1),
  accept: z.boolean(),
  /** Shows what is on track or at risk on the public page at once. Never what is off track. */
  publish: z.boolean(),
  /** Whom the coordinator chose for answers that hand on without naming a person, by answer id. */
  handOnTo: z.record(z.uuid(), z.uuid()).optional(),
});
export type DecideAnswers = z.infer<typeof DecideAnswers>;
export type DecideRefusal = "not-allowed" | "round-not-found" | "round-closed" | "answer-not-found";
export type LeftReason = "changed" | "already-decided" | "not-submitted" | "person-missing";
export type Decided = { decided: string[]; left: { id: string; reason: LeftReason }[] };

/** Accepts or rejects what owners proposed, singly or many at once. What cannot be decided is left and told; the rest is done. */
export async function decideAnswers(ctx: Context, input: DecideAnswers): Promise<Result<Decided, DecideRefusal>> {
  if (!mayRunRounds(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<Decided, DecideRefusal>> => {
    const here = ctx.region.id;
    const [round] = await tx
      .select()
      .from(statusRounds)
      .where(and(eq(statusRounds.regionId, here), eq(statusRounds.id, input.roundId)))
      .for("update");
    if (!round) return refused("round-not-found");
    if (round.closedAt) return refused("round-closed");
    const seen = new Map(input.answers.map(({ id, version }) => [id, version]));
    const found = await tx
      .select({ answer: statusAnswers, personId: statusRequests.personId })
      .from(statusAnswers)
      .innerJoin(statusRequests, and(eq(statusRequests.regionId, statusAnswers.regionId), eq(statusRequests.id, statusAnswers.statusRequestId)))
      .where(and(eq(statusAnswers.regionId, here), eq(statusRequests.statusRoundId, round.id), inArray(statusAnswers.id, [...seen.keys()])))
      .orderBy(statusAnswers.id)
      .for("update", { of: statusAnswers });
    if (found.length < seen.size) return refused("answer-not-found");

    const outcome: Decided = { decided: [], left: [] };
    for (const { answer, personId } of found) {
      const obstacle = answer.decidedAt ? "already-decided" : !answer.submittedAt ? "not-submitted" : answer.version !== seen.get(answer.id) ? "changed" : null;
      const accepted =
        obstacle === null && input.accept
          ? await acceptAnswer(ctx, tx, {
              answer,
              personId,
              roundId: round.id,
              publish: input.publish,
              handOnTo: input.handOnTo?.[answer.id] ?? answer.handOnToPersonId,
            })
          : null;
      const reason = obstacle ?? (accepted === "person-missing" ? accepted : null);
      if (reason) {
        outcome.left.push({ id: answer.id, reason });
        continue;
      }
      await tx
        .update(statusAnswers)
        .set({ decidedAt: ctx.now, decidedBy: actorName(ctx.actor), accepted: input.accept })
        .where(and(eq(statusAnswers.regionId, here), eq(statusAnswers.id, answer.id)));
      tx.audit(input.accept ? "status-answer.accepted" : "status-answer.rejected", answer.measureId, {
        answerId: answer.id,
        kind: answer.kind,
        published: accepted === "published",
      });
      outcome.decided.push(answer.id);
    }
    if (input.accept && outcome.decided.length > 0) tx.publish();
    return done(outcome);
  });
}
