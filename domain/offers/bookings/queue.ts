import { and, asc, eq, lt, sql } from "drizzle-orm";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { enqueue, type JobHandler } from "#platform/jobs/index.ts";
import { bookings, bookingSteps, offerCapacities, type BookingState, type Owed } from "./schema.ts";

export type Capacity = typeof offerCapacities.$inferSelect;
export type Booking = typeof bookings.$inferSelect;

const ownCapacity = (ctx: Context, offerId: string) => and(eq(offerCapacities.regionId, ctx.region.id), eq(offerCapacities.offerId, offerId));

/** Who takes, frees or counts places holds this until the commit, so that all arrive one after the other. */
export async function lockCapacity(ctx: Context, tx: Writer, offerId: string): Promise<Capacity | undefined> {
  const [capacity] = await tx.select().from(offerCapacities).where(ownCapacity(ctx, offerId)).for("no key update");
  return capacity;
}

/** How many an offer takes, as this reader may see it; null: nobody has said. */
export async function findCapacity(ctx: Context, db: Reader, offerId: string): Promise<Capacity | null> {
  const [capacity] = await db.select().from(offerCapacities).where(ownCapacity(ctx, offerId));
  return capacity ?? null;
}

export const freePlaces = ({ maximum, takenElsewhere, booked }: Pick<Capacity, "maximum" | "takenElsewhere" | "booked">): number =>
  Math.max(0, maximum - takenElsewhere - booked);

const takesPlace = (state: BookingState) => state === "booked" || state === "offered";

/**
 * Puts a booking into another state and keeps the numbers of its offer true; the caller holds the lock.
 *
 * @returns the numbers as they are now
 */
export async function step(
  ctx: Context,
  tx: Writer,
  capacity: Capacity,
  booking: Pick<Booking, "id" | "state" | "arrived">,
  to: { state: BookingState; owed: Owed | null },
): Promise<Capacity> {
  const isIn = takesPlace(to.state) || to.state === "waiting";
  const isNew = isIn && booking.arrived === null;
  const numbers = {
    booked: capacity.booked + Number(takesPlace(to.state)) - Number(takesPlace(booking.state)),
    waiting: capacity.waiting + Number(to.state === "waiting") - Number(booking.state === "waiting"),
    lastArrival: capacity.lastArrival + Number(isNew),
  };
  await tx.update(offerCapacities).set(numbers).where(ownCapacity(ctx, capacity.offerId));
  await tx
    .update(bookings)
    .set({
      ...to,
      // Who leaves and comes back stands at the end.
      arrived: isNew ? numbers.lastArrival : isIn ? booking.arrived : null,
      offeredUntil: to.state === "offered" ? answerBy(ctx, capacity) : null,
    })
    .where(and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, booking.id)));
  await tx.insert(bookingSteps).values({ regionId: ctx.region.id, id: newId(ctx.now), bookingId: booking.id, state: to.state, at: ctx.now });
  if (to.owed !== null) await enqueueLetter(ctx, tx, booking.id);
  // Public pages say how many places are free.
  tx.publish();
  return { ...capacity, ...numbers };
}

function answerBy(ctx: Context, { answerDays }: Capacity): Date {
  return new Date(ctx.now.getTime() + (answerDays ?? 1) * 24 * 3_600_000);
}

export async function enqueueLetter(ctx: Context, tx: Writer, bookingId: string): Promise<void> {
  await enqueue(tx, "booking.mail", { regionId: ctx.region.id, bookingId }, { singletonKey: bookingId });
}

/** After a place may have become free: the job looks who moves up, also where this process dies now. */
export async function enqueueMoveUp(ctx: Context, tx: Writer, offerId: string): Promise<void> {
  await enqueue(tx, "booking.move-up", { regionId: ctx.region.id, offerId }, { singletonKey: offerId });
}

/** After somebody came in or went out who may stand on the interest list: the job brings the list up to date. */
export async function enqueuePassOn(ctx: Context, tx: Writer, offerId: string): Promise<void> {
  await enqueue(tx, "interest.pass-on", { regionId: ctx.region.id, offerId }, { singletonKey: offerId });
}

/**
 * Takes back what nobody answered in time, then gives free places to those who wait, in the order of their arrival: at once,
 * or for as many days as the provider waits for an answer. Asked twice, it gives nothing a second time.
 *
 * @returns how many bookings changed
 */
export async function moveUp(ctx: Context, tx: Writer, offerId: string): Promise<number> {
  let capacity = await lockCapacity(ctx, tx, offerId);
  if (!capacity) return 0;
  const of = and(eq(bookings.regionId, ctx.region.id), eq(bookings.offerId, offerId));
  const overdue = await tx
    .select()
    .from(bookings)
    .where(and(of, eq(bookings.state, "offered"), lt(bookings.offeredUntil, ctx.now)));
  for (const booking of overdue) capacity = await step(ctx, tx, capacity, booking, { state: "lapsed", owed: "lapsed" });
  const next = await tx
    .select()
    .from(bookings)
    .where(and(of, eq(bookings.state, "waiting")))
    .orderBy(asc(bookings.arrived))
    .limit(freePlaces(capacity));
  const to = capacity.answerDays === null ? ({ state: "booked", owed: "moved-up" } as const) : ({ state: "offered", owed: "offered" } as const);
  for (const booking of next) capacity = await step(ctx, tx, capacity, booking, to);
  // What is left may be offered to those who look for any course, and who gave a place back looks for one again.
  await enqueuePassOn(ctx, tx, offerId);
  const changed = overdue.length + next.length;
  if (changed > 0) tx.audit("bookings.moved-up", offerId, { lapsed: overdue.length, given: next.length });
  return changed;
}

/** The job "booking.move-up". @throws Error if the payload names no offer */
export const moveUpInOffer: JobHandler = async (ctx, { payload }) => {
  const { offerId } = payload;
  if (offerId === undefined) throw new Error("The job names no offer.");
  await transact(ctx, (tx) => moveUp(ctx, tx, offerId));
};

/** The job "bookings.lapse", every hour: offers with an answer that did not come. */
export const lapseBookings: JobHandler = async (ctx) => {
  await transact(ctx, async (tx) => {
    const overdue = await tx
      .selectDistinct({ offerId: bookings.offerId })
      .from(bookings)
      .where(and(eq(bookings.regionId, ctx.region.id), eq(bookings.state, "offered"), lt(bookings.offeredUntil, sql`${ctx.now.toISOString()}::timestamptz`)));
    for (const { offerId } of overdue) await enqueueMoveUp(ctx, tx, offerId);
  });
};
