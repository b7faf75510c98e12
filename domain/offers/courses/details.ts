import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { people } from "#domain/network/schema.ts";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { COURSE_FUNDINGS, COURSE_TYPES, courses, LEVELS } from "./schema.ts";

const level = z.enum(LEVELS).nullable();

/** What is said of a course besides what every offer says. */
export const CourseDetails = z
  .strictObject({
    type: z.enum(COURSE_TYPES),
    levelFrom: level,
    levelTo: level,
    lessons: z.int().min(1).max(3000).nullable(),
    /** As it is called: "telc Deutsch A2". */
    certificate: z.string().trim().max(200),
    funding: z.enum(COURSE_FUNDINGS).nullable(),
    startsOn: z.iso.date().nullable(),
    endsOn: z.iso.date().nullable(),
    room: z.string().trim().max(200),
    teacherPersonId: z.uuid().nullable(),
    /** Free places are offered to the interest list by themselves. */
    asksInterested: z.boolean(),
  })
  .refine(({ levelFrom, levelTo }) => !levelFrom || !levelTo || LEVELS.indexOf(levelTo) >= LEVELS.indexOf(levelFrom), {
    path: ["levelTo"],
    message: "level-above",
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn >= startsOn, { path: ["endsOn"], message: "end-before-start" });
export type CourseDetails = z.infer<typeof CourseDetails>;

const ofOffer = (ctx: Context, offerId: string) => and(eq(courses.regionId, ctx.region.id), eq(courses.offerId, offerId));

/** Null where nothing was said yet. */
export async function findCourse(ctx: Context, db: Reader, offerId: string): Promise<CourseDetails | null> {
  const [row] = await db.select().from(courses).where(ofOffer(ctx, offerId));
  if (!row) return null;
  const { type, levelFrom, levelTo, lessons, certificate, funding, startsOn, endsOn, room, teacherPersonId, asksInterested } = row;
  return { type, levelFrom, levelTo, lessons, certificate, funding, startsOn, endsOn, room, teacherPersonId, asksInterested };
}

/** Writes what is said of a course, whole. A teacher who left the network since, as a version brought back may name one, is none. */
export async function writeCourse(ctx: Context, tx: Writer, offer: { id: string; isShown: boolean }, course: CourseDetails | null): Promise<void> {
  if (course === null) {
    await tx.delete(courses).where(ofOffer(ctx, offer.id));
    return;
  }
  const teacher = sql`(select ${people.id} from ${people} where ${people.regionId} = ${ctx.region.id} and ${people.id} = ${course.teacherPersonId})`;
  const said = { ...course, teacherPersonId: teacher };
  await tx
    .insert(courses)
    .values({ regionId: ctx.region.id, offerId: offer.id, isShown: offer.isShown, ...said })
    .onConflictDoUpdate({ target: [courses.regionId, courses.offerId], set: said });
}

export type Teacher = { id: string; name: string; function: string };

/** Who may stand as the teacher of an organisation's course: its people in functions, by name. */
export function listTeachers(ctx: Context, db: Reader, organisationId: string): Promise<Teacher[]> {
  return db
    .select({ id: people.id, name: sql<string>`concat_ws(' ', nullif(${people.firstName}, ''), ${people.lastName})`, function: people.function })
    .from(people)
    .where(
      and(eq(people.regionId, ctx.region.id), eq(people.organisationId, organisationId), sql`${people.erasedAt} is null and ${people.restrictedAt} is null`),
    )
    .orderBy(people.lastName, people.firstName);
}

/** The teacher's name as that person released it for everybody; null: no teacher, or none that may be named. */
export async function findReleasedTeacher(ctx: Context, db: Reader, offerId: string): Promise<string | null> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select r.name from person_releases r join courses c on c.region_id = r.region_id and c.teacher_person_id = r.person_id
    where c.region_id = ${ctx.region.id} and c.offer_id = ${offerId} and r.name <> ''`);
  return rows[0]?.name ?? null;
}
