import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Facts } from "#app/components/facts.tsx";
import type { CourseDetails } from "#domain/offers/courses/index.ts";
import type { InLanguage } from "#domain/offers/finding/index.ts";

/** What is special about a course, and what somebody must know or have for it. @param teacher as released by that person */
export function CourseFacts({ course, teacher, requirements }: { course: CourseDetails | null; teacher: string | null; requirements: InLanguage }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <>
      {course ? (
        <section aria-labelledby="h-course">
          <h2 id="h-course">{t("course.title")}</h2>
          <div className="flow-s">
            <Facts
              facts={[
                { name: t("course.type"), value: t(`course.type-${course.type}`) },
                { name: t("course.level"), value: <Levels course={course} /> },
                { name: t("course.runs"), value: runs() },
                { name: t("course.lessons"), value: course.lessons },
                { name: t("course.certificate"), value: course.certificate ? <German>{course.certificate}</German> : "" },
                { name: t("course.funding"), value: course.funding ? t(`course.funding-${course.funding}`) : "" },
                { name: t("course.room"), value: course.room ? <German>{course.room}</German> : "" },
                { name: t("course.teacher"), value: teacher ? <German>{teacher}</German> : "" },
              ].filter(({ name }) => name !== t("course.level") || course.levelFrom || course.levelTo)}
            />
          </div>
        </section>
      ) : null}
      {requirements.text ? (
        <section className="prose">
          <h2>{t("course.requirements")}</h2>
          <ul lang={requirements.language}>
            {requirements.text.split("\n").map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      ) : null}
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

/** "A1 bis B1"; one level where only one is said. */
function Levels({ course: { levelFrom, levelTo } }: { course: CourseDetails }) {
  const { t } = useTexts();
  if (levelFrom && levelTo && levelFrom !== levelTo) return t("course.levels", { from: levelFrom, to: levelTo });
  return levelFrom ?? levelTo;
}
