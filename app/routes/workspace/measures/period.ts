import { useFormats, useTexts } from "#app/components/locale.tsx";

/** "April 2024 bis Juni 2027", "ab April 2024", or "" where neither day is known. */
export function usePeriod(): (startsOn: string | null, endsOn: string | null) => string {
  const { t } = useTexts();
  const { month } = useFormats();
  return (startsOn, endsOn) => {
    if (startsOn !== null && endsOn !== null) return t("common.from-to", { from: month(startsOn), to: month(endsOn) });
    if (startsOn !== null) return t("measures.from", { day: month(startsOn) });
    return endsOn === null ? "" : t("measures.until", { day: month(endsOn) });
  };
}
