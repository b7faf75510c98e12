import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { conceptInForce } from "../in-force.ts";
import { concepts } from "../schema.ts";
import { partsAdoptedNow } from "./begin-revision.ts";
import { findRevision } from "./find-revision.ts";
import { readParts } from "./freeze-parts.ts";
import { followingParts } from "./schema.ts";

export const MarkFollowing = z.strictObject({ partId: z.uuid(), follows: z.boolean() });
export type MarkFollowing = z.infer<typeof MarkFollowing>;

/** Says that a part will be adopted later than the others, or takes that back. The public page says it, too. */
export async function markFollowing(ctx: Context, input: MarkFollowing): Promise<Result<null, "not-allowed" | "part-unknown" | "adopted-already">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const { partId, follows } = input;
    const regionId = ctx.region.id;
    const [inForce] = await tx
      .select({ id: concepts.id })
      .from(concepts)
      .where(and(eq(concepts.regionId, regionId), eq(concepts.id, conceptInForce(ctx))))
      .for("update");
    const revision = await findRevision(ctx, tx);
    const ids = [...(inForce ? [inForce.id] : []), ...(revision ? [revision.id] : [])];
    let conceptId: string | undefined;
    for (const id of ids) if ((await readParts(ctx, tx, id)).some((part) => part.id === partId)) conceptId = id;
    if (conceptId === undefined) return refused("part-unknown");
    if ((await partsAdoptedNow(ctx, tx)).includes(partId)) return refused("adopted-already");
    const row = { regionId, conceptId, partId };
    if (follows) await tx.insert(followingParts).values(row).onConflictDoNothing();
    else
      await tx
        .delete(followingParts)
        .where(and(eq(followingParts.regionId, regionId), eq(followingParts.conceptId, conceptId), eq(followingParts.partId, partId)));
    tx.audit("concept.part-marked", partId, { follows });
    tx.publish();
    return done(null);
  });
}
