import { and, eq, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { allDatesPast } from "../catalogue/own-end.ts";
import { offers, offerTexts } from "../schema.ts";
import { freePlaces } from "./queue.ts";
import { offerCapacities } from "./schema.ts";

export type Bookable = {
  id: string;
  titles: { language: Locale; title: string }[];
  free: number;
  maximum: number;
  /** Who comes now waits: all is full, or others wait already. */
  isFull: boolean;
  takesBookings: boolean;
};

/** An offer's titles; empty where this reader sees no such offer. */
export async function findOfferName(ctx: Context, db: Reader, offerId: string): Promise<Bookable["titles"]> {
  return db
    .select({ language: offerTexts.language, title: offerTexts.title })
    .from(offerTexts)
    .where(and(eq(offerTexts.regionId, ctx.region.id), eq(offerTexts.offerId, offerId)));
}

/** What the form for a place shows; null where there is no such offer for this reader, or it has no number of places. Three queries. */
export async function findBookable(ctx: Context, db: Reader, offerId: string): Promise<Bookable | null> {
  const here = ctx.region.id;
  const [found] = await db
    .select({ state: offers.state, registration: offers.registration, capacity: offerCapacities })
    .from(offers)
    .innerJoin(offerCapacities, and(eq(offerCapacities.regionId, offers.regionId), eq(offerCapacities.offerId, offers.id)))
    .where(and(eq(offers.regionId, here), eq(offers.id, offerId)));
  if (!found) return null;
  const { state, registration, capacity } = found;
  const titles = await findOfferName(ctx, db, offerId);
  const { rows } = await db.execute<{ is_over: boolean }>(sql`
    select ${allDatesPast(ctx)} as is_over from offers o where o.region_id = ${here} and o.id = ${offerId}`);
  const free = freePlaces(capacity);
  return {
    id: offerId,
    titles,
    free,
    maximum: capacity.maximum,
    isFull: free === 0 || capacity.waiting > 0,
    takesBookings:
      state === "public" && registration === "here" && rows[0]?.is_over === false && (capacity.bookingUntil === null || ctx.today <= capacity.bookingUntil),
  };
}
