import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { LEVELS, moveBranch } from "./outline.ts";
import { lockConcept, readOutline, writeOutline } from "./stored-outline.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";

export const MoveItem = z.strictObject({
  level: z.enum(LEVELS),
  id: z.uuid(),
  /** One step, or a place: for goals below a field without guiding goal, the parent is the field. */
  to: z.union([z.enum(["up", "down"]), z.strictObject({ parentId: z.uuid(), position: z.int().min(0) })]),
});
export type MoveItem = z.infer<typeof MoveItem>;
export type MoveRefusal = "not-allowed" | "no-concept" | "not-found" | "parent-not-found" | "already-there";

/** Moves an item and everything below it; all numbers follow. */
export async function moveItem(ctx: Context, input: MoveItem): Promise<Result<null, MoveRefusal> | PartAdopted> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transactUnlessAdopted(ctx, async (tx) => {
    const conceptId = await lockConcept(ctx, tx);
    if (conceptId === null) return refused("no-concept");
    const outline = await readOutline(ctx, tx, conceptId, input.level);
    const hindrance = moveBranch(outline, input.level, input.id, input.to);
    if (hindrance) return refused(hindrance);
    await writeOutline(ctx, tx, outline, input.level);
    tx.audit("concept.item-moved", input.id, { level: input.level });
    tx.publish();
    return done(null);
  });
}
