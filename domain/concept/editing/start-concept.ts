import { eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { concepts } from "../schema.ts";
import { shortText } from "./texts.ts";

export const StartConcept = z.strictObject({ title: shortText, adoptedOn: z.iso.date().nullable() });
export type StartConcept = z.infer<typeof StartConcept>;
export type StartRefusal = "not-allowed" | "adopted-in-the-future" | "concept-exists";

/**
 * Starts the region's first concept by hand, without a document: a cover, below which the outline adds fields, goals
 * and recommendations. A later document read in is compared with it, as with any stored edition.
 *
 * @param id of the form; the same form sent twice is one concept
 */
export async function startConcept(ctx: Context, input: StartConcept, id: string = newId(ctx.now)): Promise<Result<{ id: string }, StartRefusal>> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  if (input.adoptedOn !== null && input.adoptedOn > ctx.today) return refused("adopted-in-the-future");
  return transact(ctx, async (tx) => {
    // No row to lock yet: two clicks at once would both find none.
    await tx.execute("lock table concepts in share row exclusive mode");
    const [stored] = await tx.select({ id: concepts.id }).from(concepts).where(eq(concepts.regionId, ctx.region.id)).limit(1);
    if (stored) return stored.id === id ? done({ id }) : refused("concept-exists");
    await tx.insert(concepts).values({ regionId: ctx.region.id, id, ...input });
    tx.audit("concept.started", id);
    return done({ id });
  });
}
