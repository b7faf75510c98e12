import { useFormats, useTexts } from "#app/components/locale.tsx";

/** From when until when money is approved, in words; empty where neither is known. */
export function usePeriod(): (fund: { fromOn: string | null; untilOn: string | null }) => string {
  const { t } = useTexts();
  const { day } = useFormats();
  return ({ fromOn, untilOn }) => {
    if (fromOn !== null && untilOn !== null) return t("funding.period-both", { from: day(fromOn), until: day(untilOn) });
    if (fromOn !== null) return t("funding.period-from", { from: day(fromOn) });
    return untilOn === null ? "" : t("funding.period-until", { until: day(untilOn) });
  };
}
