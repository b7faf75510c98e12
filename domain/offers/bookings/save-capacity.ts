import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers, providersOf } from "../access.ts";
import { offers } from "../schema.ts";
import { enqueueMoveUp, lockCapacity, type Capacity } from "./queue.ts";
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

const SAVED = "offer-capacity.saved";

export type CapacityRefusal =
  | "not-allowed"
  | "not-found"
  | "maximum-below-minimum"
  /** More places are given than there would be. */
  | "maximum-below-taken";

/** Somebody else saved meanwhile. @property stored null: how many is not said any more */
export type CapacityConflict = { ok: false; refusal: "version-conflict"; stored: Capacity | null; changed: LastChange | null };

/** Says how many an offer takes. More places than before go to those who wait. */
export async function saveCapacity(ctx: Context, input: SaveCapacity): Promise<Result<null, CapacityRefusal> | CapacityConflict> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return save(ctx, input, () => input);
}

export const SaveOwnPlaces = SaveCapacity.omit({ answerDays: true });
export type SaveOwnPlaces = z.infer<typeof SaveOwnPlaces>;

/** As `saveCapacity`, by the provider itself; it holds at once. How long a place is kept for an answer stays with the office. */
export async function saveOwnPlaces(ctx: Context, input: SaveOwnPlaces): Promise<Result<null, CapacityRefusal> | CapacityConflict> {
  return save(ctx, input, (offer, stored) =>
    providersOf(ctx.actor).includes(offer.organisationId) && offer.state !== "ended" && offer.state !== "archived"
      ? { ...input, answerDays: stored?.answerDays ?? null }
      : null,
  );
}

type Offer = Pick<typeof offers.$inferSelect, "isShown" | "organisationId" | "state">;

/** @param write what is to be stored; null: this offer is none of the actor's */
async function save(
  ctx: Context,
  { offerId, version }: Pick<SaveCapacity, "offerId" | "version">,
  write: (offer: Offer, stored: Capacity | undefined) => SaveCapacity | null,
): Promise<Result<null, CapacityRefusal> | CapacityConflict> {
  return transact(ctx, async (tx): Promise<Result<null, CapacityRefusal> | CapacityConflict> => {
    const stored = await lockCapacity(ctx, tx, offerId);
    const here = and(eq(offers.regionId, ctx.region.id), eq(offers.id, offerId));
    const [offer] = await tx.select({ isShown: offers.isShown, organisationId: offers.organisationId, state: offers.state }).from(offers).where(here);
    const written = offer && write(offer, stored);
    if (!offer || !written) return refused("not-found");
    const { offerId: _offer, version: _version, ...fields } = written;
    if (fields.minimum !== null && fields.maximum < fields.minimum) return refused("maximum-below-minimum");
    if ((stored?.version ?? null) !== version)
      return { ok: false, refusal: "version-conflict", stored: stored ?? null, changed: await findLastChange(ctx, tx, offerId, [SAVED]) };
    if (fields.takenElsewhere + (stored?.booked ?? 0) > fields.maximum) return refused("maximum-below-taken");
    if (stored)
      await tx
        .update(offerCapacities)
        .set({ ...fields, version: stored.version + 1 })
        .where(and(eq(offerCapacities.regionId, ctx.region.id), eq(offerCapacities.offerId, offerId)));
    else await tx.insert(offerCapacities).values({ regionId: ctx.region.id, offerId, isShown: offer.isShown, ...fields });
    await enqueueMoveUp(ctx, tx, offerId);
    tx.audit(SAVED, offerId);
    tx.publish();
    return done(null);
  });
}
