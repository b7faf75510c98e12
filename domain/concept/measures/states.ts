import type { Assessment, MeasureState } from "../progress/index.ts";

/** In the order in which a measure usually goes through them. */
export const MEASURE_STATES = ["idea", "planned", "approved", "running", "done", "continuous", "paused", "dropped"] as const satisfies readonly MeasureState[];
export const ASSESSMENTS = ["on-track", "at-risk", "off-track"] as const satisfies readonly Assessment[];

/** Who pauses or drops what was agreed says why. */
export function needsReason(state: MeasureState): boolean {
  return state === "paused" || state === "dropped";
}
