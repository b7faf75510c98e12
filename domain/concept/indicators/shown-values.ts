import { shownCount, shownShare } from "#platform/small-numbers/index.ts";
import type { Indicator, IndicatorValue } from "./list-indicators.ts";
import type { Unit } from "./fields.ts";

/** A figure as it may be shown: the number; few: 0 to 2 people; withheld: a share of too few people. */
export type Shown = { is: "number"; value: number } | { is: "few" } | { is: "withheld" };

/**
 * A value as it leaves the house. Counts of people are rounded; a share that says of how many people it is, is made of
 * rounded parts; a share of a municipality that does not say it is withheld, because nobody knows how few they are.
 */
export function shownValue(unit: Unit, { value, baseCount, municipalityId }: Pick<IndicatorValue, "value" | "baseCount" | "municipalityId">): Shown {
  if (unit === "people") return orElse(shownCount(value), "few");
  if (unit !== "percent") return { is: "number", value };
  if (baseCount !== null) return orElse(shownShare(value, baseCount), "withheld");
  return municipalityId === null ? { is: "number", value } : { is: "withheld" };
}

/** As it was entered: for those who enter values. */
export function exactValue({ value }: Pick<IndicatorValue, "value">): Shown {
  return { is: "number", value };
}

/** The baseline is a value like the others; a target counts nobody. */
export function shownBaseline({ unit, baseline }: Pick<Indicator, "unit" | "baseline">): Shown | null {
  return baseline === null ? null : shownValue(unit, { value: baseline.value, baseCount: null, municipalityId: null });
}

function orElse(value: number | null, otherwise: "few" | "withheld"): Shown {
  return value === null ? { is: otherwise } : { is: "number", value };
}
