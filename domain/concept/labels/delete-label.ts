import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { terms } from "../schema.ts";
import { LABEL_KINDS, labelTables } from "./kinds.ts";
import { labelUses } from "./label-uses.ts";

export const DeleteLabel = z.strictObject({ kind: z.enum(LABEL_KINDS), id: z.uuid() });
export type DeleteLabel = z.infer<typeof DeleteLabel>;

/**
 * Takes out a theme or target group that nothing carries; what carries it would lose it without a word. A word of the
 * dictionary that was taken for it stays a word and stands for nothing until it is confirmed again.
 */
export async function deleteLabel(ctx: Context, { kind, id }: DeleteLabel): Promise<Result<null, "not-allowed" | "label-not-found" | "still-in-use">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "label-not-found" | "still-in-use">> => {
    const table = labelTables[kind];
    const own = and(eq(table.regionId, ctx.region.id), eq(table.id, id));
    // The lock keeps others from starting to use it between question and deletion.
    const [stored] = await tx.select({ id: table.id }).from(table).where(own).for("update");
    if (!stored) return refused("label-not-found");
    if ((await labelUses(ctx, tx, id)).length > 0) return refused("still-in-use");
    const [column, nothing] = kind === "theme" ? [terms.themeId, { themeId: null }] : [terms.targetGroupId, { targetGroupId: null }];
    await tx
      .update(terms)
      .set(nothing)
      .where(and(eq(terms.regionId, ctx.region.id), eq(column, id)));
    await tx.delete(table).where(own);
    tx.audit("concept-label.deleted", id, { kind });
    tx.publish();
    return done(null);
  });
}
