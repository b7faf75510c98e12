import type { AppTexts } from "#app/messages/texts.ts";
import type { Formats } from "#platform/i18n/index.ts";

/** From when until when money of a fund is approved, in words; empty where neither is known. For pages and for papers. */
export function fundPeriod(t: AppTexts["t"], { day }: Pick<Formats, "day">, { fromOn, untilOn }: { fromOn: string | null; untilOn: string | null }): string {
  if (fromOn !== null && untilOn !== null) return t("funding.period-both", { from: day(fromOn), until: day(untilOn) });
  if (fromOn !== null) return t("funding.period-from", { from: day(fromOn) });
  return untilOn === null ? "" : t("funding.period-until", { until: day(untilOn) });
}
