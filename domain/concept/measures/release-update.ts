import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { progressUpdates } from "../schema.ts";
import { mayRelease } from "./access.ts";
import { logWithdrawal } from "./change-log.ts";

export const ReleaseUpdate = z.strictObject({ measureId: z.uuid(), updateId: z.uuid() });
export type ReleaseUpdate = z.infer<typeof ReleaseUpdate>;

/**
 * Makes one entry public. This is the only way in which "off track" gets out: an act of its own,
 * by a person with a name, on a day, after having read what will stand there.
 */
export async function releaseUpdate(ctx: Context, input: ReleaseUpdate): Promise<Result<null, "update-not-found" | "not-allowed" | "already-released">> {
  if (!mayRelease(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const own = and(eq(progressUpdates.regionId, ctx.region.id), eq(progressUpdates.id, input.updateId), eq(progressUpdates.measureId, input.measureId));
    const [stored] = await tx
      .select({ releasedAt: progressUpdates.releasedAt, assessment: progressUpdates.assessment })
      .from(progressUpdates)
      .where(own)
      .for("update");
    if (!stored) return refused("update-not-found");
    if (stored.releasedAt) return refused("already-released");
    await tx
      .update(progressUpdates)
      .set({ releasedAt: ctx.now, releasedBy: actorName(ctx.actor) })
      .where(own);
    tx.audit("progress.released", input.measureId, { updateId: input.updateId, assessment: stored.assessment });
    tx.publish();
    return done(null);
  });
}

/** Takes one entry back from the public, also "off track". Nothing is lost, and the history tells who took it back when. */
export async function withdrawUpdate(ctx: Context, input: ReleaseUpdate): Promise<Result<null, "update-not-found" | "not-allowed" | "not-released">> {
  if (!mayRelease(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const own = and(eq(progressUpdates.regionId, ctx.region.id), eq(progressUpdates.id, input.updateId), eq(progressUpdates.measureId, input.measureId));
    const [stored] = await tx.select().from(progressUpdates).where(own).for("update");
    if (!stored) return refused("update-not-found");
    if (!stored.releasedAt) return refused("not-released");
    await tx.update(progressUpdates).set({ releasedAt: null, releasedBy: null }).where(own);
    await logWithdrawal(ctx, tx, input.measureId, input.updateId, { at: stored.releasedAt, by: stored.releasedBy ?? "" });
    tx.audit("progress.withdrawn", input.measureId, { updateId: input.updateId, assessment: stored.assessment });
    tx.publish();
    return done(null);
  });
}
