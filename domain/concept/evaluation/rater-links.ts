import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { dayIn, read, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { enqueue, type JobHandler } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { revokeCodes } from "#platform/tenancy/index.ts";
import { reminderDue } from "../rounds/index.ts";
import { mayRunEvaluations } from "./access.ts";
import { lockOpenRater, sendLetter, updateContact, type ComposeEvaluationLetter, type OpenRater } from "./evaluation-letter.ts";
import { evaluationContacts, evaluationRaters, evaluationRounds } from "./schema.ts";

/**
 * The job "evaluation.mail": one rater's mail with a fresh link. Link, mail and "sent" are one transaction,
 * so that the job run twice sends once.
 *
 * @throws Error if the payload names no rater
 */
export function sendEvaluationMail(compose: ComposeEvaluationLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { raterId } = payload;
    if (raterId === undefined) throw new Error("The job names no rater.");
    await transact(ctx, async (tx) => {
      const open = await lockOpenRater(ctx, tx, raterId);
      if (!open || open.contact.sentAt) return;
      await sendLetter(ctx, tx, compose, "request", open);
      await updateContact(ctx, tx, raterId, { sentAt: ctx.now });
      tx.audit("evaluation-link.sent", raterId);
    });
  };
}

/** The daily job "evaluation.remind", as for status rounds: a week before the day, and on the day after it. */
export function remindRaters(compose: ComposeEvaluationLetter): JobHandler {
  return async (ctx) => {
    for (const { contact, dueOn } of await read(ctx, (db) => waitingContacts(ctx, db))) {
      if (!isDue(ctx, contact, dueOn)) continue;
      await transact(ctx, async (tx) => {
        const open = await lockOpenRater(ctx, tx, contact.raterId);
        if (open && !open.rater.submittedAt && isDue(ctx, open.contact, open.round.dueOn)) await remind(ctx, tx, compose, open);
      });
    }
  };
}

export type RemindRaterRefusal = "not-allowed" | "rater-not-found" | "reminded-today";

/** Reminds one rater now; at most once a day. */
export async function remindRater(ctx: Context, input: { raterId: string }, compose: ComposeEvaluationLetter): Promise<Result<null, RemindRaterRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, RemindRaterRefusal>> => {
    const open = await lockOpenRater(ctx, tx, input.raterId);
    if (!open || open.rater.submittedAt) return refused("rater-not-found");
    if (dayOf(ctx, open.contact.remindedAt) === ctx.today) return refused("reminded-today");
    await remind(ctx, tx, compose, open);
    return done(null);
  });
}

export type ResendLinkRefusal = "not-allowed" | "rater-not-found" | "round-not-open" | "no-contact";

/** Sends a rater a new link, also after a revocation or to one that was added later; earlier links stop working when it leaves. */
export async function resendLink(ctx: Context, input: { raterId: string }): Promise<Result<null, ResendLinkRefusal>> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, ResendLinkRefusal>> => {
    const [found] = await tx
      .select({ personId: evaluationContacts.personId, openedAt: evaluationRounds.openedAt, closedAt: evaluationRounds.closedAt })
      .from(evaluationContacts)
      .innerJoin(evaluationRaters, and(eq(evaluationRaters.regionId, evaluationContacts.regionId), eq(evaluationRaters.id, evaluationContacts.raterId)))
      .innerJoin(evaluationRounds, and(eq(evaluationRounds.regionId, evaluationRaters.regionId), eq(evaluationRounds.id, evaluationRaters.evaluationRoundId)))
      .where(and(eq(evaluationContacts.regionId, ctx.region.id), eq(evaluationContacts.raterId, input.raterId)))
      .for("update", { of: evaluationContacts });
    if (!found) return refused("rater-not-found");
    if (!found.openedAt || found.closedAt) return refused("round-not-open");
    if (!found.personId) return refused("no-contact");
    await updateContact(ctx, tx, input.raterId, { sentAt: null, revokedAt: null });
    await enqueue(tx, "evaluation.mail", { regionId: ctx.region.id, raterId: input.raterId }, { singletonKey: input.raterId });
    tx.audit("evaluation-link.resent", input.raterId);
    return done(null);
  });
}

/** Closes a rater's page at once. What was rated stays, and counts if it was handed in. */
export async function revokeLink(ctx: Context, input: { raterId: string }): Promise<Result<null, "not-allowed" | "rater-not-found">> {
  if (!mayRunEvaluations(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "rater-not-found">> => {
    const revoked = await tx
      .update(evaluationContacts)
      .set({ revokedAt: ctx.now })
      .where(and(eq(evaluationContacts.regionId, ctx.region.id), eq(evaluationContacts.raterId, input.raterId), isNull(evaluationContacts.revokedAt)))
      .returning({ id: evaluationContacts.raterId });
    if (revoked.length === 0) return refused("rater-not-found");
    await revokeCodes(tx, input.raterId);
    tx.audit("evaluation-link.revoked", input.raterId);
    return done(null);
  });
}

async function remind(ctx: Context, tx: Writer, compose: ComposeEvaluationLetter, open: OpenRater): Promise<void> {
  await sendLetter(ctx, tx, compose, "reminder", open);
  await updateContact(ctx, tx, open.rater.id, { reminders: open.contact.reminders + 1, remindedAt: ctx.now });
  tx.audit("evaluation-link.reminded", open.rater.id);
}

function waitingContacts(ctx: Context, db: Reader) {
  return db
    .select({ contact: evaluationContacts, dueOn: evaluationRounds.dueOn })
    .from(evaluationContacts)
    .innerJoin(evaluationRaters, and(eq(evaluationRaters.regionId, evaluationContacts.regionId), eq(evaluationRaters.id, evaluationContacts.raterId)))
    .innerJoin(evaluationRounds, and(eq(evaluationRounds.regionId, evaluationRaters.regionId), eq(evaluationRounds.id, evaluationRaters.evaluationRoundId)))
    .where(
      and(
        eq(evaluationContacts.regionId, ctx.region.id),
        isNull(evaluationRounds.closedAt),
        isNull(evaluationContacts.revokedAt),
        isNull(evaluationRaters.submittedAt),
        isNotNull(evaluationContacts.sentAt),
      ),
    );
}

function isDue(ctx: Context, contact: { sentAt: Date | null; remindedAt: Date | null }, dueOn: string): boolean {
  return reminderDue({ today: ctx.today, dueOn, sentOn: dayOf(ctx, contact.sentAt), remindedOn: dayOf(ctx, contact.remindedAt) });
}

function dayOf(ctx: Context, moment: Date | null): string | null {
  return moment && dayIn(ctx.region.timeZone, moment);
}
