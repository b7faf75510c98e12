import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import type { OfferTime } from "#domain/offers/times/index.ts";
import { timeOnOneLine } from "./times-text.ts";

/** When something takes place, a line each rule. @param today of the region */
export function useTimesWords(today: string): (times: readonly OfferTime[]) => string {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  return (times) => times.map((time) => timeOnOneLine({ t, locale }, formats, time, today)).join("\n");
}
