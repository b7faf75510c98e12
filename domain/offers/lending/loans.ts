import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { enqueueLetter, ownBookingId, type Participant } from "../bookings/index.ts";
import { bookingContacts, bookings, bookingSteps, type BookingState } from "../bookings/schema.ts";
import { loans } from "./schema.ts";

const day = z.iso.date();

/** From one day to another, both counted. */
export const Days = z.strictObject({ first: day, last: day }).refine(({ first, last }) => last >= first, { path: ["last"], message: "end-before-start" });
export type Days = z.infer<typeof Days>;

/** Why days cannot be had. */
export const DAYS_REFUSALS = ["not-open", "end-before-start", "too-soon", "too-far", "too-long", "taken"] as const;
export type DaysRefusal = (typeof DAYS_REFUSALS)[number];

type Borrower = Pick<Participant, "name" | "email" | "phone" | "language">;
export type AskForLoan = { offerId: string; days: Days; borrower: Borrower };

/**
 * What a stranger typed into the public form. It keeps no piece: a mail asks to confirm it, and only the click counts
 * (`answerLoan`).
 *
 * @param id of the form; the same form sent twice is one loan
 */
export async function askForLoan(
  ctx: Context,
  { offerId, days, borrower }: AskForLoan,
  id = newId(ctx.now),
): Promise<Result<null, DaysRefusal | "no-address">> {
  const { name, email, phone, language } = borrower;
  if (email === null) return refused("no-address");
  return transact(ctx, async (tx): Promise<Result<null, DaysRefusal>> => {
    const refusal = await whyNot(
      tx,
      sql`wall.ask_for_loan(${offerId}, ${id}, ${ctx.now.toISOString()}, ${ctx.today}, ${days.first}, ${days.last}, ${name}, ${email}, ${phone}, ${language})`,
    );
    if (refusal) return refused(refusal);
    await enqueueLetter(ctx, tx, id);
    tx.audit("booking.asked", id);
    return done(null);
  });
}

export type LendToRefusal = "not-allowed" | "not-found" | DaysRefusal;

/** The office lends to somebody who called or came: counts at once. How soon and for how long it decides itself. */
export async function lendTo(ctx: Context, { offerId, days, borrower }: AskForLoan, id = newId(ctx.now)): Promise<Result<{ id: string }, LendToRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const regionId = ctx.region.id;
  const { name, email, phone, language } = borrower;
  return transact(ctx, async (tx): Promise<Result<{ id: string }, LendToRefusal>> => {
    const made = await tx
      .insert(bookings)
      .values({ regionId, id, offerId, state: "asked", madeAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: bookings.id });
    // The same form sent twice.
    if (made.length === 0) return done({ id });
    await tx.insert(bookingContacts).values({ regionId, bookingId: id, name, email, phone, language });
    await tx.insert(loans).values({ regionId, bookingId: id, offerId, firstDay: days.first, lastDay: days.last });
    const refusal = await lend(ctx, tx, id);
    if (refusal) {
      await tx.delete(bookings).where(own(ctx, id));
      tx.audit("booking.declined", id);
      return refused(refusal);
    }
    if (email !== null) {
      await tx.update(bookings).set({ owed: "booked" }).where(own(ctx, id));
      await enqueueLetter(ctx, tx, id);
    }
    tx.audit("booking.made", id, { state: "booked" });
    return done({ id });
  });
}

/** By link: confirms the days, or gives them back before the thing was fetched. */
export async function answerLoan(
  ctx: Context,
  { comes }: { comes: boolean },
): Promise<Result<{ state: BookingState }, "not-allowed" | DaysRefusal | "handed-out">> {
  const id = ownBookingId(ctx.actor);
  if (id === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ state: BookingState }, "not-allowed" | DaysRefusal | "handed-out">> => {
    const [loan] = await tx
      .select({ piece: loans.piece })
      .from(loans)
      .where(and(eq(loans.regionId, ctx.region.id), eq(loans.bookingId, id)));
    if (!loan) return refused("not-allowed");
    const state = comes ? "booked" : "withdrawn";
    const refusal = comes ? await lend(ctx, tx, id) : await giveUp(ctx, tx, id);
    if (refusal) return refused(refusal);
    tx.audit("booking.answered", id, { state });
    return done({ state });
  });
}

/** Keeps a piece that the database chooses. @returns null, or why not */
async function lend(ctx: Context, tx: Writer, id: string): Promise<DaysRefusal | null> {
  const refusal = await whyNot<DaysRefusal>(tx, sql`wall.lend(${id}, ${ctx.today})`);
  if (!refusal) await noteStep(ctx, tx, id, "booked");
  return refusal;
}

/** Frees the piece. @returns handed-out: it is away already */
export async function giveUp(ctx: Context, tx: Writer, id: string): Promise<"handed-out" | null> {
  const refusal = await whyNot<"handed-out">(tx, sql`wall.give_up_loan(${id})`);
  if (!refusal) await noteStep(ctx, tx, id, "withdrawn");
  return refusal;
}

async function noteStep(ctx: Context, tx: Writer, bookingId: string, state: BookingState): Promise<void> {
  await tx.insert(bookingSteps).values({ regionId: ctx.region.id, id: newId(ctx.now), bookingId, state, at: ctx.now });
  // Public pages say which days are free.
  tx.publish();
}

async function whyNot<Refusal extends string = DaysRefusal>(tx: Writer, call: ReturnType<typeof sql>): Promise<Refusal | null> {
  const { rows } = await tx.execute<{ refusal: Refusal | null }>(sql`select ${call} as refusal`);
  return rows[0]?.refusal ?? null;
}

const own = (ctx: Context, id: string) => and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, id));
