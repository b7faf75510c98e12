import { and, eq } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { statusRequests, statusRounds } from "../schema.ts";
import { mayRunRounds } from "./access.ts";
import { updateRequest } from "./status-letter.ts";

export type ResendRefusal = "not-allowed" | "request-not-found" | "round-closed";

/** Sends an owner a new link, also after a revocation; earlier links stop working when it leaves. */
export async function resendRequest(ctx: Context, input: { requestId: string }): Promise<Result<null, ResendRefusal>> {
  if (!mayRunRounds(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, ResendRefusal>> => {
    const [found] = await tx
      .select({ closedAt: statusRounds.closedAt })
      .from(statusRequests)
      .innerJoin(statusRounds, and(eq(statusRounds.regionId, statusRequests.regionId), eq(statusRounds.id, statusRequests.statusRoundId)))
      .where(and(eq(statusRequests.regionId, ctx.region.id), eq(statusRequests.id, input.requestId)))
      .for("update", { of: statusRequests });
    if (!found) return refused("request-not-found");
    if (found.closedAt) return refused("round-closed");
    await updateRequest(ctx, tx, input.requestId, { sentAt: null, revokedAt: null });
    await enqueue(tx, "status-request.mail", { regionId: ctx.region.id, requestId: input.requestId }, { singletonKey: input.requestId });
    tx.audit("status-request.resent", input.requestId);
    return done(null);
  });
}
