import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { readRevisionSides } from "./revision-sides.ts";
import { changeReasons } from "./schema.ts";

export const GiveReason = z.strictObject({
  itemId: z.uuid(),
  reason: z.string().trim().max(1000),
  /** Only of an item that is gone. */
  outcome: z.enum(["done", "dropped"]).nullable(),
});
export type GiveReason = z.infer<typeof GiveReason>;

/** Says why an item of the revision is new, changed, moved or gone; it becomes public with the version. Saying it again replaces it. */
export async function giveReason(ctx: Context, input: GiveReason): Promise<Result<null, "not-allowed" | "no-revision" | "not-found">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const sides = await readRevisionSides(ctx, tx);
    if (!sides) return refused("no-revision");
    const change = sides.changes.find(({ id }) => id === input.itemId);
    if (!change) return refused("not-found");
    const { itemId, reason } = input;
    const outcome = change.after === null ? input.outcome : null;
    await tx
      .insert(changeReasons)
      .values({ regionId: ctx.region.id, id: newId(ctx.now), conceptId: sides.revision.conceptId, versionId: null, itemId, reason, outcome })
      .onConflictDoUpdate({
        target: [changeReasons.regionId, changeReasons.conceptId, changeReasons.versionId, changeReasons.itemId],
        set: { reason, outcome },
      });
    tx.audit("concept.change-explained", itemId);
    return done(null);
  });
}
