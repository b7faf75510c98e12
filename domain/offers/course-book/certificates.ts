import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import { z } from "zod";
import { addDays } from "#platform/days/index.ts";
import { newId, transact, type Context, type Reader, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { LEVELS } from "../courses/schema.ts";
import { offers } from "../schema.ts";
import { certificateCode, hashOfCode } from "./certificate-code.ts";
import { bookKeeperOf, findOwnCourse, listLearners } from "./own-courses.ts";
import { courseCertificates } from "./schema.ts";

/** Papers are printed for the last lesson. */
const BEFORE_END_DAYS = 14;

export type Certificate = Omit<typeof courseCertificates.$inferSelect, "codeHash" | "regionId"> & {
  /** Null: the course has the name no longer, so that it cannot be printed any more. */
  name: string | null;
};

const ofCourse = (ctx: Context, offerId: string) => and(eq(courseCertificates.regionId, ctx.region.id), eq(courseCertificates.offerId, offerId));

/** The certificates of an own course in the order of their numbers. Two queries. */
export async function listCertificates(ctx: Context, db: Reader, offerId: string): Promise<Certificate[]> {
  if (bookKeeperOf(ctx) === null) return [];
  const learners = await listLearners(ctx, db, offerId);
  const rows = await db.select().from(courseCertificates).where(ofCourse(ctx, offerId)).orderBy(asc(courseCertificates.number));
  return rows.map(({ codeHash: _hash, regionId: _region, ...row }) => ({
    ...row,
    name: learners.find(({ bookingId }) => bookingId === row.bookingId)?.name ?? null,
  }));
}

/** Whether papers may be made: the course is over, or ends within two weeks. */
export function isIssuing(ctx: Context, { endsOn }: { endsOn: string | null }): boolean {
  return endsOn !== null && ctx.today >= addDays(endsOn, -BEFORE_END_DAYS);
}

export const IssueCertificate = z
  .strictObject({
    offerId: z.uuid(),
    bookingId: z.uuid(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    lessons: z.int().min(1).max(3000).nullable(),
    level: z.enum(LEVELS).nullable(),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ["endsOn"], message: "end-before-start" });
export type IssueCertificate = z.infer<typeof IssueCertificate>;

export type IssueRefusal = "not-allowed" | "not-found" | "not-ended" | "has-one";

/**
 * Issues a certificate of attendance for a learner of an own course that is over or ends within two weeks. Stored are the course,
 * its days and the hash of the code; the name stays where it stands with the place, and goes with it.
 *
 * @param key of the house, of which codes are made
 * @param id of the form; the same form sent twice is one certificate
 */
export async function issueCertificate(
  ctx: Context,
  { offerId, bookingId, ...said }: IssueCertificate,
  key: Buffer,
  id: string = newId(ctx.now),
): Promise<Result<{ id: string }, IssueRefusal>> {
  if (bookKeeperOf(ctx) === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, IssueRefusal>> => {
    const course = await findOwnCourse(ctx, tx, offerId);
    const learner = course && (await listLearners(ctx, tx, offerId)).find((one) => one.bookingId === bookingId);
    if (!course || !learner) return refused("not-found");
    if (!isIssuing(ctx, course)) return refused("not-ended");
    await lockNumbers(ctx, tx, offerId);
    const held = await tx
      .select({ id: courseCertificates.id })
      .from(courseCertificates)
      .where(and(ofCourse(ctx, offerId), eq(courseCertificates.bookingId, bookingId), isNull(courseCertificates.withdrawnOn)));
    if (held[0]) return held[0].id === id ? done({ id }) : refused("has-one");
    await giveOut(ctx, tx, { ...said, id, offerId, bookingId, title: course.title }, key);
    return done({ id });
  });
}

/** Numbers are given one after the other. */
export async function lockNumbers(ctx: Context, tx: Writer, offerId: string): Promise<void> {
  await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.regionId, ctx.region.id), eq(offers.id, offerId)))
    .for("update");
}

type Said = Pick<Certificate, "id" | "bookingId" | "title" | "startsOn" | "endsOn" | "lessons" | "level"> & { offerId: string };

/** Writes a new certificate under the next number, with the hash of its code. */
export async function giveOut(ctx: Context, tx: Writer, said: Said, key: Buffer): Promise<void> {
  const [last] = await tx
    .select({ number: max(courseCertificates.number) })
    .from(courseCertificates)
    .where(ofCourse(ctx, said.offerId));
  const regionId = ctx.region.id;
  const codeHash = hashOfCode(certificateCode(key, { regionId, id: said.id }));
  await tx.insert(courseCertificates).values({ ...said, regionId, number: (last?.number ?? 0) + 1, codeHash, issuedOn: ctx.today });
  tx.audit("certificate.issued", said.id);
}

/** A certificate does not hold from today on; the check says so. Withdrawn ones stay withdrawn. */
export async function withdrawCertificate(ctx: Context, { offerId, id }: { offerId: string; id: string }): Promise<Result<null, "not-allowed" | "not-found">> {
  if (bookKeeperOf(ctx) === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found">> => {
    if (!(await findOwnCourse(ctx, tx, offerId))) return refused("not-found");
    const written = await tx
      .update(courseCertificates)
      .set({ withdrawnOn: sql`coalesce(${courseCertificates.withdrawnOn}, ${ctx.today})` })
      .where(and(ofCourse(ctx, offerId), eq(courseCertificates.id, id)))
      .returning({ id: courseCertificates.id });
    if (written.length === 0) return refused("not-found");
    tx.audit("certificate.withdrawn", id);
    return done(null);
  });
}

export type PrintRefusal = "not-allowed" | "not-found" | "name-gone" | "withdrawn" | "other-key";

/**
 * All that stands on the paper. It can be made again while the course still knows the name.
 *
 * @returns other-key: the house got another secret since; the code of the first paper still holds, a new one would not
 */
export async function printCertificate(
  ctx: Context,
  db: Reader,
  { offerId, id }: { offerId: string; id: string },
  key: Buffer,
): Promise<Result<Certificate & { name: string; code: string }, PrintRefusal>> {
  if (bookKeeperOf(ctx) === null) return refused("not-allowed");
  const [stored] = await db
    .select({ codeHash: courseCertificates.codeHash })
    .from(courseCertificates)
    .where(and(ofCourse(ctx, offerId), eq(courseCertificates.id, id)));
  const found = stored && (await listCertificates(ctx, db, offerId)).find((one) => one.id === id);
  if (!found) return refused("not-found");
  const { name } = found;
  if (found.withdrawnOn !== null) return refused("withdrawn");
  if (name === null) return refused("name-gone");
  const code = certificateCode(key, { regionId: ctx.region.id, id });
  if (!hashOfCode(code).equals(stored.codeHash)) return refused("other-key");
  return done({ ...found, name, code });
}
