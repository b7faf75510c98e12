import { wholeOf } from "#app/offers/capacity-form.ts";
import type { AppTexts, MessageKey } from "#app/messages/texts.ts";
import type { useFormats } from "#app/components/locale.tsx";
import { COURSE_FUNDINGS, COURSE_TYPES, CourseDetails, LEVELS, type Teacher } from "#domain/offers/courses/index.ts";

/** What the form lets people choose from. */
export const COURSE_CHOICES = { types: COURSE_TYPES, levels: LEVELS, fundings: COURSE_FUNDINGS };

export type CourseFaults = Record<string, MessageKey>;

/** What is said of a course as its form shows it. */
export function courseTexts(course: CourseDetails | null): Record<string, string> {
  const { asksInterested = false, ...said } = course ?? {};
  const typed = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value === null ? "" : String(value)]));
  return asksInterested ? { ...typed, asksInterested: "on" } : typed;
}

export function readCourseForm(typed: Record<string, string>): { input: CourseDetails | null; faults: CourseFaults } {
  const said = (name: string) => typed[name]?.trim() || null;
  const read = CourseDetails.safeParse({
    type: typed.type,
    levelFrom: said("levelFrom"),
    levelTo: said("levelTo"),
    lessons: wholeOf(typed.lessons),
    certificate: typed.certificate ?? "",
    funding: said("funding"),
    startsOn: said("startsOn"),
    endsOn: said("endsOn"),
    room: typed.room ?? "",
    teacherPersonId: said("teacherPersonId"),
    asksInterested: "asksInterested" in typed,
  });
  if (read.success) return { input: read.data, faults: {} };
  return {
    input: null,
    faults: Object.fromEntries(
      read.error.issues.map(({ path, message }) => {
        const name = String(path[0] ?? "");
        return [name, (message === "level-above" || message === "end-before-start" ? AT_FIELD[name] : WRONG[name]) ?? "course.fault-check"];
      }),
    ),
  };
}

const AT_FIELD: CourseFaults = { levelTo: "course.fault-levelTo", endsOn: "course.fault-endsOn" };
const WRONG: CourseFaults = { type: "course.fault-type", lessons: "course.fault-lessons", teacherPersonId: "course.fault-teacher" };

/** What is said of a course as people read it, by the names of its fields; what is not said is empty. */
export function shownCourse(
  t: AppTexts["t"],
  formats: ReturnType<typeof useFormats>,
  teachers: readonly Teacher[],
  typed: Record<string, string>,
): Record<string, string> {
  const text = (name: string) => typed[name] ?? "";
  const word = (prefix: "type" | "funding", value: string) => (value === "" ? "" : t(`course.${prefix}-${value}` as MessageKey));
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(text(name)) ? formats.day(text(name)) : text(name));
  return {
    [t("course.type")]: word("type", text("type")),
    [t("course.level-from")]: text("levelFrom"),
    [t("course.level-to")]: text("levelTo"),
    [t("course.lessons")]: text("lessons"),
    [t("course.certificate")]: text("certificate"),
    [t("course.funding")]: word("funding", text("funding")),
    [t("course.starts-on")]: day("startsOn"),
    [t("course.ends-on")]: day("endsOn"),
    [t("interest.asks-interested")]: t("asksInterested" in typed ? "common.yes" : "common.no"),
    [t("course.room")]: text("room"),
    [t("course.teacher")]: text("teacherPersonId") === "" ? "" : (teachers.find(({ id }) => id === typed.teacherPersonId)?.name ?? t("catalogue.gone")),
  };
}
