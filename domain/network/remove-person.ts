import { and, eq } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "./access.ts";
import type { StillInUse } from "./delete-organisation.ts";
import { findRelease } from "./releases.ts";
import { people } from "./schema.ts";
import { usesOfPersonInNetwork, type FindUses, type Use } from "./uses.ts";

/** Removes a person whom nothing needs any more. @param uses the questions of all upper areas, see `deleteOrganisation` */
export async function removePerson(
  ctx: Context,
  input: { id: string },
  uses: readonly FindUses[],
): Promise<Result<{ organisationId: string }, "person-not-found" | "not-allowed"> | StillInUse> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ organisationId: string }, "person-not-found" | "not-allowed"> | StillInUse> => {
    const own = and(eq(people.regionId, ctx.region.id), eq(people.id, input.id));
    const [stored] = await tx.select().from(people).where(own).for("update");
    if (!stored) return refused("person-not-found");
    const found: Use[] = [];
    for (const find of [usesOfPersonInNetwork, ...uses]) found.push(...(await find(ctx, tx, input.id)));
    if (found.length > 0) return { ok: false, refusal: "still-in-use", uses: found };
    const released = await findRelease(ctx, tx, input.id);
    await tx.delete(people).where(own);
    tx.audit("person.removed", input.id, { organisationId: stored.organisationId });
    if (released) tx.publish();
    return done({ organisationId: stored.organisationId });
  });
}
