import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { dayIn, read, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { statusRequests, statusRounds } from "../schema.ts";
import { mayRunRounds } from "./access.ts";
import { reminderDue, type Reminding } from "./reminder-due.ts";
import { lockOpenRequest, sendLetter, updateRequest, type ComposeStatusLetter, type OpenRequest } from "./status-letter.ts";

/** The daily job "status-round.remind". Each reminder is a transaction of its own: what was sent stays sent if the next one fails. */
export function remindOwners(compose: ComposeStatusLetter): JobHandler {
  return async (ctx) => {
    for (const { request, dueOn } of await read(ctx, (db) => sentRequests(ctx, db))) {
      if (!reminderDue(reminding(ctx, request, dueOn))) continue;
      await transact(ctx, async (tx) => {
        const open = await lockOpenRequest(ctx, tx, request.id);
        if (open && open.waiting > 0 && reminderDue(reminding(ctx, open.request, open.round.dueOn))) await remind(ctx, tx, compose, open);
      });
    }
  };
}

export type RemindRefusal = "not-allowed" | "request-not-found" | "reminded-today";

/** Reminds one owner now, because the coordinator asks for it; at most once a day. */
export async function remindOwner(ctx: Context, input: { requestId: string }, compose: ComposeStatusLetter): Promise<Result<null, RemindRefusal>> {
  if (!mayRunRounds(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, RemindRefusal>> => {
    const open = await lockOpenRequest(ctx, tx, input.requestId);
    if (!open || open.waiting === 0) return refused("request-not-found");
    if (dayOf(ctx, open.request.remindedAt) === ctx.today) return refused("reminded-today");
    await remind(ctx, tx, compose, open);
    return done(null);
  });
}

async function remind(ctx: Context, tx: Writer, compose: ComposeStatusLetter, open: OpenRequest): Promise<void> {
  await sendLetter(ctx, tx, compose, "reminder", open);
  await updateRequest(ctx, tx, open.request.id, { reminders: open.request.reminders + 1, remindedAt: ctx.now });
  tx.audit("status-request.reminded", open.request.id);
}

function sentRequests(ctx: Context, db: Reader) {
  return db
    .select({ request: statusRequests, dueOn: statusRounds.dueOn })
    .from(statusRequests)
    .innerJoin(statusRounds, and(eq(statusRounds.regionId, statusRequests.regionId), eq(statusRounds.id, statusRequests.statusRoundId)))
    .where(and(eq(statusRequests.regionId, ctx.region.id), isNull(statusRounds.closedAt), isNull(statusRequests.revokedAt), isNotNull(statusRequests.sentAt)));
}

function reminding(ctx: Context, request: { sentAt: Date | null; remindedAt: Date | null }, dueOn: string): Reminding {
  return { today: ctx.today, dueOn, sentOn: dayOf(ctx, request.sentAt), remindedOn: dayOf(ctx, request.remindedAt) };
}

function dayOf(ctx: Context, moment: Date | null): string | null {
  return moment && dayIn(ctx.region.timeZone, moment);
}
