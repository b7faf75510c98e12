import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { storeFile, type FileKind, type FileRefusal } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { measureLinks, measures } from "../schema.ts";
import { mayEditMeasure } from "./access.ts";

/** What somebody sent with a form. `dataFolder` is the settings' folder. */
export type Upload = { dataFolder: string; name: string; bytes: Uint8Array };
export type FileRefused = { ok: false; refusal: "file-refused"; reason: FileRefusal };
export const ALLOWED_FILES: readonly FileKind[] = ["pdf", "docx", "xlsx", "csv", "text", "png", "webp", "jpeg"];

export const AttachFile = z.strictObject({ measureId: z.uuid(), title: z.string().trim().max(200) });
export type AttachFile = z.infer<typeof AttachFile>;
export type AttachFileResult = Result<{ fileId: string }, "measure-not-found" | "not-allowed"> | FileRefused;

/**
 * Puts a document beside a measure; without a title it goes by its file name. Documents stay inside.
 *
 * @param id of the form; the same form sent twice is one document
 */
export async function attachFile(ctx: Context, input: AttachFile, upload: Upload, id: string = newId(ctx.now)): Promise<AttachFileResult> {
  return transact(ctx, async (tx): Promise<AttachFileResult> => {
    const [measure] = await tx
      .select()
      .from(measures)
      .where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, input.measureId)))
      .for("update");
    if (!measure) return refused("measure-not-found");
    if (!mayEditMeasure(ctx.actor, measure)) return refused("not-allowed");
    const [sent] = await tx
      .select({ fileId: measureLinks.fileId })
      .from(measureLinks)
      .where(and(eq(measureLinks.regionId, ctx.region.id), eq(measureLinks.id, id)));
    if (sent?.fileId) return done({ fileId: sent.fileId });
    const stored = await storeFile(tx, ctx, { ...upload, allowed: ALLOWED_FILES });
    if (!stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal };
    const fileId = stored.value.id;
    await tx.insert(measureLinks).values({ regionId: ctx.region.id, id, measureId: measure.id, title: input.title || upload.name, fileId });
    // The edit form lists the documents: one that lies open would drop this one when saved.
    await tx
      .update(measures)
      .set({ version: measure.version + 1 })
      .where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, measure.id)));
    tx.audit("measure.file-attached", measure.id, { fileId });
    return done({ fileId });
  });
}
