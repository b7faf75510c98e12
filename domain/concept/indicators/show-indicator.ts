import type { Indicator, IndicatorValue } from "./list-indicators.ts";
import { exactValue, shownBaseline, shownValue, type Shown } from "./shown-values.ts";
import { standingOf, type IndicatorStanding } from "./standing.ts";

export type ShownIndicatorValue = Omit<IndicatorValue, "value" | "baseCount" | "version"> & { shown: Shown };

/** An indicator as a page may show it. */
export type ShownIndicator = Omit<Indicator, "baseline" | "values"> & {
  baseline: { shown: Shown; on: string } | null;
  values: ShownIndicatorValue[];
  /** The newest value of the whole county. */
  latest: ShownIndicatorValue | null;
  /** Made of what is shown, so that it does not tell what is not. */
  standing: IndicatorStanding;
};

/** @param as exact: for those who enter values; rounded: for everybody else, lists, files and public pages */
export function showIndicator(indicator: Indicator, as: "exact" | "rounded"): ShownIndicator {
  const show = (value: IndicatorValue) => (as === "exact" ? exactValue(value) : shownValue(indicator.unit, value));
  const values = indicator.values.map(({ baseCount, version: _version, value, ...rest }) => ({
    ...rest,
    shown: show({ ...rest, baseCount, value, version: 0 }),
  }));
  const { baseline } = indicator;
  const shown = baseline && (as === "exact" ? exactValue(baseline) : shownBaseline(indicator));
  const latest = values.findLast(({ municipalityId }) => municipalityId === null) ?? null;
  return {
    ...indicator,
    values,
    latest,
    baseline: baseline && shown && { shown, on: baseline.on },
    standing: standingOf(
      indicator.direction,
      baseline && shown && asPoint(shown, baseline.on),
      indicator.target,
      latest && asPoint(latest.shown, latest.datedOn),
    ),
  };
}

/** Few people count as none on the way to a target. */
function asPoint(shown: Shown, on: string): { value: number; on: string } | null {
  if (shown.is === "withheld") return null;
  return { value: shown.is === "few" ? 0 : shown.value, on };
}
