import { and, eq, sql } from "drizzle-orm";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { storeFile, type FileRefusal } from "#platform/files/index.ts";
import { refused, done, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { readConcept, type ImportRefusal, type HeadingDetails } from "../import/index.ts";
import { conceptImports } from "../schema.ts";
import { countTree } from "../tree.ts";

export type StartImport = { name: string; bytes: Uint8Array; dataFolder: string };
export type StartImportRefusal = "not-allowed" | ImportRefusal;
export type StartImportResult =
  (Result<{ importId: string }, StartImportRefusal> & { details?: HeadingDetails }) | { ok: false; refusal: "file-refused"; reason: FileRefusal };

/**
 * Reads a document and keeps it for the preview. Nothing of it is in the concept yet.
 * A document that cannot be read is refused before anything is stored.
 *
 * @param importId of the form; the same form sent twice is one import
 * @returns with "unknown-headings" also which headings were found and which are known
 */
export async function startImport(ctx: Context, input: StartImport, importId: string = newId(ctx.now)): Promise<StartImportResult> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  const reading = await readConcept({ name: input.name, bytes: input.bytes });
  if (!reading.ok) return reading;

  return transact(ctx, async (tx): Promise<StartImportResult> => {
    // The file comes first, so that there is nothing yet for which the second sending could wait.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 0))`);
    if ((await tx.$count(conceptImports, and(eq(conceptImports.regionId, ctx.region.id), eq(conceptImports.id, importId)))) > 0) return done({ importId });
    const file = await storeFile(tx, ctx, { ...input, allowed: ["docx", "xlsx", "csv", "text", "pdf"], internal: true });
    if (!file.ok) return { ok: false, refusal: "file-refused", reason: file.refusal };
    await tx.insert(conceptImports).values({
      regionId: ctx.region.id,
      id: importId,
      fileId: file.value.id,
      createdBy: ctx.actor.kind === "public" ? "" : ctx.actor.name,
      createdAt: ctx.now,
      recommendations: countTree(reading.value.tree).recommendations,
    });
    tx.audit("concept-import.started", importId, { fileId: file.value.id });
    return done({ importId });
  });
}
