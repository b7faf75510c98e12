import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Actor, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { enqueueMoveUp, lockCapacity, stepBooking } from "../../bookings/index.ts";
import { bookingContacts, bookings } from "../../bookings/schema.ts";
import { offerTexts } from "../../schema.ts";
import { courses } from "../schema.ts";
import { ownEntry } from "./enter.ts";
import { interestContacts, interestEntries, interestOffers, type InterestState } from "./schema.ts";

/** The entry that a signed link opens; null for everybody else. */
function ownInterestId(actor: Actor): string | null {
  return actor.kind === "link" && actor.opens === "interest" ? actor.subjectId : null;
}

export type OwnInterest = {
  state: InterestState;
  name: string;
  language: Locale;
  /** A place that is kept, or was taken. */
  place: { offerId: string; titles: { language: Locale; title: string }[]; until: Date | null; startsOn: string | null } | null;
};

/** The page behind the link of somebody who looks for a course; null for a context without one, and after that one left. */
export async function findOwnInterest(ctx: Context, db: Reader): Promise<OwnInterest | null> {
  const id = ownInterestId(ctx.actor);
  if (id === null) return null;
  const here = ctx.region.id;
  const [own] = await db
    .select({ state: interestEntries.state, name: interestContacts.name, language: interestContacts.language })
    .from(interestEntries)
    .innerJoin(interestContacts, and(eq(interestContacts.regionId, interestEntries.regionId), eq(interestContacts.interestId, interestEntries.id)))
    .where(ownEntry(ctx, id));
  if (!own) return null;
  if (own.state !== "offered" && own.state !== "placed") return { ...own, place: null };
  const [place] = await db
    .select({ offerId: interestOffers.offerId, until: bookings.offeredUntil, startsOn: courses.startsOn })
    .from(interestOffers)
    .innerJoin(bookings, and(eq(bookings.regionId, interestOffers.regionId), eq(bookings.id, interestOffers.bookingId)))
    .leftJoin(courses, and(eq(courses.regionId, interestOffers.regionId), eq(courses.offerId, interestOffers.offerId)))
    .where(and(eq(interestOffers.regionId, here), eq(interestOffers.interestId, id), eq(interestOffers.state, own.state === "offered" ? "offered" : "taken")));
  if (!place) return { ...own, place: null };
  const titles = await db
    .select({ language: offerTexts.language, title: offerTexts.title })
    .from(offerTexts)
    .where(and(eq(offerTexts.regionId, here), eq(offerTexts.offerId, place.offerId)));
  return { ...own, place: { ...place, titles } };
}

export const InterestAnswer = z.enum(["confirm", "take", "not-now", "leave"]);
export type InterestAnswer = z.infer<typeof InterestAnswer>;

/**
 * By link: says that one looks (still), takes the place that is kept, gives it back, or leaves the list. Taken, the place is a
 * booking as any other. Who leaves has no name here any more.
 */
export async function answerInterest(ctx: Context, answer: InterestAnswer): Promise<Result<{ state: InterestState }, "not-allowed" | "too-late">> {
  const id = ownInterestId(ctx.actor);
  if (id === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ state: InterestState }, "not-allowed" | "too-late">> => {
    const [open] = await tx
      .select()
      .from(interestOffers)
      .where(and(eq(interestOffers.regionId, ctx.region.id), eq(interestOffers.interestId, id), eq(interestOffers.state, "offered")));
    // Always the course before the entry: so does who offers.
    const capacity = open && (await lockCapacity(ctx, tx, open.offerId));
    const [entry] = await tx.select().from(interestEntries).where(ownEntry(ctx, id)).for("update");
    const [contact] = await tx
      .select()
      .from(interestContacts)
      .where(and(eq(interestContacts.regionId, ctx.region.id), eq(interestContacts.interestId, id)));
    if (!entry || !contact) return refused("not-allowed");
    const [booking] = open
      ? await tx
          .select()
          .from(bookings)
          .where(and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, open.bookingId)))
      : [];
    const isKept = booking?.state === "offered";
    // A page from before the place came asks nothing about it.
    if (answer === "confirm" && isKept) return done({ state: "offered" });
    if (answer === "take") {
      if (entry.state === "placed") return done({ state: "placed" });
      // The hourly job takes it back; until then the place is still kept.
      if (!capacity || !booking || !isKept || booking.offeredUntil === null || booking.offeredUntil < ctx.now) return refused("too-late");
      const { name, email, phone, language } = contact;
      await tx.insert(bookingContacts).values({ regionId: ctx.region.id, bookingId: booking.id, name, email, phone, language });
      // The mail brings the link by which the place is given back.
      await stepBooking(ctx, tx, capacity, booking, { state: "booked", owed: "booked" });
      return settle("placed", "taken");
    }
    if (capacity && booking && isKept) {
      await stepBooking(ctx, tx, capacity, booking, { state: "withdrawn", owed: null });
      await enqueueMoveUp(ctx, tx, capacity.offerId);
    }
    if (answer === "leave") {
      await tx.delete(interestContacts).where(and(eq(interestContacts.regionId, ctx.region.id), eq(interestContacts.interestId, id)));
      return settle("left", "declined");
    }
    return settle(entry.state === "placed" ? "placed" : "listed", "declined");

    async function settle(state: InterestState, place: "taken" | "declined") {
      if (open) await closePlace(ctx, tx, open.bookingId, place);
      await tx
        .update(interestEntries)
        .set({ state, owed: null, lastSignOn: ctx.today, askedOn: null })
        .where(ownEntry(ctx, id ?? ""));
      tx.audit("interest.answered", id ?? "", { answer });
      return done({ state });
    }
  });
}

async function closePlace(ctx: Context, tx: Writer, bookingId: string, state: "taken" | "declined"): Promise<void> {
  await tx
    .update(interestOffers)
    .set({ state, answeredAt: ctx.now })
    .where(and(eq(interestOffers.regionId, ctx.region.id), eq(interestOffers.bookingId, bookingId)));
}
