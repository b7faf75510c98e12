import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../../access.ts";
import { bookings } from "../../bookings/schema.ts";
import { freePlaces, lockCapacity, stepBooking, type Capacity } from "../../bookings/index.ts";
import { offers } from "../../schema.ts";
import { courses } from "../schema.ts";
import { enqueueInterestMail, ownEntry } from "./enter.ts";
import { interestEntries, interestOffers } from "./schema.ts";
import { whoFits } from "./who-fits.ts";

export type OfferPlaceRefusal =
  | "not-allowed"
  | "not-found"
  | "not-open"
  /** All places are given or kept. */
  | "no-place"
  /** Who booked this very course comes before the list. */
  | "others-wait"
  /** Nobody who can be written to. */
  | "nobody-fits";

/** Offers one free place of a course to who has waited longest and fits. */
export async function offerPlace(ctx: Context, offerId: string): Promise<Result<null, OfferPlaceRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, OfferPlaceRefusal>> => {
    const capacity = await lockCapacity(ctx, tx, offerId);
    if (!capacity) return refused("not-found");
    if (!(await isOpen(ctx, tx, offerId))) return refused("not-open");
    if (capacity.waiting > 0) return refused("others-wait");
    if (freePlaces(capacity) === 0) return refused("no-place");
    if ((await give(ctx, tx, capacity, 1)) === 0) return refused("nobody-fits");
    return done(null);
  });
}

/** A place is offered in public courses that are not over. */
async function isOpen(ctx: Context, tx: Writer, offerId: string): Promise<boolean> {
  const [found] = await tx
    .select({ state: offers.state, endsOn: courses.endsOn })
    .from(offers)
    .innerJoin(courses, and(eq(courses.regionId, offers.regionId), eq(courses.offerId, offers.id)))
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, offerId)));
  return found?.state === "public" && (found.endsOn === null || found.endsOn >= ctx.today);
}

