import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { lockEntry } from "../entry.ts";
import { findRecipient, sendEntryLetter, type ComposeUpkeepLetter } from "./letters.ts";

/** The office sends an organisation the link to its own entry now. */
export async function sendEntryLink(
  ctx: Context,
  input: { organisationId: string },
  compose: ComposeUpkeepLetter,
): Promise<Result<null, "not-allowed" | "organisation-not-found" | "address-missing">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "organisation-not-found" | "address-missing">> => {
    const organisation = await lockEntry(ctx, tx, input.organisationId);
    if (!organisation) return refused("organisation-not-found");
    const recipient = await findRecipient(ctx, tx, organisation);
    if (!recipient) return refused("address-missing");
    await sendEntryLetter(ctx, tx, compose, "link", organisation, recipient);
    tx.audit("organisation.link-sent", organisation.id);
    return done(null);
  });
}
