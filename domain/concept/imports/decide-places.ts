import { and, eq, isNull, sql } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import type { Decisions } from "../import/index.ts";
import { conceptImports } from "../schema.ts";

/**
 * Notes what a person chose for places of a document in preview. Choices for other places stay,
 * so that two people can work through the list together.
 */
export async function decidePlaces(ctx: Context, input: { importId: string; decisions: Decisions }): Promise<Result<null, "not-allowed" | "import-not-found">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const changed = await tx
      .update(conceptImports)
      .set({ decisions: sql`${conceptImports.decisions} || ${JSON.stringify(input.decisions)}::jsonb`, version: sql`${conceptImports.version} + 1` })
      .where(and(eq(conceptImports.regionId, ctx.region.id), eq(conceptImports.id, input.importId), isNull(conceptImports.takenOverAt)))
      .returning({ id: conceptImports.id });
    if (changed.length === 0) return refused("import-not-found");
    tx.audit("concept-import.decided", input.importId, { places: Object.keys(input.decisions).length });
    return done(null);
  });
}
