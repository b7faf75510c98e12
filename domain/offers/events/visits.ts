import { and, asc, count, desc, eq, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { bookingContacts, bookings } from "../bookings/schema.ts";
import { offerDates } from "../schema.ts";
import { eventCounts, eventVisits, GROUPS, type GroupCounts } from "./schema.ts";

export type KeptDate = { startsAt: Date; startsOn: string; isAllDay: boolean; isCancelled: boolean; came: number; walkIns: number };

/** So many dates stand on one page, of those to come and of those behind us: what is daily must not push today off it. */
const MOST_COMING = 30;
const MOST_PAST = 60;

/** The dates of an offer with who came, the latest first: those behind us, and the next ones. Four queries. */
export async function listKeptDates(ctx: Context, db: Reader, offerId: string): Promise<KeptDate[]> {
  const here = ctx.region.id;
  const { startsAt, startsOn, isAllDay, isCancelled } = offerDates;
  const datesIn = (days: SQL) =>
    db
      .select({ startsAt, startsOn, isAllDay, isCancelled })
      .from(offerDates)
      .where(and(eq(offerDates.regionId, here), eq(offerDates.offerId, offerId), days));
  const coming = await datesIn(sql`${startsOn} between ${ctx.today}::date and ${ctx.today}::date + 60`)
    .orderBy(asc(startsAt))
    .limit(MOST_COMING);
  const past = await datesIn(sql`${startsOn} between ${ctx.today}::date - 90 and ${ctx.today}::date - 1`)
    .orderBy(desc(startsAt))
    .limit(MOST_PAST);
  const dates = [...coming.toReversed(), ...past];
  const visits = await db
    .select({ startsAt: eventVisits.startsAt, came: count() })
    .from(eventVisits)
    .innerJoin(bookings, and(eq(bookings.regionId, eventVisits.regionId), eq(bookings.id, eventVisits.bookingId)))
    .where(and(eq(eventVisits.regionId, here), eq(bookings.offerId, offerId)))
    .groupBy(eventVisits.startsAt);
  const counts = await db
    .select()
    .from(eventCounts)
    .where(and(eq(eventCounts.regionId, here), eq(eventCounts.offerId, offerId)));
  const at = (moment: Date) => moment.getTime();
  return dates.map((date) => ({
    ...date,
    came: visits.find(({ startsAt }) => at(startsAt) === at(date.startsAt))?.came ?? 0,
    walkIns: counts.find(({ startsAt }) => at(startsAt) === at(date.startsAt))?.walkIns ?? 0,
  }));
}

export type Expected = { bookingId: string; arrived: number | null; name: string | null; guardian: string; cameAt: Date | null };
export type DateAtDoor = {
  startsAt: Date;
  startsOn: string;
  isAllDay: boolean;
  isCancelled: boolean;
  people: Expected[];
  walkIns: number;
  groups: GroupCounts;
  /** Of the count; null: nothing was counted yet. */
  version: number | null;
};

/** Who is expected at a date and who is there, by name; null: the offer has no such date. Three queries. */
export async function findDateAtDoor(ctx: Context, db: Reader, offerId: string, startsAt: Date): Promise<DateAtDoor | null> {
  const here = ctx.region.id;
  const [date] = await db
    .select({ startsAt: offerDates.startsAt, startsOn: offerDates.startsOn, isAllDay: offerDates.isAllDay, isCancelled: offerDates.isCancelled })
    .from(offerDates)
    .where(and(eq(offerDates.regionId, here), eq(offerDates.offerId, offerId), eq(offerDates.startsAt, startsAt)))
    .limit(1);
  if (!date) return null;
  const people = await db
    .select({
      bookingId: bookings.id,
      arrived: bookings.arrived,
      name: bookingContacts.name,
      guardian: sql<string>`coalesce(${bookingContacts.guardian}, '')`,
      cameAt: eventVisits.cameAt,
    })
    .from(bookings)
    .leftJoin(bookingContacts, and(eq(bookingContacts.regionId, bookings.regionId), eq(bookingContacts.bookingId, bookings.id)))
    .leftJoin(eventVisits, and(eq(eventVisits.regionId, bookings.regionId), eq(eventVisits.bookingId, bookings.id), eq(eventVisits.startsAt, startsAt)))
    // Who was there stays on the list of that day, also after giving the place back.
    .where(and(eq(bookings.regionId, here), eq(bookings.offerId, offerId), sql`(${bookings.state} = 'booked' or ${eventVisits.cameAt} is not null)`))
    .orderBy(asc(sql`lower(${bookingContacts.name})`), asc(bookings.arrived));
  const [counted] = await db
    .select()
    .from(eventCounts)
    .where(ofDate(ctx, offerId, startsAt));
  return { ...date, people, walkIns: counted?.walkIns ?? 0, groups: counted?.groups ?? {}, version: counted?.version ?? null };
}

const ofDate = (ctx: Context, offerId: string, startsAt: Date) =>
  and(eq(eventCounts.regionId, ctx.region.id), eq(eventCounts.offerId, offerId), eq(eventCounts.startsAt, startsAt));

export const NoteVisit = z.strictObject({ offerId: z.uuid(), startsAt: z.date(), bookingId: z.uuid(), isThere: z.boolean() });
export type NoteVisit = z.infer<typeof NoteVisit>;

/** Doors open a while before; whoever counts days ahead has the wrong date. */
const EARLIEST = 12 * 3_600_000;

export type AtDoorRefusal = "not-allowed" | "not-found" | "not-begun";

/** Notes at the door that somebody is there, or takes it back. The first moment stays when two tap the same name. */
export async function noteVisit(ctx: Context, { offerId, startsAt, bookingId, isThere }: NoteVisit): Promise<Result<null, AtDoorRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, AtDoorRefusal>> => {
    const date = await findDateAtDoor(ctx, tx, offerId, startsAt);
    if (!date?.people.some((person) => person.bookingId === bookingId)) return refused("not-found");
    if (startsAt.getTime() - ctx.now.getTime() > EARLIEST) return refused("not-begun");
    const regionId = ctx.region.id;
    if (isThere) await tx.insert(eventVisits).values({ regionId, bookingId, startsAt, cameAt: ctx.now }).onConflictDoNothing();
    else await tx.delete(eventVisits).where(and(eq(eventVisits.regionId, regionId), eq(eventVisits.bookingId, bookingId), eq(eventVisits.startsAt, startsAt)));
    tx.audit("event.visit-noted", bookingId, { isThere });
    return done(null);
  });
}

