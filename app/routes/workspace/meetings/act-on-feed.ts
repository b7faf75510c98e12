import { makeFeed, revokeFeed, type FeedOf } from "#domain/network/meetings/index.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import type { Context } from "#platform/db/index.ts";
import { isId, textsOf } from "../network/form.ts";
import { throwIfClosed } from "./refusals.ts";

/** Makes or ends an address. @returns the new address, in clear this once; null: nothing was made */
export async function actOnFeed(
  ctx: Context,
  feed: FeedOf,
  form: FormData,
  origin: string,
): Promise<{ address: string | null; fault: MessageKey | null; revoked: boolean }> {
  const { intent, feedId = "" } = textsOf(form);
  if (intent === "revoke") {
    const revoked = isId(feedId) ? await revokeFeed(ctx, feedId) : ({ ok: false, refusal: "not-allowed" } as const);
    if (revoked.ok) return { address: null, fault: null, revoked: true };
    if (revoked.refusal === "not-allowed") throwIfClosed(revoked.refusal);
    return { address: null, fault: "meetings.refused-feed-not-found", revoked: false };
  }
  if (intent !== "make") return { address: null, fault: "meetings.fault-check", revoked: false };
  const made = await makeFeed(ctx, feed);
  if (made.ok) return { address: `${origin}/feeds/${made.value.code}`, fault: null, revoked: false };
  throwIfClosed(made.refusal);
  return { address: null, fault: "meetings.refused-no-person", revoked: false };
}
