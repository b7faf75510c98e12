import { and, eq, isNull } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { revokeCodes } from "#platform/tenancy/index.ts";
import { statusRequests } from "../schema.ts";
import { mayRunRounds } from "./access.ts";

/** Closes an owner's page at once, e.g. when the mail went to the wrong address. What was answered stays. */
export async function revokeRequest(ctx: Context, input: { requestId: string }): Promise<Result<null, "not-allowed" | "request-not-found">> {
  if (!mayRunRounds(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "request-not-found">> => {
    const revoked = await tx
      .update(statusRequests)
      .set({ revokedAt: ctx.now })
      .where(and(eq(statusRequests.regionId, ctx.region.id), eq(statusRequests.id, input.requestId), isNull(statusRequests.revokedAt)))
      .returning({ id: statusRequests.id });
    if (revoked.length === 0) return refused("request-not-found");
    await revokeCodes(tx, input.requestId);
    tx.audit("status-request.revoked", input.requestId);
    return done(null);
  });
}
