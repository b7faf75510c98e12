import { useFormats, useTexts } from "#app/components/locale.tsx";
import { fundPeriod } from "#app/fund-period.ts";

/** From when until when money is approved, in words; empty where neither is known. */
export function usePeriod(): (fund: { fromOn: string | null; untilOn: string | null }) => string {
  const { t } = useTexts();
  const formats = useFormats();
  return (fund) => fundPeriod(t, formats, fund);
}
