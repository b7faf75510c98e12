import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { loans, offerLendings } from "./schema.ts";

/** What is said of a thing or a room to borrow, besides what every offer says. */
export const LendingFields = z.strictObject({
  item: z.string().trim().max(160),
  pieces: z.int().min(1).max(500),
  fetchPlace: z.string().trim().max(300),
  fetchTimes: z.string().trim().max(300),
  depositCents: z.int().min(0).max(10_000_000).nullable(),
  longestDays: z.int().min(1).max(366),
  leadDays: z.int().min(0).max(60),
});
export type LendingFields = z.infer<typeof LendingFields>;

const ofOffer = (ctx: Context, offerId: string) => and(eq(offerLendings.regionId, ctx.region.id), eq(offerLendings.offerId, offerId));

/** Null where nobody said anything, or this reader does not see the offer. One query. */
export async function findLending(ctx: Context, db: Reader, offerId: string): Promise<LendingFields | null> {
  const [found] = await db.select().from(offerLendings).where(ofOffer(ctx, offerId));
  if (!found) return null;
  const { regionId: _regionId, offerId: _offerId, isShown: _isShown, ...lending } = found;
  return lending;
}

/** Writes what is said of a lending, whole. */
export async function writeLending(ctx: Context, tx: Writer, offer: { id: string; isShown: boolean }, lending: LendingFields | null): Promise<void> {
  if (lending === null) {
    await tx.delete(offerLendings).where(ofOffer(ctx, offer.id));
    return;
  }
  await tx
    .insert(offerLendings)
    .values({ regionId: ctx.region.id, offerId: offer.id, isShown: offer.isShown, ...lending })
    .onConflictDoUpdate({ target: [offerLendings.regionId, offerLendings.offerId], set: lending });
}

/** "pieces-lent": somebody has, or will fetch, a piece that there would no longer be. @param after null: it would be lent no more */
export async function lentFault(
  ctx: Context,
  db: Reader,
  offerId: string,
  before: LendingFields | null,
  after: LendingFields | null,
): Promise<"pieces-lent" | null> {
  const left = after?.pieces ?? 0;
  if (before === null || left >= before.pieces) return null;
  return (await highestPieceLent(ctx, db, offerId)) > left ? "pieces-lent" : null;
}

/** 0: none. */
async function highestPieceLent(ctx: Context, db: Reader, offerId: string): Promise<number> {
  const [found] = await db
    .select({ piece: sql<number>`coalesce(max(${loans.piece}), 0)::int` })
    .from(loans)
    .where(and(eq(loans.regionId, ctx.region.id), eq(loans.offerId, offerId), gt(loans.piece, 0), sql`${loans.returnedOn} is null`));
  return found?.piece ?? 0;
}
