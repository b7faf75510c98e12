import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { actionFields, principleFields, principles } from "../schema.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";

export const LinkPrinciple = z.strictObject({ principleId: z.uuid(), actionFieldIds: z.array(z.uuid()).max(100) });
export type LinkPrinciple = z.infer<typeof LinkPrinciple>;

/** Says which fields serve a guiding goal of the whole concept; the list replaces the one before. */
export async function linkPrinciple(ctx: Context, input: LinkPrinciple): Promise<Result<null, "not-found" | "not-allowed" | "field-not-found"> | PartAdopted> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const regionId = ctx.region.id;
  const { principleId } = input;
  return transactUnlessAdopted(ctx, async (tx) => {
    const [principle] = await tx
      .select({ conceptId: principles.conceptId })
      .from(principles)
      .where(and(eq(principles.regionId, regionId), eq(principles.id, principleId)))
      .for("update");
    if (!principle) return refused("not-found");
    const wanted = [...new Set(input.actionFieldIds)];
    const known = await tx
      .select({ id: actionFields.id })
      .from(actionFields)
      .where(and(eq(actionFields.regionId, regionId), eq(actionFields.conceptId, principle.conceptId), inArray(actionFields.id, wanted)));
    if (known.length !== wanted.length) return refused("field-not-found");
    await tx.delete(principleFields).where(and(eq(principleFields.regionId, regionId), eq(principleFields.principleId, principleId)));
    if (wanted.length > 0) await tx.insert(principleFields).values(wanted.map((actionFieldId) => ({ regionId, principleId, actionFieldId })));
    tx.audit("principle.linked", principleId, { actionFieldIds: wanted });
    tx.publish();
    return done(null);
  });
}
