import { and, eq, exists, isNull, sql } from "drizzle-orm";
import { read, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { longJobPieces, longJobs } from "./schema.ts";

/** `hasFile`: what an export wrote is still kept. */
export type LongJob = typeof longJobs.$inferSelect & { hasFile: boolean };

/** Shown to the account that asked, and to nobody else. */
export async function findLongJob(ctx: Context, id: string): Promise<LongJob | null> {
  const { actor } = ctx;
  if (actor.kind !== "staff") return null;
  return read(ctx, async (db) => {
    const pieces = db
      .select({ one: sql`1` })
      .from(longJobPieces)
      .where(and(eq(longJobPieces.regionId, ctx.region.id), eq(longJobPieces.longJobId, id)));
    const [found] = await db
      .select({ job: longJobs, hasFile: sql<boolean>`${exists(pieces)}` })
      .from(longJobs)
      .where(and(eq(longJobs.regionId, ctx.region.id), eq(longJobs.id, id), eq(longJobs.accountId, actor.accountId)));
    return found ? { ...found.job, hasFile: found.hasFile && found.job.endedAt !== null && found.job.refusal === null } : null;
  });
}

/** Ends a job before its effect: at its next step it finds itself cancelled and leaves nothing behind. */
export async function cancelLongJob(ctx: Context, id: string): Promise<Result<null, "job-not-found" | "already-ended">> {
  if (!(await findLongJob(ctx, id))) return refused("job-not-found");
  return transact(ctx, async (tx) => {
    const cancelled = await tx
      .update(longJobs)
      .set({ cancelledAt: ctx.now })
      .where(and(eq(longJobs.regionId, ctx.region.id), eq(longJobs.id, id), isNull(longJobs.endedAt), isNull(longJobs.cancelledAt)))
      .returning({ id: longJobs.id });
    if (cancelled.length === 0) return refused("already-ended");
    tx.audit("long-job.cancelled", id);
    return done(null);
  });
}
