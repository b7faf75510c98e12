import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import type { OfferKind } from "../schema.ts";
import { DURATION_UNITS, GERMAN_LEVELS, offerPosts, PAY_PER, POST_KINDS } from "./schema.ts";

export const PostFields = z
  .strictObject({
    occupation: z.string().trim().max(160),
    hoursPerWeek: z.number().min(0.5).max(60).multipleOf(0.5).nullable(),
    startsOn: z.iso.date().nullable(),
    duration: z.int().min(1).max(99).nullable(),
    durationUnit: z.enum(DURATION_UNITS).nullable(),
    payCents: z.int().min(0).max(10_000_000).nullable(),
    payPer: z.enum(PAY_PER).nullable(),
    germanLevel: z.enum(GERMAN_LEVELS).nullable(),
    needsDrivingLicence: z.boolean(),
    howToApply: z.string().trim().max(2000),
    places: z.int().min(1).max(10_000).nullable(),
    applyUntil: z.iso.date().nullable(),
  })
  // What a number needs beside it is asked for; what it does not need is left out.
  .transform((fields) => ({
    ...fields,
    durationUnit: fields.duration === null ? null : fields.durationUnit,
    payPer: fields.payCents ? fields.payPer : null,
  }))
  .refine(({ duration, durationUnit }) => duration === null || durationUnit !== null, { path: ["durationUnit"], error: "unit-missing" })
  .refine(({ payCents, payPer }) => !payCents || payPer !== null, { path: ["payPer"], error: "unit-missing" });
export type PostFields = z.infer<typeof PostFields>;

export const isPostKind = (kind: OfferKind): boolean => POST_KINDS.some((known) => known === kind);

const ofOffer = (ctx: Context, offerId: string) => and(eq(offerPosts.regionId, ctx.region.id), eq(offerPosts.offerId, offerId));

/** What a post says besides; null where nobody said anything, or this reader does not see the offer. One query. */
export async function findPost(ctx: Context, db: Reader, offerId: string): Promise<PostFields | null> {
  const [found] = await db.select().from(offerPosts).where(ofOffer(ctx, offerId));
  if (!found) return null;
  const { regionId: _regionId, offerId: _offerId, isShown: _isShown, ...post } = found;
  return post;
}

/** Writes what a post says besides, whole. */
export async function writePost(ctx: Context, tx: Writer, offer: { id: string; isShown: boolean }, post: PostFields | null): Promise<void> {
  if (post === null) {
    await tx.delete(offerPosts).where(ofOffer(ctx, offer.id));
    return;
  }
  await tx
    .insert(offerPosts)
    .values({ regionId: ctx.region.id, offerId: offer.id, isShown: offer.isShown, ...post })
    .onConflictDoUpdate({ target: [offerPosts.regionId, offerPosts.offerId], set: post });
}
