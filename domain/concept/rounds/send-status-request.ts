import { transact } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { lockOpenRequest, sendLetter, updateRequest, type ComposeStatusLetter } from "./status-letter.ts";

/**
 * The job "status-request.mail": one owner's mail with a fresh link. Link, mail and "sent" are one transaction,
 * so that the job run twice sends once.
 *
 * @throws Error if the payload names no request
 */
export function sendStatusRequest(compose: ComposeStatusLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { requestId } = payload;
    if (requestId === undefined) throw new Error("The job names no request.");
    await transact(ctx, async (tx) => {
      const open = await lockOpenRequest(ctx, tx, requestId);
      if (!open || open.request.sentAt) return;
      await sendLetter(ctx, tx, compose, "request", open);
      await updateRequest(ctx, tx, requestId, { sentAt: ctx.now });
      tx.audit("status-request.sent", requestId);
    });
  };
}
