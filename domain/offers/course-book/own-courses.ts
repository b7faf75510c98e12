import { and, asc, count, eq, gte, inArray, isNull, lte, max, min, sql } from "drizzle-orm";
import { addDays } from "#platform/days/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { providersOf } from "../access.ts";
import { courses, type LEVELS } from "../courses/schema.ts";
import { offerDates, offers, offerTexts } from "../schema.ts";
import { attendanceSheets, courseCertificates } from "./schema.ts";

/** As long as the names of learners are there: ninety days after the end. */
const AFTER_DAYS = 90;

export type OwnCourse = {
  id: string;
  title: string;
  /** YYYY-MM-DD, as the course says it, else its first and last date; null: it has neither. */
  startsOn: string | null;
  endsOn: string | null;
  lessons: number | null;
  levelTo: (typeof LEVELS)[number] | null;
  /** On how many dates attendance was noted. */
  noted: number;
  /** Its names are gone, or will be tonight: it is there for its certificates only. */
  isOver: boolean;
};

/** Only who opens the link of the organisation's entry: no account and no role of the office. */
export const bookKeeperOf = ({ actor }: Context): string | null => (actor.kind === "link" ? (providersOf(actor)[0] ?? null) : null);

/**
 * The link's courses that run, are to come, or are over so short that their learners are still known; and older ones with
 * certificates, which can still be withdrawn. By title. Four queries.
 */
export async function listOwnCourses(ctx: Context, db: Reader, id?: string): Promise<OwnCourse[]> {
  const organisationId = bookKeeperOf(ctx);
  if (organisationId === null) return [];
  const here = ctx.region.id;
  const rows = await db
    .select({
      id: offers.id,
      title: offerTexts.title,
      startsOn: courses.startsOn,
      endsOn: courses.endsOn,
      lessons: courses.lessons,
      levelTo: courses.levelTo,
      state: offers.state,
    })
    .from(offers)
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .leftJoin(courses, and(eq(courses.regionId, offers.regionId), eq(courses.offerId, offers.id)))
    .where(
      and(eq(offers.regionId, here), eq(offers.organisationId, organisationId), eq(offers.kind, "course"), id === undefined ? undefined : eq(offers.id, id)),
    )
    .orderBy(asc(offerTexts.title), asc(offers.id));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const certified = await db
    .selectDistinct({ offerId: courseCertificates.offerId })
    .from(courseCertificates)
    .where(and(eq(courseCertificates.regionId, here), inArray(courseCertificates.offerId, ids)));
  const dates = await db
    .select({ offerId: offerDates.offerId, first: min(offerDates.startsOn), last: max(offerDates.startsOn) })
    .from(offerDates)
    .where(and(eq(offerDates.regionId, here), inArray(offerDates.offerId, ids), eq(offerDates.isCancelled, false)))
    .groupBy(offerDates.offerId);
  const sheets = await db
    .select({ offerId: attendanceSheets.offerId, noted: count() })
    .from(attendanceSheets)
    .where(and(eq(attendanceSheets.regionId, here), inArray(attendanceSheets.offerId, ids)))
    .groupBy(attendanceSheets.offerId);
  const since = addDays(ctx.today, -AFTER_DAYS);
  const found = rows.map(({ state, ...row }) => {
    const known = dates.find(({ offerId }) => offerId === row.id);
    return {
      ...row,
      startsOn: row.startsOn ?? known?.first ?? null,
      endsOn: row.endsOn ?? known?.last ?? null,
      noted: sheets.find(({ offerId }) => offerId === row.id)?.noted ?? 0,
      isOver: state === "archived" || (row.endsOn !== null && row.endsOn < since),
    };
  });
  return found.filter(({ id: one, isOver }) => !isOver || certified.some(({ offerId }) => offerId === one));
}

/** One of them; null for anybody else's, and for everybody without the link. */
export async function findOwnCourse(ctx: Context, db: Reader, id: string): Promise<OwnCourse | null> {
  return (await listOwnCourses(ctx, db, id))[0] ?? null;
}

/** For so long a date without an entry is worth a word. */
const REMIND_DAYS = 28;

/** Dates of the last four weeks for which nothing was noted, in those of the courses whose book is kept at all. One query. */
export async function countUnnoted(ctx: Context, db: Reader, own: readonly OwnCourse[]): Promise<number> {
  const kept = own.filter(({ noted, isOver }) => noted > 0 && !isOver).map(({ id }) => id);
  if (kept.length === 0) return 0;
  const [found] = await db
    .select({ dates: sql<number>`count(distinct (${offerDates.offerId}, ${offerDates.startsAt}))::int` })
    .from(offerDates)
    .leftJoin(
      attendanceSheets,
      and(
        eq(attendanceSheets.regionId, offerDates.regionId),
        eq(attendanceSheets.offerId, offerDates.offerId),
        eq(attendanceSheets.startsAt, offerDates.startsAt),
      ),
    )
    .where(
      and(
        eq(offerDates.regionId, ctx.region.id),
        inArray(offerDates.offerId, kept),
        eq(offerDates.isCancelled, false),
        lte(offerDates.startsAt, ctx.now),
        gte(offerDates.startsOn, addDays(ctx.today, -REMIND_DAYS)),
        isNull(attendanceSheets.startsAt),
      ),
    );
  return found?.dates ?? 0;
}

export type Learner = { bookingId: string; name: string; hasPlace: boolean };

/** Who has a place, and who gave it back after something was noted; by name. */
export async function listLearners(ctx: Context, db: Reader, offerId: string): Promise<Learner[]> {
  if (bookKeeperOf(ctx) === null) return [];
  const { rows } = await db.execute<{ booking_id: string; name: string; has_place: boolean }>(sql`
    select booking_id, name, has_place from wall.own_learners() where offer_id = ${offerId} order by lower(name), booking_id`);
  return rows.map(({ booking_id: bookingId, name, has_place: hasPlace }) => ({ bookingId, name, hasPlace }));
}

/** The dates that stand in the calendar, called off ones left out. @param until YYYY-MM-DD, included */
export function listCourseDates(ctx: Context, db: Reader, offerId: string, until: string) {
  return db
    .selectDistinct({ startsAt: offerDates.startsAt, startsOn: offerDates.startsOn, isAllDay: offerDates.isAllDay })
    .from(offerDates)
    .where(and(eq(offerDates.regionId, ctx.region.id), eq(offerDates.offerId, offerId), eq(offerDates.isCancelled, false), lte(offerDates.startsOn, until)))
    .orderBy(asc(offerDates.startsAt));
}
