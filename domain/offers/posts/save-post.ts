import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers, type OfferKind } from "../schema.ts";
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

export type Post = PostFields & { version: number };

export const isPostKind = (kind: OfferKind): boolean => POST_KINDS.some((known) => known === kind);

const own = (ctx: Context, offerId: string) => and(eq(offerPosts.regionId, ctx.region.id), eq(offerPosts.offerId, offerId));

/** What a post says besides; null where nobody said anything, or this reader does not see the offer. One query. */
export async function findPost(ctx: Context, db: Reader, offerId: string): Promise<Post | null> {
  const [found] = await db.select().from(offerPosts).where(own(ctx, offerId));
  if (!found) return null;
  const { regionId: _regionId, offerId: _offerId, isShown: _isShown, ...post } = found;
  return post;
}

export type PostRefusal = "not-allowed" | "not-found" | "no-post";

/** @param input.version as it was when the form was opened; null: nothing was said yet */
export async function savePost(
  ctx: Context,
  { offerId, version, fields }: { offerId: string; version: number | null; fields: PostFields },
): Promise<Result<null, PostRefusal> | { ok: false; refusal: "version-conflict"; stored: Post | null }> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, PostRefusal> | { ok: false; refusal: "version-conflict"; stored: Post | null }> => {
    const regionId = ctx.region.id;
    // Two who say it for the first time at once wait here for each other.
    const [offer] = await tx
      .select({ kind: offers.kind, isShown: offers.isShown })
      .from(offers)
      .where(and(eq(offers.regionId, regionId), eq(offers.id, offerId)))
      .for("no key update");
    if (!offer) return refused("not-found");
    if (!isPostKind(offer.kind)) return refused("no-post");
    const stored = await findPost(ctx, tx, offerId);
    if ((stored?.version ?? null) !== version) return { ok: false, refusal: "version-conflict", stored };
    const values = { ...fields, version: (version ?? 0) + 1 };
    if (stored) await tx.update(offerPosts).set(values).where(own(ctx, offerId));
    else await tx.insert(offerPosts).values({ regionId, offerId, isShown: offer.isShown, ...values });
    tx.audit("offer-post.saved", offerId);
    if (offer.isShown) tx.publish();
    return done(null);
  });
}
