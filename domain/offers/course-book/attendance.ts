import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { addDays } from "#platform/days/index.ts";
import { dayIn, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { shownCount } from "#platform/small-numbers/index.ts";
import { bookKeeperOf, findOwnCourse, listCourseDates, listLearners, type Learner, type OwnCourse } from "./own-courses.ts";
import { attendance, attendanceSheets, MARKS, type Mark } from "./schema.ts";

/** So far ahead dates stand in the book. */
const AHEAD_DAYS = 14;

export type BookDate = {
  startsAt: Date;
  /** YYYY-MM-DD in the region's zone. */
  startsOn: string;
  isAllDay: boolean;
  /** Null: nothing was noted yet. */
  noted: Record<Mark, number> | null;
};
export type CourseBook = { course: OwnCourse; learners: (Learner & Record<Mark, number>)[]; dates: BookDate[] };

/**
 * The book of an own course: its learners with what was noted of each, and its dates up to two weeks from today. A date that the
 * calendar no longer has, but for which something was noted, stays. Null for anybody else's course. Six queries.
 */
export async function findCourseBook(ctx: Context, db: Reader, offerId: string): Promise<CourseBook | null> {
  const course = await findOwnCourse(ctx, db, offerId);
  if (!course) return null;
  const learners = await listLearners(ctx, db, offerId);
  const planned = await listCourseDates(ctx, db, offerId, addDays(ctx.today, AHEAD_DAYS));
  const sheets = await db
    .select()
    .from(attendanceSheets)
    .where(and(eq(attendanceSheets.regionId, ctx.region.id), eq(attendanceSheets.offerId, offerId)))
    .orderBy(asc(attendanceSheets.startsAt));
  const marks = await db
    .select()
    .from(attendance)
    .where(and(eq(attendance.regionId, ctx.region.id), eq(attendance.offerId, offerId)));
  const gone = sheets.filter((sheet) => !planned.some(({ startsAt }) => isSame(startsAt, sheet.startsAt)));
  const dates = [
    ...planned.map((date) => ({ ...date, isNoted: sheets.some(({ startsAt }) => isSame(startsAt, date.startsAt)) })),
    ...gone.map(({ startsAt }) => ({ startsAt, startsOn: dayIn(ctx.region.timeZone, startsAt), isAllDay: false, isNoted: true })),
  ].toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  return {
    course,
    learners: learners.map((learner) => ({ ...learner, ...countOf(marks.filter(({ bookingId }) => bookingId === learner.bookingId)) })),
    dates: dates.map(({ isNoted, ...date }) => ({
      ...date,
      noted: isNoted ? countOf(marks.filter(({ startsAt }) => isSame(startsAt, date.startsAt))) : null,
    })),
  };
}

const isSame = (one: Date, other: Date) => one.getTime() === other.getTime();

function countOf(marks: readonly { mark: Mark }[]): Record<Mark, number> {
  const of = (wanted: Mark) => marks.filter(({ mark }) => mark === wanted).length;
  return { present: of("present"), excused: of("excused"), absent: of("absent") };
}

export type Sheet = {
  title: string;
  startsAt: Date;
  startsOn: string;
  isAllDay: boolean;
  learners: (Learner & { mark: Mark | null })[];
  /** Null: nothing was noted yet. */
  version: number | null;
};

/** One date of an own course, by name; null where the course has no such date. Six queries. */
export async function findSheet(ctx: Context, db: Reader, offerId: string, startsAt: Date): Promise<Sheet | null> {
  const course = await findOwnCourse(ctx, db, offerId);
  if (!course) return null;
  const [sheet] = await db
    .select()
    .from(attendanceSheets)
    .where(ofDate(ctx, offerId, startsAt));
  const planned = (await listCourseDates(ctx, db, offerId, addDays(ctx.today, AHEAD_DAYS))).find((date) => isSame(date.startsAt, startsAt));
  if (!planned && !sheet) return null;
  const marks = await db
    .select()
    .from(attendance)
    .where(and(eq(attendance.regionId, ctx.region.id), eq(attendance.offerId, offerId), eq(attendance.startsAt, startsAt)));
  const markOf = (id: string) => marks.find(({ bookingId }) => bookingId === id)?.mark ?? null;
  const learners = (await listLearners(ctx, db, offerId)).map((learner) => ({ ...learner, mark: markOf(learner.bookingId) }));
  return {
    title: course.title,
    startsAt,
    startsOn: planned?.startsOn ?? dayIn(ctx.region.timeZone, startsAt),
    isAllDay: planned?.isAllDay ?? false,
    // Who gave the place back stands on the dates only on which something was noted.
    learners: learners.filter(({ hasPlace, mark }) => hasPlace || mark !== null),
    version: sheet?.version ?? null,
  };
}

const ofDate = (ctx: Context, offerId: string, startsAt: Date) =>
  and(eq(attendanceSheets.regionId, ctx.region.id), eq(attendanceSheets.offerId, offerId), eq(attendanceSheets.startsAt, startsAt));

export const NoteAttendance = z.strictObject({
  offerId: z.uuid(),
  startsAt: z.date(),
  /** As it was when the form was opened; null: nothing was noted yet. */
  version: z.int().min(1).nullable(),
  /** By booking; who is left out has no mark. */
  marks: z.record(z.uuid(), z.enum(MARKS)),
});
export type NoteAttendance = z.infer<typeof NoteAttendance>;

/** A lesson is noted when it begins, or shortly before; whoever notes days ahead has the wrong date. */
const EARLIEST = 2 * 3_600_000;

/** Whether a date may be noted already. */
export const isBegun = (ctx: Context, startsAt: Date): boolean => startsAt.getTime() - ctx.now.getTime() <= EARLIEST;

export type NoteRefusal = "not-allowed" | "not-found" | "not-begun" | "version-conflict";

/**
 * Notes who was there on a date, for all learners at once, and counts anew. Only the link of the provider's entry may: no role of
 * the office, and the database refuses it to them as well. The same sent twice is one.
 */
export async function noteAttendance(ctx: Context, { offerId, startsAt, version, marks }: NoteAttendance): Promise<Result<null, NoteRefusal>> {
  if (bookKeeperOf(ctx) === null) return refused("not-allowed");
  if (!isBegun(ctx, startsAt)) return refused("not-begun");
  return transact(ctx, async (tx): Promise<Result<null, NoteRefusal>> => {
    const sheet = await findSheet(ctx, tx, offerId, startsAt);
    if (!sheet) return refused("not-found");
    const known = sheet.learners.map(({ bookingId }) => bookingId);
    if (Object.keys(marks).some((id) => !known.includes(id))) return refused("not-found");
    if (sheet.version !== version)
      return sheet.learners.every(({ bookingId, mark }) => mark === (marks[bookingId] ?? null)) ? done(null) : refused("version-conflict");
    const key = { regionId: ctx.region.id, offerId, startsAt };
    const values = { notedAt: ctx.now, headcount: shownCount(countOf(Object.values(marks).map((mark) => ({ mark }))).present), version: (version ?? 0) + 1 };
    const written =
      version === null
        ? await tx
            .insert(attendanceSheets)
            .values({ ...key, ...values })
            .onConflictDoNothing()
            .returning({ version: attendanceSheets.version })
        : await tx
            .update(attendanceSheets)
            .set(values)
            .where(and(ofDate(ctx, offerId, startsAt), eq(attendanceSheets.version, version)))
            .returning({ version: attendanceSheets.version });
    // Somebody else was quicker by a moment.
    if (written.length === 0) return refused("version-conflict");
    if (known.length > 0) {
      await tx.delete(attendance).where(and(eq(attendance.regionId, key.regionId), eq(attendance.startsAt, startsAt), inArray(attendance.bookingId, known)));
    }
    const rows = Object.entries(marks).map(([bookingId, mark]) => ({ ...key, bookingId, mark }));
    if (rows.length > 0) await tx.insert(attendance).values(rows);
    tx.audit("attendance.noted", offerId);
    return done(null);
  });
}

export type Headcount = { startsAt: Date; /** Null: 0 to 2. */ headcount: number | null };

/** How many came to each date, rounded when it was written: all that the office learns of attendance. One query. */
export function listHeadcounts(ctx: Context, db: Reader, offerId: string): Promise<Headcount[]> {
  return db
    .select({ startsAt: attendanceSheets.startsAt, headcount: attendanceSheets.headcount })
    .from(attendanceSheets)
    .where(and(eq(attendanceSheets.regionId, ctx.region.id), eq(attendanceSheets.offerId, offerId)))
    .orderBy(asc(attendanceSheets.startsAt));
}
