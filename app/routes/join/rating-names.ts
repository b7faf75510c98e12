import type { MessageKey } from "#app/messages/texts.ts";

/** Sentences by name of the input; "" is about the whole form. */
export type RatingFaults = Record<string, MessageKey>;

/** The name of an input of one goal; public/join.js reads these too. */
export function ratingInput(part: "assessment" | "text", goalId: string): string {
  return `${part}-${goalId}`;
}
