import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { ListedInterest } from "#domain/offers/courses/interest/index.ts";

/** What somebody looks for on one line: "A2 · Frauenkurs · Montag, vormittags · mit Kinderbetreuung". */
export function useNeedWords(): (entry: Pick<ListedInterest, "level" | "types" | "weekdays" | "dayParts" | "needsChildcare">) => string {
  const { t } = useTexts();
  const formats = useFormats();
  return ({ level, types, weekdays, dayParts, needsChildcare }) => {
    const when = [formats.list(weekdays.map((day) => formats.dayOfWeek(day - 1))), formats.list(dayParts.map((part) => t(`interest.day-part-${part}`)))];
    return [
      level ?? t("interest.level-unknown"),
      formats.list(types.map((type) => t(`course.type-${type}`))),
      when.filter(Boolean).join(", "),
      needsChildcare ? t("interest.childcare-short") : "",
    ]
      .filter(Boolean)
      .join(" · ");
  };
}
