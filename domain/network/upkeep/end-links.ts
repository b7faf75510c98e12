import { read, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { countMailedCodes, revokeMailedCodes } from "#platform/tenancy/index.ts";
import { mayEditNetwork } from "../access.ts";
import { findEntry, lockEntry } from "../entry.ts";

/** How many links of mails open an organisation's own pages now; null for who may not end them. */
export async function countEntryLinks(ctx: Context, { organisationId }: { organisationId: string }): Promise<{ name: string; links: number } | null> {
  if (!mayEditNetwork(ctx.actor)) return null;
  return read(ctx, async (db) => {
    const organisation = await findEntry(ctx, db, organisationId);
    return organisation && { name: organisation.name, links: await countMailedCodes(db, organisationId, ctx.now) };
  });
}

/** Ends all links of an organisation that went out by mail, e.g. because one came into wrong hands. Its accounts go on. */
export async function endEntryLinks(ctx: Context, { organisationId }: { organisationId: string }): Promise<Result<null, "not-allowed" | "not-found">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found">> => {
    if (!(await lockEntry(ctx, tx, organisationId))) return refused("not-found");
    await revokeMailedCodes(tx, organisationId);
    tx.audit("organisation.links-ended", organisationId);
    return done(null);
  });
}
