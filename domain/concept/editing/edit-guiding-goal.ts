import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { guidingGoals } from "../schema.ts";
import { wording } from "./texts.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";
import { versionConflict, type VersionConflict } from "./version-conflict.ts";

export const EditGuidingGoal = z.strictObject({ id: z.uuid(), version: z.int(), text: wording });
export type EditGuidingGoal = z.infer<typeof EditGuidingGoal>;
type StoredGuidingGoal = Pick<EditGuidingGoal, "text" | "version">;

/** The wording of a guiding goal of one field. */
export async function editGuidingGoal(
  ctx: Context,
  input: EditGuidingGoal,
): Promise<Result<{ version: number }, "not-found" | "not-allowed"> | PartAdopted | VersionConflict<StoredGuidingGoal>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { id, version, text } = input;
  return transactUnlessAdopted(ctx, async (tx) => {
    const own = and(eq(guidingGoals.regionId, ctx.region.id), eq(guidingGoals.id, id));
    const [stored] = await tx.select({ text: guidingGoals.text, version: guidingGoals.version }).from(guidingGoals).where(own).for("update");
    if (!stored) return refused("not-found");
    if (stored.version !== version) return versionConflict(ctx, tx, id, "guiding-goal.edited", stored);
    await tx
      .update(guidingGoals)
      .set({ text, version: version + 1 })
      .where(own);
    tx.audit("guiding-goal.edited", id);
    tx.publish();
    return done({ version: version + 1 });
  });
}
