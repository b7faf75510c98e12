import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Actor, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { allDatesPast } from "../catalogue/own-end.ts";
import { tellTakenOff, type ComposeBookingLetter } from "./mail-booking.ts";
import { enqueueLetter, enqueueMoveUp, enqueuePassOn, freePlaces, lockCapacity, step, type Booking, type Capacity } from "./queue.ts";
import { AGE_BANDS, bookingContacts, bookings, type BookingState } from "./schema.ts";

export const Participant = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    ageBand: z.enum(AGE_BANDS).nullable(),
    guardian: z.string().trim().max(120),
    email: z.email().max(200).nullable(),
    phone: z.string().trim().max(60),
    language: z
      .string()
      .refine(isLocale)
      .transform((code): Locale => code as Locale),
  })
  .refine(({ ageBand, guardian }) => ageBand !== "under-16" || guardian !== "", { path: ["guardian"], error: "guardian-missing" })
  .refine(({ email, phone }) => email !== null || phone !== "", { path: ["email"], error: "unreachable" });
export type Participant = z.infer<typeof Participant>;

export const AskForPlace = z.strictObject({ offerId: z.uuid(), participant: Participant });
export type AskForPlace = z.infer<typeof AskForPlace>;

/**
 * What a stranger typed into the public form. It takes no place: a mail asks to confirm it, and only the click counts
 * (`answerBooking`).
 *
 * @param id of the form; the same form sent twice is one booking
 */
export async function askForPlace(ctx: Context, { offerId, participant }: AskForPlace, id = newId(ctx.now)): Promise<Result<null, "not-open" | "no-address">> {
  const { name, guardian, email, phone, language, ageBand } = participant;
  if (email === null) return refused("no-address");
  return transact(ctx, async (tx): Promise<Result<null, "not-open">> => {
    const { rows } = await tx.execute<{ taken: boolean }>(sql`
      select wall.ask_for_place(${offerId}, ${id}, ${ctx.now.toISOString()}, ${ctx.today}, ${ageBand}, ${name}, ${guardian}, ${email}, ${phone}, ${language}) as taken`);
    if (!rows[0]?.taken) return refused("not-open");
    await enqueueLetter(ctx, tx, id);
    tx.audit("booking.asked", id);
    return done(null);
  });
}

export type BookRefusal = "not-allowed" | "not-found" | "not-open";

/** A counsellor or the provider's house enters somebody: counts at once, as the next in the order of arrival. */
export async function bookFor(
  ctx: Context,
  { offerId, participant }: AskForPlace,
  id = newId(ctx.now),
): Promise<Result<{ id: string; state: BookingState }, BookRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string; state: BookingState }, BookRefusal>> => {
    const capacity = await lockCapacity(ctx, tx, offerId);
    if (!capacity) return refused("not-found");
    if (!(await isOpen(ctx, tx, capacity))) return refused("not-open");
    const { ageBand, ...contact } = participant;
    const regionId = ctx.region.id;
    const made = await tx.insert(bookings).values({ regionId, id, offerId, state: "asked", madeAt: ctx.now, ageBand }).onConflictDoNothing().returning();
    const [booking] = made;
    if (!booking) {
      const [known] = await tx.select().from(bookings).where(own(ctx, id));
      return known ? done({ id, state: known.state }) : refused("not-found");
    }
    await tx.insert(bookingContacts).values({ regionId, bookingId: id, ...contact });
    const state = await arrive(ctx, tx, capacity, booking, contact.email !== null);
    tx.audit("booking.made", id, { state });
    return done({ id, state });
  });
}

/** Whether who holds the link comes. */
export type AnswerBooking = { comes: boolean };

/** The booking that a signed link opens; null for everybody else. */
export function ownBookingId(actor: Actor): string | null {
  return actor.kind === "link" && actor.opens === "booking" ? actor.subjectId : null;
}

/** By link: confirms a booking, takes the place that is kept, or gives it back. What becomes free moves up by a job. */
export async function answerBooking(ctx: Context, { comes }: AnswerBooking): Promise<Result<{ state: BookingState }, "not-allowed" | "not-open" | "too-late">> {
  const id = ownBookingId(ctx.actor);
  if (id === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ state: BookingState }, "not-allowed" | "not-open" | "too-late">> => {
    const [found] = await tx.select({ offerId: bookings.offerId }).from(bookings).where(own(ctx, id));
    const capacity = found && (await lockCapacity(ctx, tx, found.offerId));
    // Read behind the lock: while this one waited, places went.
    const [booking] = await tx.select().from(bookings).where(own(ctx, id));
    if (!capacity || !booking) return refused("not-allowed");
    const answered = comes ? await confirm(ctx, tx, capacity, booking) : await giveBack(ctx, tx, capacity, booking);
    if (!answered.ok) return answered;
    tx.audit("booking.answered", id, { state: answered.value });
    return done({ state: answered.value });
  });
}

