import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { bookingContacts, bookings, bookingSteps, offerCapacities, type BookingState } from "./schema.ts";

export type ListedBooking = {
  id: string;
  state: BookingState;
  arrived: number | null;
  offeredUntil: Date | null;
  /** Null: gone, ninety days after the end, or never given (`isFromList`). */
  name: string | null;
  /** The place was kept for somebody of the interest list, whose name nobody here was told. */
  isFromList: boolean;
  guardian: string;
  email: string | null;
  phone: string;
  steps: { state: BookingState; at: Date }[];
};

/** Who has a place, who waits, in the order of arrival; null: the offer takes no bookings. Three queries. */
export async function listBookings(ctx: Context, db: Reader, offerId: string) {
  const here = ctx.region.id;
  const [capacity] = await db
    .select()
    .from(offerCapacities)
    .where(and(eq(offerCapacities.regionId, here), eq(offerCapacities.offerId, offerId)));
  if (!capacity) return null;
  const rows = await db
    .select({
      id: bookings.id,
      state: bookings.state,
      arrived: bookings.arrived,
      offeredUntil: bookings.offeredUntil,
      name: bookingContacts.name,
      guardian: sql<string>`coalesce(${bookingContacts.guardian}, '')`,
      email: bookingContacts.email,
      phone: sql<string>`coalesce(${bookingContacts.phone}, '')`,
    })
    .from(bookings)
    .leftJoin(bookingContacts, and(eq(bookingContacts.regionId, bookings.regionId), eq(bookingContacts.bookingId, bookings.id)))
    .where(and(eq(bookings.regionId, here), eq(bookings.offerId, offerId)))
    .orderBy(asc(bookings.arrived), asc(bookings.id));
  const ids = rows.map(({ id }) => id);
  const steps =
    ids.length === 0
      ? []
      : await db
          .select({ bookingId: bookingSteps.bookingId, state: bookingSteps.state, at: bookingSteps.at })
          .from(bookingSteps)
          .where(and(eq(bookingSteps.regionId, here), inArray(bookingSteps.bookingId, ids)))
          .orderBy(asc(bookingSteps.at), asc(bookingSteps.id));
  const ofBooking = Map.groupBy(steps, ({ bookingId }) => bookingId);
  return {
    capacity,
    bookings: rows.map((row): ListedBooking => {
      const steps = ofBooking.get(row.id) ?? [];
      // Who books arrives or waits first; only a place for the list begins with being offered.
      return { ...row, steps, isFromList: steps[0]?.state === "offered" && !steps.some(({ state }) => state === "booked") };
    }),
  };
}
