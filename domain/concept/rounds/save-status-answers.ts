import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { people } from "#domain/network/schema.ts";
import { ASSESSMENTS, MEASURE_STATES } from "../measures/states.ts";
import { results, statusAnswers, statusRequests, statusRounds } from "../schema.ts";
import { ownRequestId } from "./access.ts";

/** One answer as far as it is given. It need not be complete before it is submitted. */
export const StatusAnswerDraft = z.strictObject({
  answerId: z.uuid(),
  kind: z.enum(["answer", "not-ours", "hand-on"]),
  state: z.enum(MEASURE_STATES).nullable(),
  assessment: z.enum(ASSESSMENTS).nullable(),
  text: z.string().max(2000),
  /** What was reached, by result id. */
  figures: z.record(z.uuid(), z.number().min(0).max(9_999_999_999)),
  handOnToPersonId: z.uuid().nullable(),
});
export type StatusAnswerDraft = z.infer<typeof StatusAnswerDraft>;
export type SaveRefusal = "not-allowed" | "round-closed" | "answer-not-found" | "already-decided" | "result-unknown" | "person-unknown";

/**
 * Saves what the holder of a link has typed so far. Called every few seconds: what did not change is not written.
 * What comes last is kept; the page sends one save at a time, so that none overtakes another. A submitted answer
 * stays submitted and says the new thing until it is decided.
 */
export async function saveStatusAnswers(ctx: Context, drafts: readonly StatusAnswerDraft[]): Promise<Result<{ savedAt: Date }, SaveRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ savedAt: Date }, SaveRefusal>> => {
    const open = await lockOwnAnswers(ctx, tx);
    if (!open.ok) return open;
    const stored = new Map(open.value.map((answer) => [answer.id, answer]));
    for (const draft of drafts) {
      const answer = stored.get(draft.answerId);
      if (!answer) return refused("answer-not-found");
      const { answerId, ...given } = draft;
      const { kind, state, assessment, text, figures, handOnToPersonId } = answer;
      if (isDeepStrictEqual(given, { kind, state, assessment, text, figures, handOnToPersonId })) continue;
      if (answer.decidedAt) return refused("already-decided");
      if (!(await knowsResults(ctx, tx, answer.measureId, Object.keys(given.figures)))) return refused("result-unknown");
      if (given.handOnToPersonId !== null && !(await knowsPerson(ctx, tx, given.handOnToPersonId))) return refused("person-unknown");
      await tx
        .update(statusAnswers)
        .set({ ...given, savedAt: ctx.now, version: answer.version + 1 })
        .where(and(eq(statusAnswers.regionId, ctx.region.id), eq(statusAnswers.id, answerId)));
      tx.audit("status-answer.saved", answerId);
    }
    return done({ savedAt: ctx.now });
  });
}

/** The answers behind the context's link, locked. Rows that others decided meanwhile are among them. */
export async function lockOwnAnswers(ctx: Context, tx: Writer): Promise<Result<(typeof statusAnswers.$inferSelect)[], "not-allowed" | "round-closed">> {
  const requestId = ownRequestId(ctx.actor);
  if (requestId === null) return refused("not-allowed");
  const [found] = await tx
    .select({ closedAt: statusRounds.closedAt })
    .from(statusRequests)
    .innerJoin(statusRounds, and(eq(statusRounds.regionId, statusRequests.regionId), eq(statusRounds.id, statusRequests.statusRoundId)))
    .where(and(eq(statusRequests.regionId, ctx.region.id), eq(statusRequests.id, requestId)));
  if (!found) return refused("not-allowed");
  if (found.closedAt) return refused("round-closed");
  const own = and(eq(statusAnswers.regionId, ctx.region.id), eq(statusAnswers.statusRequestId, requestId));
  // A link may lock only what it may update, so decided answers are read beside it.
  const open = await tx.select().from(statusAnswers).where(own).orderBy(asc(statusAnswers.id)).for("update");
  const all = await tx.select().from(statusAnswers).where(own).orderBy(asc(statusAnswers.id));
  const locked = new Map(open.map((answer) => [answer.id, answer]));
  return done(all.map((answer) => locked.get(answer.id) ?? answer));
}

async function knowsResults(ctx: Context, tx: Writer, measureId: string, ids: string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await tx
    .select({ id: results.id })
    .from(results)
    .where(and(eq(results.regionId, ctx.region.id), eq(results.measureId, measureId), inArray(results.id, ids)));
  return found.length === ids.length;
}

async function knowsPerson(ctx: Context, tx: Writer, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.regionId, ctx.region.id), eq(people.id, id)));
  return found.length > 0;
}
