import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { actionFields } from "../schema.ts";
import { lines, shortText } from "./texts.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";
import { versionConflict, type VersionConflict } from "./version-conflict.ts";

export const EditActionField = z.strictObject({ id: z.uuid(), version: z.int(), label: shortText.nullable(), title: shortText, introduction: lines });
export type EditActionField = z.infer<typeof EditActionField>;
type StoredField = Pick<EditActionField, "label" | "title" | "introduction" | "version">;

/** @param input.label as the document names it, e.g. "Handlungsfeld I"; null where it has none */
export async function editActionField(
  ctx: Context,
  input: EditActionField,
): Promise<Result<{ version: number }, "not-found" | "not-allowed"> | PartAdopted | VersionConflict<StoredField>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { id, version, label, title, introduction } = input;
  return transactUnlessAdopted(ctx, async (tx) => {
    const own = and(eq(actionFields.regionId, ctx.region.id), eq(actionFields.id, id));
    const [stored] = await tx
      .select({ label: actionFields.label, title: actionFields.title, introduction: actionFields.introduction, version: actionFields.version })
      .from(actionFields)
      .where(own)
      .for("update");
    if (!stored) return refused("not-found");
    if (stored.version !== version) return versionConflict(ctx, tx, id, "action-field.edited", stored);
    await tx
      .update(actionFields)
      .set({ label, title, introduction, version: version + 1 })
      .where(own);
    tx.audit("action-field.edited", id);
    tx.publish();
    return done({ version: version + 1 });
  });
}
