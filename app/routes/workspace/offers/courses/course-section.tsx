import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { CourseDetails, Teacher } from "#domain/offers/courses/index.ts";
import { courseTexts, shownCourse } from "./course-form.ts";

/** What is said of a course, on the page of its offer. */
export function CourseSection({
  region,
  id,
  course,
  teachers,
  mayEdit,
}: {
  region: string;
  id: string;
  course: CourseDetails | null;
  teachers: readonly Teacher[];
  mayEdit: boolean;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section aria-labelledby="h-course">
      <h2 id="h-course">{t("course.title")}</h2>
      <div className="flow-s stack-s">
        {course ? (
          <Facts facts={Object.entries(shownCourse(t, formats, teachers, courseTexts(course))).map(([name, value]) => ({ name, value }))} />
        ) : (
          <p className="muted">{t("course.none")}</p>
        )}
        {mayEdit ? (
          <p className="row">
            <ButtonLink small icon="pencil" href={href("/app/:region/angebote/:id/kurs", { region, id })}>
              {t("course.edit")}
            </ButtonLink>
            <ButtonLink small kind="tertiary" href={href("/app/:region/angebote/:id/interessierte", { region, id })}>
              {t("interest.places-title")}
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </section>
  );
}
