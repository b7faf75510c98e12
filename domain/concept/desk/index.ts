export { AHEAD_DAYS, deskOverview, type DeskOverview } from "./desk-overview.ts";
export type { MeasureDate } from "./measure-dates.ts";
export type { SilentMeasure } from "./silent-measures.ts";
export type { Waiting } from "./waiting.ts";
