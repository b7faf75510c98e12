import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { storeFile, type FileRefusal } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { checkFields, ResolutionFields } from "./resolution-fields.ts";
import { conceptResolutions } from "./schema.ts";

export const EditResolution = ResolutionFields.extend({ id: z.uuid(), version: z.int() });
export type EditResolution = z.infer<typeof EditResolution>;
export type EditResolutionRefusal = "not-allowed" | "not-found" | "adopts" | "body-missing" | "meeting-elsewhere" | "in-the-future" | "changed-meanwhile";

/** Corrects a resolution. What it adopted stays adopted: its kind and its day are those of the version. */
export async function editResolution(ctx: Context, input: EditResolution): Promise<Result<null, EditResolutionRefusal>> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, EditResolutionRefusal>> => {
    const [stored] = await tx.select().from(conceptResolutions).where(isRow(ctx, input.id)).for("update");
    if (!stored) return refused("not-found");
    if (stored.version !== input.version) return refused("changed-meanwhile");
    const adopts = stored.kind === "adopted" || input.kind === "adopted";
    if (adopts && (stored.kind !== input.kind || stored.resolvedOn !== input.resolvedOn)) return refused("adopts");
    const checked = await checkFields(ctx, tx, input);
    if (!checked.ok) return checked;
    await tx
      .update(conceptResolutions)
      .set({ ...checked.value, kind: input.kind, version: sql`${conceptResolutions.version} + 1` })
      .where(isRow(ctx, input.id));
    tx.audit("concept.resolution-edited", input.id);
    tx.publish();
    return done(null);
  });
}

/** Deletes a resolution that was entered by mistake. One that adopted parts stays. */
export async function deleteResolution(
  ctx: Context,
  input: { id: string; version: number },
): Promise<Result<null, "not-allowed" | "not-found" | "adopts" | "changed-meanwhile">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [stored] = await tx
      .select({ kind: conceptResolutions.kind, version: conceptResolutions.version })
      .from(conceptResolutions)
      .where(isRow(ctx, input.id))
      .for("update");
    if (!stored) return refused("not-found");
    if (stored.kind === "adopted") return refused("adopts");
    if (stored.version !== input.version) return refused("changed-meanwhile");
    await tx.delete(conceptResolutions).where(isRow(ctx, input.id));
    tx.audit("concept.resolution-deleted", input.id);
    tx.publish();
    return done(null);
  });
}

/** Puts the document of a resolution beside it, instead of the one before. It stays inside. */
export async function attachResolutionPaper(
  ctx: Context,
  { id }: { id: string },
  upload: { dataFolder: string; name: string; bytes: Uint8Array },
): Promise<Result<null, "not-allowed" | "not-found"> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found"> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> => {
    const [stored] = await tx.select({ id: conceptResolutions.id }).from(conceptResolutions).where(isRow(ctx, id)).for("update");
    if (!stored) return refused("not-found");
    const file = await storeFile(tx, ctx, { ...upload, allowed: ["docx", "pdf"] });
    if (!file.ok) return { ok: false, refusal: "file-refused", reason: file.refusal };
    await tx.update(conceptResolutions).set({ fileId: file.value.id }).where(isRow(ctx, id));
    tx.audit("concept.resolution-paper", id, { fileId: file.value.id });
    return done(null);
  });
}

function isRow(ctx: Context, id: string) {
  return and(eq(conceptResolutions.regionId, ctx.region.id), eq(conceptResolutions.id, id));
}
