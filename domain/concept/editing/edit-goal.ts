import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { goals } from "../schema.ts";
import { shortText, wording } from "./texts.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";
import { versionConflict, type VersionConflict } from "./version-conflict.ts";

export const EditGoal = z.strictObject({ id: z.uuid(), version: z.int(), title: shortText.nullable(), text: wording });
export type EditGoal = z.infer<typeof EditGoal>;
type StoredGoal = Pick<EditGoal, "title" | "text" | "version">;

/** @param input.title short, for bridges and lists; null: the text itself stands there */
export async function editGoal(
  ctx: Context,
  input: EditGoal,
): Promise<Result<{ version: number }, "not-found" | "not-allowed"> | PartAdopted | VersionConflict<StoredGoal>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { id, version, title, text } = input;
  return transactUnlessAdopted(ctx, async (tx) => {
    const own = and(eq(goals.regionId, ctx.region.id), eq(goals.id, id));
    const [stored] = await tx.select({ title: goals.title, text: goals.text, version: goals.version }).from(goals).where(own).for("update");
    if (!stored) return refused("not-found");
    if (stored.version !== version) return versionConflict(ctx, tx, id, "goal.edited", stored);
    await tx
      .update(goals)
      .set({ title, text, version: version + 1 })
      .where(own);
    tx.audit("goal.edited", id);
    tx.publish();
    return done({ version: version + 1 });
  });
}
