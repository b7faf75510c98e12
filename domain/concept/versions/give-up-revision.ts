import { and, eq, isNotNull } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { concepts } from "../schema.ts";

/** Deletes the revision with all that was written in it. The concept in force stays as it is. */
export async function giveUpRevision(ctx: Context): Promise<Result<null, "not-allowed" | "no-revision">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const deleted = await tx
      .delete(concepts)
      .where(and(eq(concepts.regionId, ctx.region.id), isNotNull(concepts.revisesId)))
      .returning({ id: concepts.id });
    if (!deleted[0]) return refused("no-revision");
    tx.audit("concept.revision-given-up", deleted[0].id);
    return done(null);
  });
}