/** Keeps places for the next of the list, longest waiting first; the caller holds the course's lock. @returns how many */
async function give(ctx: Context, tx: Writer, capacity: Capacity, places: number): Promise<number> {
  const { offerId } = capacity;
  const regionId = ctx.region.id;
  // Rows that another course offers a place to at this moment are passed over, and looked at anew when it has: nobody gets two.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select e.id ${whoFits(ctx, offerId)}
      and exists (select 1 from interest_contacts k where k.region_id = e.region_id and k.interest_id = e.id and k.email is not null)
    order by e.since, e.id limit ${places} for update of e skip locked`);
  let numbers = capacity;
  for (const { id: interestId } of rows) {
    const booking = { id: newId(ctx.now), state: "asked" as const, arrived: null };
    await tx.insert(bookings).values({ regionId, offerId, madeAt: ctx.now, ...booking });
    numbers = await stepBooking(ctx, tx, numbers, booking, { state: "offered", owed: null });
    await tx.insert(interestOffers).values({ regionId, bookingId: booking.id, interestId, offerId, state: "offered", offeredAt: ctx.now });
    await tx.update(interestEntries).set({ state: "offered", owed: "offered" }).where(ownEntry(ctx, interestId));
    await enqueueInterestMail(ctx, tx, interestId);
    tx.audit("interest.place-offered", interestId, { offerId });
  }
  return rows.length;
}

/**
 * Brings the list up to date with a course: who did not answer is asked no longer, and a place that was not taken goes to the
 * next. Further free places are offered only where the course says so. Asked twice, it offers nothing a second time.
 */
async function passOn(ctx: Context, tx: Writer, offerId: string): Promise<void> {
  const capacity = await lockCapacity(ctx, tx, offerId);
  if (!capacity) return;
  const of = and(eq(interestOffers.regionId, ctx.region.id), eq(interestOffers.offerId, offerId));
  const silent = await tx
    .select({ bookingId: interestOffers.bookingId, interestId: interestOffers.interestId })
    .from(interestOffers)
    .innerJoin(bookings, and(eq(bookings.regionId, interestOffers.regionId), eq(bookings.id, interestOffers.bookingId)))
    .where(and(of, eq(interestOffers.state, "offered"), eq(bookings.state, "lapsed")));
  for (const { bookingId, interestId } of silent) {
    await tx
      .update(interestOffers)
      .set({ state: "lapsed", answeredAt: ctx.now })
      .where(and(of, eq(interestOffers.bookingId, bookingId)));
    await tx.update(interestEntries).set({ state: "listed", owed: null }).where(ownEntry(ctx, interestId));
    tx.audit("interest.place-lapsed", interestId, { offerId });
  }
  await takeBack(ctx, tx, offerId);
  await placeAgain(ctx, tx, offerId);
  if (!(await isOpen(ctx, tx, offerId))) return;
  const left = await tx
    .select({ bookingId: interestOffers.bookingId })
    .from(interestOffers)
    .where(and(of, inArray(interestOffers.state, ["declined", "lapsed"]), eq(interestOffers.passedOn, false)));
  const [course] = await tx
    .select({ asks: courses.asksInterested })
    .from(courses)
    .where(and(eq(courses.regionId, ctx.region.id), eq(courses.offerId, offerId)));
  // Who booked this very course comes before the list.
  const free = capacity.waiting > 0 ? 0 : freePlaces(capacity);
  const given = await give(ctx, tx, capacity, course?.asks ? free : Math.min(free, left.length));
  const ids = left.map(({ bookingId }) => bookingId);
  if (ids.length > 0)
    await tx
      .update(interestOffers)
      .set({ passedOn: true })
      .where(and(of, inArray(interestOffers.bookingId, ids)));
  if (ids.length + silent.length + given > 0) tx.audit("interest.passed-on", offerId, { lapsed: silent.length, given });
}

/** Places whose booking says something else than the answer on the interest list. */
function answeredByBooking(tx: Writer, of: SQL | undefined, answer: "taken" | "declined", booking: "withdrawn" | "booked") {
  return tx
    .select({ bookingId: interestOffers.bookingId, interestId: interestOffers.interestId })
    .from(interestOffers)
    .innerJoin(bookings, and(eq(bookings.regionId, interestOffers.regionId), eq(bookings.id, interestOffers.bookingId)))
    .where(and(of, eq(interestOffers.state, answer), eq(bookings.state, booking)));
}

/** Who took a place and gave it back, or was taken off the course's list, waits again: since when they did. */
async function takeBack(ctx: Context, tx: Writer, offerId: string): Promise<void> {
  const of = and(eq(interestOffers.regionId, ctx.region.id), eq(interestOffers.offerId, offerId));
  for (const { bookingId, interestId } of await answeredByBooking(tx, of, "taken", "withdrawn")) {
    await tx
      .update(interestOffers)
      .set({ state: "declined", answeredAt: ctx.now })
      .where(and(of, eq(interestOffers.bookingId, bookingId)));
    const listed = await tx
      .update(interestEntries)
      .set({ state: "listed", owed: null })
      .where(and(ownEntry(ctx, interestId), eq(interestEntries.state, "placed")))
      .returning({ id: interestEntries.id });
    if (listed.length > 0) tx.audit("interest.listed-again", interestId, { offerId });
  }
}

/** Who gave a place back and took it again by the link of the booking waits no longer. */
async function placeAgain(ctx: Context, tx: Writer, offerId: string): Promise<void> {
  const of = and(eq(interestOffers.regionId, ctx.region.id), eq(interestOffers.offerId, offerId));
  for (const { bookingId, interestId } of await answeredByBooking(tx, of, "declined", "booked")) {
    const placed = await tx
      .update(interestEntries)
      .set({ state: "placed", owed: null, lastSignOn: ctx.today, askedOn: null })
      .where(and(ownEntry(ctx, interestId), eq(interestEntries.state, "listed")))
      .returning({ id: interestEntries.id });
    // Who left the list, or is asked about another course, keeps to that.
    if (placed.length === 0) continue;
    await tx
      .update(interestOffers)
      // Given back once more, it is somebody else's again.
      .set({ state: "taken", answeredAt: ctx.now, passedOn: false })
      .where(and(of, eq(interestOffers.bookingId, bookingId)));
    tx.audit("interest.placed-again", interestId, { offerId });
  }
}

/** The job "interest.pass-on". @throws Error if the payload names no offer */
export const passOnPlaces: JobHandler = async (ctx, { payload }) => {
  const { offerId } = payload;
  if (offerId === undefined) throw new Error("The job names no offer.");
  await transact(ctx, (tx) => passOn(ctx, tx, offerId));
};
