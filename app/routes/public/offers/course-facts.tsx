import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Facts } from "#app/components/facts.tsx";
import type { CourseDetails } from "#domain/offers/courses/index.ts";
import type { InLanguage } from "#domain/offers/finding/index.ts";
import { SaidSection, useLevelWords } from "./offer-words.tsx";

/** What is special about a course, and what somebody must know or have for it. @param teacher as released by that person */
export function CourseFacts({
  course,
  teacher,
  requirements,
  explains,
}: {
  course: CourseDetails | null;
  teacher: string | null;
  requirements: InLanguage;
  /** Says that the requirements are there in German only. */
  explains: boolean;
}) {
  const { t } = useTexts();
  const { day } = useFormats();
  const level = useLevelWords();
  return (
    <>
      {course ? (
        <section aria-labelledby="h-course">
          <h2 id="h-course">{t("course.title")}</h2>
          <div className="flow-s">
            <Facts
              facts={[
                { name: t("course.type"), value: t(`course.type-${course.type}`) },
                { name: t("course.level"), value: level({ from: course.levelFrom, to: course.levelTo }) },
                { name: t("course.runs"), value: runs() },
                { name: t("course.lessons"), value: course.lessons },
                { name: t("course.certificate"), value: course.certificate ? <German>{course.certificate}</German> : "" },
                { name: t("course.funding"), value: course.funding ? t(`course.funding-${course.funding}`) : "" },
                { name: t("course.room"), value: course.room ? <German>{course.room}</German> : "" },
                { name: t("course.teacher"), value: teacher ? <German>{teacher}</German> : "" },
              ]}
            />
          </div>
        </section>
      ) : null}
      <SaidSection words={requirements} title={t("course.requirements")} lines explains={explains} />
    </>
  );

  function runs(): string {
    if (!course) return "";
    const { startsOn, endsOn } = course;
    if (startsOn && endsOn) return t("course.runs-from-to", { from: day(startsOn), to: day(endsOn) });
    if (startsOn) return t("course.runs-from", { from: day(startsOn) });
    return endsOn ? t("course.runs-to", { to: day(endsOn) }) : "";
  }
}
