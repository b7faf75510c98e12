import { and, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { findOfferName, ownBookingId } from "../bookings/index.ts";
import { bookingContacts, bookings } from "../bookings/schema.ts";
import { findLending } from "./details.ts";
import { standOf } from "./list-loans.ts";
import { loans } from "./schema.ts";

/** The page behind a loan's link; null for a context without one, for a place instead of a loan, and after the contact is gone. Three queries. */
export async function findOwnLoan(ctx: Context, db: Reader) {
  const id = ownBookingId(ctx.actor);
  if (id === null) return null;
  const [own] = await db
    .select({ state: bookings.state, loan: loans, name: bookingContacts.name })
    .from(bookings)
    .innerJoin(bookingContacts, and(eq(bookingContacts.regionId, bookings.regionId), eq(bookingContacts.bookingId, bookings.id)))
    .innerJoin(loans, and(eq(loans.regionId, bookings.regionId), eq(loans.bookingId, bookings.id)))
    .where(and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, id)));
  if (!own) return null;
  const { offerId, firstDay, lastDay } = own.loan;
  return {
    stand: standOf(own.state, own.loan, ctx.today),
    name: own.name,
    firstDay,
    lastDay,
    titles: await findOfferName(ctx, db, offerId),
    lending: await findLending(ctx, db, offerId),
  };
}
