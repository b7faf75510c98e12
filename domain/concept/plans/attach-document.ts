import { and, eq } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { removeFile, storeFile, type FileRefusal } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { plans } from "./schema.ts";
import { lockPlan } from "./write-plan.ts";

/** Puts the plan's document beside it, instead of the one before. It stays inside, also of a plan that the public sees. */
export async function attachPlanDocument(
  ctx: Context,
  { id }: { id: string },
  upload: { dataFolder: string; name: string; bytes: Uint8Array },
): Promise<Result<null, "not-allowed" | "plan-not-found"> | { ok: false; refusal: "file-refused"; reason: FileRefusal }> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const stored = await lockPlan(ctx, tx, id);
    if (!stored) return refused("plan-not-found");
    const file = await storeFile(tx, ctx, { ...upload, allowed: ["pdf", "docx"] });
    if (!file.ok) return { ok: false, refusal: "file-refused", reason: file.refusal } as const;
    await tx
      .update(plans)
      .set({ documentFileId: file.value.id })
      .where(and(eq(plans.regionId, ctx.region.id), eq(plans.id, id)));
    if (stored.documentFileId !== null) await removeFile(tx, ctx, { id: stored.documentFileId });
    tx.audit("plan.document-attached", id, { fileId: file.value.id });
    return done(null);
  });
}