async function confirm(ctx: Context, tx: Writer, capacity: Capacity, booking: Booking): Promise<Result<BookingState, "not-open" | "too-late">> {
  if (booking.state === "booked" || booking.state === "waiting") return done(booking.state);
  if (booking.state === "offered") {
    // The hourly job takes it back; until then the place is still kept.
    if (booking.offeredUntil !== null && booking.offeredUntil < ctx.now) return refused("too-late");
    await step(ctx, tx, capacity, booking, { state: "booked", owed: null });
    await enqueuePassOn(ctx, tx, capacity.offerId);
    return done("booked");
  }
  if (!(await isOpen(ctx, tx, capacity))) return refused("not-open");
  // Who gave a place back and comes again may wait on the interest list meanwhile.
  if (booking.state !== "asked") await enqueuePassOn(ctx, tx, capacity.offerId);
  // Who answers sees it on the page; a mail with a new link would end the one that is open.
  return done(await arrive(ctx, tx, capacity, booking, false));
}

async function giveBack(ctx: Context, tx: Writer, capacity: Capacity, booking: Booking): Promise<{ ok: true; value: BookingState }> {
  if (booking.state === "withdrawn" || booking.state === "lapsed") return done(booking.state);
  await step(ctx, tx, capacity, booking, { state: "withdrawn", owed: null });
  if (booking.state === "booked" || booking.state === "offered") await enqueueMoveUp(ctx, tx, capacity.offerId);
  return done("withdrawn");
}

export const WithdrawFor = z.strictObject({
  offerId: z.uuid(),
  bookingId: z.uuid(),
  /** Goes into the mail. */
  reason: z.string().trim().max(500),
});
export type WithdrawFor = z.infer<typeof WithdrawFor>;

/**
 * Somebody called: the office gives the place back, or takes that one off the waiting list. Who waits longest moves up. Who
 * has an address is told by mail. A place kept for somebody of the interest list is that one's to answer.
 */
export async function withdrawFor(
  ctx: Context,
  { offerId, bookingId, reason }: WithdrawFor,
  compose: ComposeBookingLetter,
): Promise<Result<{ state: BookingState; told: boolean }, "not-allowed" | "not-found" | "place-offered">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ state: BookingState; told: boolean }, "not-found" | "place-offered">> => {
    const capacity = await lockCapacity(ctx, tx, offerId);
    const [booking] = await tx
      .select()
      .from(bookings)
      .where(and(own(ctx, bookingId), eq(bookings.offerId, offerId)));
    if (!capacity || !booking) return refused("not-found");
    const [contact] = await tx
      .select()
      .from(bookingContacts)
      .where(and(eq(bookingContacts.regionId, ctx.region.id), eq(bookingContacts.bookingId, bookingId)));
    if (booking.state === "offered" && !contact) return refused("place-offered");
    const given = await giveBack(ctx, tx, capacity, booking);
    if (booking.state === given.value) return done({ state: given.value, told: false });
    tx.audit("booking.withdrawn", bookingId, { from: booking.state });
    return done({ state: given.value, told: contact !== undefined && (await tellTakenOff(ctx, tx, compose, { offerId, contact, reason })) });
  });
}

/** A place while there is one and nobody waits, else the end of the queue. */
async function arrive(ctx: Context, tx: Writer, capacity: Capacity, booking: Booking, tell: boolean): Promise<BookingState> {
  const state = freePlaces(capacity) > 0 && capacity.waiting === 0 ? "booked" : "waiting";
  await step(ctx, tx, capacity, booking, { state, owed: tell ? state : null });
  return state;
}

/** Whether somebody new gets in. The last day counts; when the last date is over, nobody can come any more. */
async function isOpen(ctx: Context, db: Reader, { offerId, bookingUntil }: Capacity): Promise<boolean> {
  const { rows } = await db.execute<{ is_over: boolean }>(sql`
    select ${allDatesPast(ctx)} as is_over from offers o where o.region_id = ${ctx.region.id} and o.id = ${offerId} and o.state = 'public'`);
  return rows[0]?.is_over === false && (bookingUntil === null || ctx.today <= bookingUntil);
}

const own = (ctx: Context, id: string) => and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, id));
