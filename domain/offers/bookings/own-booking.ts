import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { offerDates } from "../schema.ts";
import { ownBookingId } from "./book.ts";
import { findOfferName } from "./find-bookable.ts";
import { bookingContacts, bookings, offerCapacities } from "./schema.ts";

export type OwnBooking = NonNullable<Awaited<ReturnType<typeof findOwnBooking>>>;

/** The page behind a booking's link; null for a context without one, and after the contact is gone. Four queries. */
export async function findOwnBooking(ctx: Context, db: Reader) {
  const id = ownBookingId(ctx.actor);
  if (id === null) return null;
  const here = ctx.region.id;
  const [own] = await db
    .select({ booking: bookings, name: bookingContacts.name, language: bookingContacts.language, capacity: offerCapacities })
    .from(bookings)
    .innerJoin(bookingContacts, and(eq(bookingContacts.regionId, bookings.regionId), eq(bookingContacts.bookingId, bookings.id)))
    .innerJoin(offerCapacities, and(eq(offerCapacities.regionId, bookings.regionId), eq(offerCapacities.offerId, bookings.offerId)))
    .where(and(eq(bookings.regionId, here), eq(bookings.id, id)));
  if (!own) return null;
  const texts = await findOfferName(ctx, db, own.booking.offerId);
  const [next] = await db
    .select({ startsAt: offerDates.startsAt, startsOn: offerDates.startsOn })
    .from(offerDates)
    .where(and(eq(offerDates.regionId, here), eq(offerDates.offerId, own.booking.offerId), eq(offerDates.isCancelled, false), gt(offerDates.startsAt, ctx.now)))
    .orderBy(asc(offerDates.startsAt))
    .limit(1);
  const { rows } = await db.execute<{ ahead: number }>(sql`select wall.bookings_ahead(${id}) as ahead`);
  return { ...own, texts, next: next ?? null, ahead: rows[0]?.ahead ?? 0 };
}
