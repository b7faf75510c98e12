import { and, eq, sql } from "drizzle-orm";
import { DatabaseError } from "pg";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { municipalities } from "../schema.ts";
import type { FindUses } from "../uses.ts";

/**
 * Takes a place out that nothing is about.
 *
 * @param furtherUses the questions of upper areas whose links would go along with the place; all others hold it by
 *   their foreign keys
 */
export async function deleteMunicipality(
  ctx: Context,
  input: { id: string },
  furtherUses: readonly FindUses[],
): Promise<Result<null, "not-allowed" | "municipality-not-found" | "still-in-use">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "municipality-not-found" | "still-in-use">> => {
    const own = and(eq(municipalities.regionId, ctx.region.id), eq(municipalities.id, input.id));
    // The lock keeps others from starting to use it between question and deletion.
    const [stored] = await tx.select({ id: municipalities.id }).from(municipalities).where(own).for("update");
    if (!stored) return refused("municipality-not-found");
    for (const find of furtherUses) if ((await find(ctx, tx, input.id)).length > 0) return refused("still-in-use");
    await tx.execute(sql`savepoint whole`);
    try {
      await tx.delete(municipalities).where(own);
    } catch (error) {
      if (!(error instanceof Error && error.cause instanceof DatabaseError && error.cause.code === "23503")) throw error;
      await tx.execute(sql`rollback to savepoint whole`);
      return refused("still-in-use");
    }
    tx.audit("municipality.deleted", input.id);
    tx.publish();
    return done(null);
  });
}