const People = z.int().min(0).max(100_000);

export const SaveCount = z.strictObject({
  offerId: z.uuid(),
  startsAt: z.date(),
  /** Null: nothing was counted yet. */
  version: z.int().min(1).nullable(),
  walkIns: People,
  groups: z.partialRecord(z.enum(GROUPS), People),
});
export type SaveCount = z.infer<typeof SaveCount>;

/** Enters how many came without a booking, and how many of each group were there. */
export async function saveCount(
  ctx: Context,
  { offerId, startsAt, version, walkIns, groups }: SaveCount,
): Promise<Result<null, AtDoorRefusal | "version-conflict">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, AtDoorRefusal | "version-conflict">> => {
    const date = await findDateAtDoor(ctx, tx, offerId, startsAt);
    if (!date) return refused("not-found");
    if (startsAt.getTime() - ctx.now.getTime() > EARLIEST) return refused("not-begun");
    // The same numbers sent twice are one count.
    if (date.version !== version) return isSame(date, walkIns, groups) ? done(null) : refused("version-conflict");
    const values = { walkIns, groups, version: (version ?? 0) + 1 };
    const written =
      version === null
        ? await tx
            .insert(eventCounts)
            .values({ regionId: ctx.region.id, offerId, startsAt, ...values })
            .onConflictDoNothing()
            .returning()
        : await tx
            .update(eventCounts)
            .set(values)
            .where(and(ofDate(ctx, offerId, startsAt), eq(eventCounts.version, version)))
            .returning();
    if (written.length === 0) return refused("version-conflict");
    tx.audit("event.counted", offerId);
    return done(null);
  });
}

const isSame = (date: DateAtDoor, walkIns: number, groups: GroupCounts) =>
  date.walkIns === walkIns && GROUPS.every((group) => (date.groups[group] ?? 0) === (groups[group] ?? 0));
