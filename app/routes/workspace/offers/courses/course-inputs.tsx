import { DateInput, Select, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { COURSE_CHOICES, CourseFaults } from "./course-form.ts";

/** What office and provider alike say of a course. */
export function CourseInputs({ typed, faults, choices }: { typed: Record<string, string>; faults: CourseFaults; choices: typeof COURSE_CHOICES }) {
  const { t } = useTexts();
  const field = (name: string) => ({ name, defaultValue: typed[name], error: faults[name] ? t(faults[name]) : undefined });
  const levels = choices.levels.map((level) => ({ value: level, label: level }));
  return (
    <>
      <Select
        {...field("type")}
        label={t("course.type")}
        empty={t("catalogue.choose")}
        required
        choices={choices.types.map((type) => ({ value: type, label: t(`course.type-${type}`) }))}
      />
      <Select {...field("levelFrom")} label={t("course.level-from")} hint={t("course.level-hint")} empty={t("course.not-said")} optional choices={levels} />
      <Select {...field("levelTo")} label={t("course.level-to")} empty={t("course.not-said")} optional choices={levels} />
      <TextInput {...field("lessons")} label={t("course.lessons")} inputMode="numeric" dir="ltr" maxLength={4} optional />
      <TextInput {...field("certificate")} label={t("course.certificate")} hint={t("course.certificate-hint")} maxLength={200} optional />
      <Select
        {...field("funding")}
        label={t("course.funding")}
        empty={t("course.not-said")}
        optional
        choices={choices.fundings.map((funding) => ({ value: funding, label: t(`course.funding-${funding}`) }))}
      />
      <DateInput {...field("startsOn")} label={t("course.starts-on")} optional />
      <DateInput {...field("endsOn")} label={t("course.ends-on")} optional />
      <TextInput {...field("room")} label={t("course.room")} maxLength={200} optional />
    </>
  );
}
