import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { Participant } from "../bookings/index.ts";
import { giveOut, listCertificates, lockNumbers } from "./certificates.ts";
import { bookKeeperOf, findOwnCourse } from "./own-courses.ts";
import { courseCertificates } from "./schema.ts";

export const CorrectName = z.strictObject({ offerId: z.uuid(), id: z.uuid(), name: Participant.shape.name });
export type CorrectName = z.infer<typeof CorrectName>;

export type CorrectRefusal = "not-allowed" | "not-found" | "same-name" | "withdrawn" | "name-gone";

/**
 * The name on a certificate is misspelled. In one act the name is put right where it stands, with the place, the old paper does
 * not hold from today on, and a new one is issued that says the same of the course. A paper that is out there under the wrong
 * name could not be told from the right one otherwise: the check names nobody.
 *
 * @param key of the house, of which codes are made
 * @param newOne of the form; the same form sent twice is one certificate
 */
export async function correctName(
  ctx: Context,
  { offerId, id, name }: CorrectName,
  key: Buffer,
  newOne: string = newId(ctx.now),
): Promise<Result<{ id: string }, CorrectRefusal>> {
  if (bookKeeperOf(ctx) === null) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ id: string }, CorrectRefusal>> => {
    if (!(await findOwnCourse(ctx, tx, offerId))) return refused("not-found");
    await lockNumbers(ctx, tx, offerId);
    const certificates = await listCertificates(ctx, tx, offerId);
    const old = certificates.find((one) => one.id === id);
    if (!old) return refused("not-found");
    if (certificates.some((one) => one.id === newOne && one.bookingId === old.bookingId)) return done({ id: newOne });
    if (old.withdrawnOn !== null) return refused("withdrawn");
    if (old.name === null || old.bookingId === null) return refused("name-gone");
    if (old.name === name) return refused("same-name");
    await tx
      .update(courseCertificates)
      .set({ withdrawnOn: ctx.today })
      .where(and(eq(courseCertificates.regionId, ctx.region.id), eq(courseCertificates.id, id)));
    const { rows } = await tx.execute<{ corrected: boolean }>(sql`select wall.correct_name(${old.bookingId}, ${name}) as corrected`);
    if (rows[0]?.corrected !== true) throw new Error(`The name of booking ${old.bookingId} was not corrected.`);
    tx.audit("certificate.withdrawn", id);
    tx.audit("booking.name-corrected", old.bookingId);
    const { bookingId, title, startsOn, endsOn, lessons, level } = old;
    await giveOut(ctx, tx, { id: newOne, offerId, bookingId, title, startsOn, endsOn, lessons, level }, key);
    return done({ id: newOne });
  });
}
