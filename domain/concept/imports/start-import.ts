import { transact, type Context, newId } from "#platform/db/index.ts";
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
 * @returns with "unknown-headings" also which headings were found and which are known
 */
export async function startImport(ctx: Context, input: StartImport): Promise<StartImportResult> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  const reading = await readConcept({ name: input.name, bytes: input.bytes });
  if (!reading.ok) return reading;

  return transact(ctx, async (tx): Promise<StartImportResult> => {
    const file = await storeFile(tx, ctx, { ...input, allowed: ["docx", "xlsx", "csv", "text", "pdf"], internal: true });
    if (!file.ok) return { ok: false, refusal: "file-refused", reason: file.refusal };
    const importId = newId(ctx.now);
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
