import { and, eq, isNull } from "drizzle-orm";
import { read, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { longJobs } from "../schema.ts";

export type LongJob = typeof longJobs.$inferSelect;

/** Of the account that asked; the coordinator sees everybody's. */
export async function findLongJob(ctx: Context, id: string): Promise<LongJob | null> {
  const [found] = await read(ctx, (db) =>
    db
      .select()
      .from(longJobs)
      .where(and(eq(longJobs.regionId, ctx.region.id), eq(longJobs.id, id))),
  );
  const isOwn = ctx.actor.kind === "staff" && ctx.actor.accountId === found?.accountId;
  return found && (isOwn || mayLeadConcept(ctx.actor)) ? found : null;
}

/** Ends a job before its effect: at its next step it finds itself cancelled and leaves nothing behind. */
export async function cancelLongJob(ctx: Context, id: string): Promise<Result<null, "job-not-found" | "already-ended">> {
  if (!(await findLongJob(ctx, id))) return refused("job-not-found");
  return transact(ctx, async (tx) => {
    const cancelled = await tx
      .update(longJobs)
      .set({ cancelledAt: ctx.now })
      .where(and(eq(longJobs.regionId, ctx.region.id), eq(longJobs.id, id), isNull(longJobs.endedAt)))
      .returning({ id: longJobs.id });
    if (cancelled.length === 0) return refused("already-ended");
    tx.audit("long-job.cancelled", id);
    return done(null);
  });
}
