import { findCourse, findReleasedTeacher } from "#domain/offers/courses/index.ts";
import type { OfferPage } from "#domain/offers/finding/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

/** What is special about an offer that is a course; other kinds ask nothing. Two queries. */
export async function courseOf(ctx: Context, db: Reader, { id, kind }: OfferPage) {
  if (kind !== "course") return { course: null, teacher: null };
  return { course: await findCourse(ctx, db, id), teacher: await findReleasedTeacher(ctx, db, id) };
}
