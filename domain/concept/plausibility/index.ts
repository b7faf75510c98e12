export { checkSeries, type SeriesHint } from "./check-series.ts";
export { checkText, type TextBlock, type TextHint } from "./check-text.ts";
export { isExplanation, type Hint, type HintCode } from "./hint.ts";
