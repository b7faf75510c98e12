import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers } from "../schema.ts";
import { enqueueMoveUp, lockCapacity } from "./queue.ts";
import { offerCapacities } from "./schema.ts";

export const SaveCapacity = z.strictObject({
  offerId: z.uuid(),
  /** Null: not said yet how many. */
  version: z.int().min(1).nullable(),
  minimum: z.int().min(1).max(10_000).nullable(),
  maximum: z.int().min(1).max(10_000),
  takenElsewhere: z.int().min(0).max(10_000),
  bookingUntil: z.iso.date().nullable(),
  answerDays: z.int().min(1).max(30).nullable(),
});
export type SaveCapacity = z.infer<typeof SaveCapacity>;

export type CapacityRefusal =
  | "not-allowed"
  | "not-found"
  | "version-conflict"
  | "maximum-below-minimum"
  /** More places are given than there would be. */
  | "maximum-below-taken";

/** Says how many an offer takes. More places than before go to those who wait. */
export async function saveCapacity(ctx: Context, input: SaveCapacity): Promise<Result<null, CapacityRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const { offerId, version, ...fields } = input;
  if (fields.minimum !== null && fields.maximum < fields.minimum) return refused("maximum-below-minimum");
  return transact(ctx, async (tx): Promise<Result<null, CapacityRefusal>> => {
    const stored = await lockCapacity(ctx, tx, offerId);
    const here = and(eq(offers.regionId, ctx.region.id), eq(offers.id, offerId));
    const [offer] = await tx.select({ isShown: offers.isShown }).from(offers).where(here);
    if (!offer) return refused("not-found");
    if ((stored?.version ?? null) !== version) return refused("version-conflict");
    if (fields.takenElsewhere + (stored?.booked ?? 0) > fields.maximum) return refused("maximum-below-taken");
    if (stored)
      await tx
        .update(offerCapacities)
        .set({ ...fields, version: stored.version + 1 })
        .where(and(eq(offerCapacities.regionId, ctx.region.id), eq(offerCapacities.offerId, offerId)));
    else await tx.insert(offerCapacities).values({ regionId: ctx.region.id, offerId, isShown: offer.isShown, ...fields });
    await enqueueMoveUp(ctx, tx, offerId);
    tx.audit("offer-capacity.saved", offerId);
    tx.publish();
    return done(null);
  });
}
