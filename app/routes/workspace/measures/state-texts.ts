import type { MessageKey } from "#app/messages/texts.ts";
import { ASSESSMENTS, MEASURE_STATES } from "#domain/concept/measures/index.ts";

/** The word for a measure's state; an address may bring any word, so it is looked up. */
export function stateText(state: string): MessageKey {
  return `states.measure-${MEASURE_STATES.find((known) => known === state) ?? "idea"}`;
}

export function assessmentText(assessment: string): MessageKey {
  const known = ASSESSMENTS.find((value) => value === assessment);
  return known ? `states.${known}` : "measures.assessment-none";
}
