import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { transact, type Context, type Reader, type Region, type Writer } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { titleIn } from "../bookings/index.ts";
import { bookingContacts, bookings } from "../bookings/schema.ts";
import { offerDates, offerPlaces, offers } from "../schema.ts";
import { eventLetters, type EventLetterKind } from "./schema.ts";

export type EventDate = { startsAt: Date; startsOn: string; isAllDay: boolean };

/** What a mail about a date tells. The words are made above, see app/mails/events.ts. */
export type EventLetter = {
  kind: EventLetterKind;
  region: Region;
  language: Locale;
  name: string;
  /** In the reader's language where there is one, else in German. */
  title: string;
  /** The date it is about: it comes, or it does not. */
  at: Date;
  /** What comes next; of a reminder its own date alone. */
  next: EventDate[];
  /** One line; empty: none. */
  place: string;
  /** Goes into the link. */
  code: string;
};
export type ComposeEventLetter = (letter: EventLetter) => { subject: string; body: string };

/** As long as the links in other mails about a place. */
const LINK_DAYS = 400;
const NEXT_DATES = 3;

/**
 * The job "event.mail": all that one booking must hear of its dates. Mark, link and mail are one transaction, so that the job
 * run twice sends once. What is no longer true when the job comes to it is not sent.
 *
 * @throws Error if the payload names no booking
 */
export function mailEvent(compose: ComposeEventLetter): JobHandler {
  return async (ctx, { payload }) => {
    const { bookingId } = payload;
    if (bookingId === undefined) throw new Error("The job names no booking.");
    await transact(ctx, async (tx) => {
      const owed = and(eq(eventLetters.regionId, ctx.region.id), eq(eventLetters.bookingId, bookingId), isNull(eventLetters.sentAt));
      const letters = await tx.select().from(eventLetters).where(owed).orderBy(asc(eventLetters.ofDate)).for("update");
      const booked = await findBooked(ctx, tx, bookingId);
      if (booked) for (const { kind, ofDate } of letters) await send(ctx, tx, compose, { ...booked, kind, ofDate });
      await tx.update(eventLetters).set({ sentAt: ctx.now }).where(owed);
    });
  };
}

type Booked = { bookingId: string; offerId: string; state: string; name: string; guardian: string; email: string; language: Locale };

async function findBooked(ctx: Context, db: Reader, bookingId: string): Promise<Booked | null> {
  const [found] = await db
    .select({
      offerId: bookings.offerId,
      state: bookings.state,
      name: bookingContacts.name,
      guardian: bookingContacts.guardian,
      email: bookingContacts.email,
      language: bookingContacts.language,
    })
    .from(bookings)
    .innerJoin(bookingContacts, and(eq(bookingContacts.regionId, bookings.regionId), eq(bookingContacts.bookingId, bookings.id)))
    .where(and(eq(bookings.regionId, ctx.region.id), eq(bookings.id, bookingId)));
  const email = found?.email;
  return found && email ? { ...found, email, bookingId } : null;
}

async function send(
  ctx: Context,
  tx: Writer,
  compose: ComposeEventLetter,
  { kind, ofDate, ...booked }: Booked & { kind: EventLetterKind; ofDate: Date },
): Promise<void> {
  const { offerId, bookingId, language, name, guardian, email } = booked;
  const isIn = booked.state === "booked" || (kind !== "reminder" && (booked.state === "waiting" || booked.state === "offered"));
  if (!isIn || ofDate <= ctx.now) return;
  const next = await comingDates(ctx, tx, offerId);
  const stands = next.filter(({ startsAt }) => startsAt.getTime() === ofDate.getTime());
  if (stands.length > 0 !== (kind === "reminder")) return;
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 24 * 3_600_000);
  const code = await issueCode(tx, { regionId: ctx.region.id, kind: "booking", subjectId: bookingId, expiresAt });
  const letter = {
    kind,
    region: ctx.region,
    language,
    name,
    title: await titleIn(ctx, tx, offerId, language),
    at: ofDate,
    next: kind === "reminder" ? stands : next.slice(0, NEXT_DATES),
    place: await placeOf(ctx, tx, offerId),
    code,
  };
  await queueMail(tx, ctx, { to: email, addressee: { name, guardian }, handOver: true, ...compose(letter) });
  tx.audit("event.mailed", bookingId, { kind });
}

/** In their order; none of what is over for good. */
async function comingDates(ctx: Context, db: Reader, offerId: string): Promise<EventDate[]> {
  return db
    .select({ startsAt: offerDates.startsAt, startsOn: offerDates.startsOn, isAllDay: offerDates.isAllDay })
    .from(offerDates)
    .innerJoin(offers, and(eq(offers.regionId, offerDates.regionId), eq(offers.id, offerDates.offerId), sql`${offers.state} not in ('ended', 'archived')`))
    .where(and(eq(offerDates.regionId, ctx.region.id), eq(offerDates.offerId, offerId), eq(offerDates.isCancelled, false), gt(offerDates.startsAt, ctx.now)))
    .orderBy(asc(offerDates.startsAt));
}

async function placeOf(ctx: Context, db: Reader, offerId: string): Promise<string> {
  const [place] = await db
    .select({ name: offerPlaces.name, street: offerPlaces.street, postalCode: offerPlaces.postalCode })
    .from(offerPlaces)
    .where(and(eq(offerPlaces.regionId, ctx.region.id), eq(offerPlaces.offerId, offerId)))
    .orderBy(asc(offerPlaces.position))
    .limit(1);
  return place ? [place.name, place.street, place.postalCode].filter(Boolean).join(", ") : "";
}
