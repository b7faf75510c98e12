import { and, eq } from "drizzle-orm";
import { actorName, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { measures } from "../schema.ts";
import { mayRelease } from "./access.ts";
import { logWithdrawal } from "./change-log.ts";

export type ReleaseRefusal = "measure-not-found" | "not-allowed";

/** Makes a measure public, with the name of who decided it. Its entries have releases of their own. Releasing twice changes nothing. */
export function releaseMeasure(ctx: Context, input: { id: string }): Promise<Result<null, ReleaseRefusal>> {
  return setReleased(ctx, input.id, true);
}

/** Takes a measure off the public pages, which its history tells. Nothing of it is lost, and its released entries come back with it. */
export function withdrawMeasure(ctx: Context, input: { id: string }): Promise<Result<null, ReleaseRefusal>> {
  return setReleased(ctx, input.id, false);
}

async function setReleased(ctx: Context, id: string, release: boolean): Promise<Result<null, ReleaseRefusal>> {
  if (!mayRelease(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const own = and(eq(measures.regionId, ctx.region.id), eq(measures.id, id));
    const [stored] = await tx.select({ releasedAt: measures.releasedAt, releasedBy: measures.releasedBy }).from(measures).where(own).for("update");
    if (!stored) return refused("measure-not-found");
    if ((stored.releasedAt !== null) === release) return done(null);
    await tx
      .update(measures)
      .set(release ? { releasedAt: ctx.now, releasedBy: actorName(ctx.actor) } : { releasedAt: null, releasedBy: null })
      .where(own);
    if (stored.releasedAt) await logWithdrawal(ctx, tx, id, null, { at: stored.releasedAt, by: stored.releasedBy ?? "" });
    tx.audit(release ? "measure.released" : "measure.withdrawn", id);
    tx.publish();
    return done(null);
  });
}
