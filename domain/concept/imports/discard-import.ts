import { and, eq } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { removeFile } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { conceptImports } from "../schema.ts";

/**
 * Throws a preview away: the document, and what was decided about its places. What was taken over stays, because the concept's
 * items keep the place in the document that they came from.
 */
export async function discardImport(
  ctx: Context,
  input: { importId: string },
): Promise<Result<null, "not-allowed" | "import-not-found" | "already-taken-over">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "import-not-found" | "already-taken-over">> => {
    const own = and(eq(conceptImports.regionId, ctx.region.id), eq(conceptImports.id, input.importId));
    // Who takes it over at the same moment is waited for.
    const [kept] = await tx.select().from(conceptImports).where(own).for("update");
    if (!kept) return refused("import-not-found");
    if (kept.takenOverAt) return refused("already-taken-over");
    await tx.delete(conceptImports).where(own);
    await removeFile(tx, ctx, { id: kept.fileId });
    tx.audit("concept-import.discarded", input.importId, { fileId: kept.fileId });
    return done(null);
  });
}
