import { and, eq, ne, sql } from "drizzle-orm";
import { transact, type Context, type Region, type Writer } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { loans, offerLendings } from "../lending/schema.ts";
import { offerTexts } from "../schema.ts";
import { bookingContacts, bookings, type Owed } from "./schema.ts";

/** What a mail about a booking tells. The words are made above, see app/mails/bookings.ts. */
export type BookingLetter = {
  /** taken-off: the office gave the place back, or took that one off the waiting list. */
  kind: Owed | "taken-off";
  region: Region;
  language: Locale;
  name: string;
  /** In the reader's language where there is one, else in German. */
  title: string;
  offeredUntil: Date | null;
  /** What is borrowed instead of a place; null: a place. */
  loan: { firstDay: string; lastDay: string; fetchPlace: string; fetchTimes: string } | null;
  /** Why the office did it, in its own words; empty: not said. */
  reason: string;
  /** Goes into the link. */
  code: string;
};
export type ComposeBookingLetter = (letter: BookingLetter) => { subject: string; body: string };

/** How long a link works; whoever books is asked, told and let go within it. */
const LINK_DAYS = 400;

/**
 * The job "booking.mail": what one booking must hear now. Mark, link and mail are one transaction, so that the job run twice
 * sends once.
 *
 * @throws Error if the payload names no booking
 */
export function mailBooking(compose: ComposeBookingLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { bookingId } = payload;
    if (bookingId === undefined) throw new Error("The job names no booking.");
    await transact(ctx, async (tx) => {
      const [found] = await tx
        .select({ booking: bookings, contact: bookingContacts })
        .from(bookings)
        .innerJoin(bookingContacts, and(eq(bookingContacts.regionId, bookings.regionId), eq(bookingContacts.bookingId, bookings.id)))
        .where(own(ctx, bookingId))
        .for("update", { of: bookings });
      const email = found?.contact.email;
      if (!found?.booking.owed || !email) return;
      const { booking, contact } = found;
      const loan = await loanOf(ctx, tx, bookingId);
      // Who borrows once more borrows on other days.
      const known = !loan && booking.state === "asked" ? await bookedBefore(ctx, tx, booking, email) : null;
      const subjectId = known ?? bookingId;
      // Who typed it may be a stranger: the link that is there goes on, should this be the mail that is one too many.
      const code = await issueLink(ctx, tx, subjectId, known === null ? undefined : true);
      const letter = {
        kind: booking.owed ?? "confirm",
        region: ctx.region,
        language: contact.language,
        name: contact.name,
        title: await titleIn(ctx, tx, booking.offerId, contact.language),
        offeredUntil: booking.offeredUntil,
        loan,
        reason: "",
        code,
      };
      await queueMail(tx, ctx, {
        to: email,
        addressee: { name: contact.name, guardian: contact.guardian },
        unasked: booking.state === "asked",
        handOver: true,
        ...compose(letter),
      });
      if (known === null) await tx.update(bookings).set({ owed: null }).where(own(ctx, bookingId));
      else await tx.delete(bookings).where(own(ctx, bookingId));
      tx.audit("booking.mailed", subjectId, { kind: letter.kind });
    });
  };
}

function issueLink(ctx: Context, tx: Writer, subjectId: string, keepsEarlier?: true): Promise<string> {
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 24 * 3_600_000);
  return issueCode(tx, { regionId: ctx.region.id, kind: "booking", subjectId, expiresAt, keepsEarlier });
}

/** Tells somebody whom the office took off a list, if there is an address. The reason goes into the mail and is kept nowhere else. */
export async function tellTakenOff(
  ctx: Context,
  tx: Writer,
  compose: ComposeBookingLetter,
  { offerId, contact, reason }: { offerId: string; contact: typeof bookingContacts.$inferSelect; reason: string },
): Promise<boolean> {
  const { email, language, name, bookingId } = contact;
  if (!email) return false;
  const [title, code] = [await titleIn(ctx, tx, offerId, language), await issueLink(ctx, tx, bookingId)];
  const letter = { kind: "taken-off" as const, region: ctx.region, language, name, title, offeredUntil: null, loan: null, reason, code };
  await queueMail(tx, ctx, { to: email, addressee: { name, guardian: contact.guardian }, handOver: true, ...compose(letter) });
  return true;
}

const own = (ctx: Context, id: string) => and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, id));

async function loanOf(ctx: Context, tx: Writer, bookingId: string): Promise<BookingLetter["loan"]> {
  const [loan] = await tx
    .select({ firstDay: loans.firstDay, lastDay: loans.lastDay, fetchPlace: offerLendings.fetchPlace, fetchTimes: offerLendings.fetchTimes })
    .from(loans)
    .innerJoin(offerLendings, and(eq(offerLendings.regionId, loans.regionId), eq(offerLendings.offerId, loans.offerId)))
    .where(and(eq(loans.regionId, ctx.region.id), eq(loans.bookingId, bookingId)));
  return loan ?? null;
}

/** Somebody typed the address of who is in already: no second booking, but the link once more. */
async function bookedBefore(ctx: Context, tx: Writer, { id, offerId }: typeof bookings.$inferSelect, email: string): Promise<string | null> {
  const [earlier] = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(bookingContacts, and(eq(bookingContacts.regionId, bookings.regionId), eq(bookingContacts.bookingId, bookings.id)))
    .where(
      and(
        eq(bookings.regionId, ctx.region.id),
        eq(bookings.offerId, offerId),
        ne(bookings.id, id),
        eq(sql`lower(${bookingContacts.email})`, email.toLowerCase()),
        // Parents register several children under one address.
        sql`lower(${bookingContacts.name}) = (select lower(name) from booking_contacts where region_id = ${ctx.region.id} and booking_id = ${id})`,
      ),
    )
    .orderBy(sql`${bookings.state} = 'asked'`, bookings.madeAt)
    .limit(1);
  return earlier?.id ?? null;
}

/** Of an offer, in this language where there is one, else in German. */
export async function titleIn(ctx: Context, tx: Writer, offerId: string, language: Locale): Promise<string> {
  const texts = await tx
    .select({ language: offerTexts.language, title: offerTexts.title })
    .from(offerTexts)
    .where(and(eq(offerTexts.regionId, ctx.region.id), eq(offerTexts.offerId, offerId)));
  return (texts.find((text) => text.language === language) ?? texts.find((text) => text.language === "de"))?.title ?? "";
}
