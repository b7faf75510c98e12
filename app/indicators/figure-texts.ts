import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { AppTexts } from "#app/messages/texts.ts";
import type { Indicator, IndicatorStanding, Shown } from "#domain/concept/indicators/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";

type Counted = Pick<Indicator, "unit" | "unitWord">;

/** How figures of indicators are said: with their unit, or "0–2", or that they are too few to be shown. */
export function useFigureTexts() {
  const { t } = useTexts();
  const formats = useFormats();
  const withUnit = (value: string, count: number, { unit, unitWord }: Counted) => {
    if (unit === "number") return unitWord === "" ? value : `${value}\u00a0${unitWord}`;
    return unit === "people" ? t("measured.in-people", { value, count }) : t(`measured.in-${unit}`, { value });
  };
  return {
    /** 68 Kurse */
    figure: (shown: Shown, counted: Counted) => {
      if (shown.is === "withheld") return t("measured.withheld");
      return shown.is === "few" ? withUnit(FEW, 2, counted) : withUnit(formats.decimal(shown.value), shown.value, counted);
    },
    /** The target is no count of anybody. */
    target: (value: number, counted: Counted) => withUnit(formats.decimal(value), value, counted),
    /** 68, for tables whose head names the unit. */
    bare: (shown: Shown) => (shown.is === "number" ? formats.decimal(shown.value) : shown.is === "few" ? FEW : t("measured.withheld")),
    period: ({ datedOn, isYear }: { datedOn: string; isYear: boolean }) => (isYear ? datedOn.slice(0, 4) : formats.day(datedOn)),
    standing: (standing: IndicatorStanding) => standingText(t, standing, formats.percent),
  };
}

export function standingText(t: AppTexts["t"], standing: IndicatorStanding, percent: (share: number) => string): string {
  return standing.is === "on-the-way" ? t("measured.standing-on-the-way", { share: percent(standing.share) }) : t(`measured.standing-${standing.is}`);
}
