import { z } from "zod";
import { findLastChange } from "#domain/network/index.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { CourseDetails, listTeachers } from "../courses/index.ts";
import { CHANGES } from "./changes.ts";
import { findOfferRow, readContent } from "./content.ts";
import type { OfferConflict } from "./save-offer.ts";
import { storeContent } from "./versions.ts";

export const SaveCourse = z.strictObject({ id: z.uuid(), version: z.int(), course: CourseDetails });
export type SaveCourse = z.infer<typeof SaveCourse>;
export type SaveCourseRefusal =
  | "not-found"
  | "not-allowed"
  /** The offer is of another kind. */
  | "no-course"
  /** The teacher is nobody of the provider, or no longer. */
  | "teacher-unknown";

/** Says what a course is about, as a version of its offer. @param input.version of the offer, as it was when the form was opened */
export async function saveCourse(ctx: Context, { id, version, course }: SaveCourse): Promise<Result<{ version: number }, SaveCourseRefusal> | OfferConflict> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<{ version: number }, SaveCourseRefusal> | OfferConflict> => {
    const row = await findOfferRow(ctx, tx, id, true);
    if (!row) return refused("not-found");
    if (row.kind !== "course") return refused("no-course");
    const before = await readContent(ctx, tx, row);
    if (row.version !== version) {
      return { ok: false, refusal: "version-conflict", stored: before, version: row.version, changed: await findLastChange(ctx, tx, id, CHANGES) };
    }
    const teachers = await listTeachers(ctx, tx, row.organisationId);
    const { teacherPersonId } = course;
    if (teacherPersonId !== null && teacherPersonId !== before.course?.teacherPersonId && !teachers.some((one) => one.id === teacherPersonId))
      return refused("teacher-unknown");
    const stored = await storeContent(ctx, tx, row, before, { ...before, course });
    tx.audit("offer.course-saved", id);
    return done({ version: stored });
  });
}
