import { and, eq, sql } from "drizzle-orm";
import { DatabaseError } from "pg";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import type { Organisation } from "./entry.ts";
import { organisations } from "./schema.ts";
import { usesInNetwork, type FindUses, type Use } from "./uses.ts";

export type StillInUse = { ok: false; refusal: "still-in-use"; uses: Use[] };

/**
 * Deletes an organisation that nothing needs any more.
 *
 * @param furtherUses the questions of all upper areas; a use that none of them names still stops at the
 *   foreign keys
 */
export async function deleteOrganisation(
  ctx: Context,
  input: { id: string },
  furtherUses: readonly FindUses[],
): Promise<Result<null, "organisation-not-found" | "not-allowed"> | StillInUse> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "organisation-not-found" | "not-allowed"> | StillInUse> => {
    const own = and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, input.id));
    // The lock keeps others from starting to use it between question and deletion.
    const [stored] = await tx.select().from(organisations).where(own).for("update");
    if (!stored) return refused("organisation-not-found");
    const uses: Use[] = [];
    for (const find of [usesInNetwork, ...furtherUses]) uses.push(...(await find(ctx, tx, input.id)));
    if (uses.length > 0) return { ok: false, refusal: "still-in-use", uses };
    return (await deleteEntry(ctx, tx, stored)) ? done(null) : { ok: false, refusal: "still-in-use", uses: [] };
  });
}

/**
 * Deletes an organisation of which its caller knows that nothing needs it.
 *
 * @returns false where something does all the same: the wall hides blocked people, and they hold it in place
 */
export async function deleteEntry(ctx: Context, tx: Writer, { id, isPublic }: Pick<Organisation, "id" | "isPublic">): Promise<boolean> {
  await tx.execute(sql`savepoint whole`);
  try {
    await tx.delete(organisations).where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, id)));
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof DatabaseError && error.cause.code === "23503")) throw error;
    await tx.execute(sql`rollback to savepoint whole`);
    return false;
  }
  tx.audit("organisation.deleted", id);
  if (isPublic) tx.publish();
  return true;
}
