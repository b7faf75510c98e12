export { DIRECTIONS, IndicatorFields, UNITS, ValueFields, type Direction, type Unit } from "./fields.ts";
export { findIndicator, listIndicators, type Indicator, type IndicatorValue } from "./list-indicators.ts";
export { showIndicator, type ShownIndicator, type ShownIndicatorValue } from "./show-indicator.ts";
export type { Shown } from "./shown-values.ts";
export type { IndicatorStanding } from "./standing.ts";
export { previewValues, takeOverValues } from "./take-over-values.ts";
export { createIndicator, deleteIndicator, editIndicator, releaseIndicator, type IndicatorConflict } from "./write-indicator.ts";
export { hintsOfIndicator, removeValue, saveValue, type ValueConflict } from "./write-value.ts";
