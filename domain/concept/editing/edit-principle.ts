import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { principles } from "../schema.ts";
import { lines, wording } from "./texts.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";
import { versionConflict, type VersionConflict } from "./version-conflict.ts";

const Wording = z.strictObject({ text: wording, focusPoints: lines });
/** `seen`: the wording as it was when the form was opened; a principle has no version. */
export const EditPrinciple = Wording.extend({ id: z.uuid(), seen: Wording });
export type EditPrinciple = z.infer<typeof EditPrinciple>;
type StoredPrinciple = z.infer<typeof Wording>;

/** The wording of a guiding goal of the whole concept, and its focus points. */
export async function editPrinciple(
  ctx: Context,
  input: EditPrinciple,
): Promise<Result<null, "not-found" | "not-allowed"> | PartAdopted | VersionConflict<StoredPrinciple>> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { id, seen, text, focusPoints } = input;
  return transactUnlessAdopted(ctx, async (tx) => {
    const own = and(eq(principles.regionId, ctx.region.id), eq(principles.id, id));
    const [stored] = await tx.select({ text: principles.text, focusPoints: principles.focusPoints }).from(principles).where(own).for("update");
    if (!stored) return refused("not-found");
    // Compared as a form shows and trims it, else a trailing blank of an import would look like a stranger's change.
    if (!same(Wording.parse(stored), seen)) return versionConflict(ctx, tx, id, "principle.edited", stored);
    await tx.update(principles).set({ text, focusPoints }).where(own);
    tx.audit("principle.edited", id);
    tx.publish();
    return done(null);
  });
}

function same(one: StoredPrinciple, other: StoredPrinciple): boolean {
  return one.text === other.text && one.focusPoints.join("\n") === other.focusPoints.join("\n");
}
