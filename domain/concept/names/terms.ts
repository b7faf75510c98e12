import type { RecommendationNode } from "../tree.ts";

export type TermKind = "organisation" | "office" | "app" | "municipality" | "target-group" | "theme" | "abbreviation" | "role";

/** An entry of the dictionary: something a concept may name. */
export type Term = {
  id: string;
  kind: TermKind;
  /** The full name, in the singular where there is one. */
  name: string;
  /** Other words for the same thing: abbreviations, short names, plurals that are not regular. */
  forms: string[];
};

export type NamedText = { id: string; text: string };

/** Where something is named: offsets into the text as handed over, `end` excluded. */
export type Occurrence = { textId: string; start: number; end: number };

/** A recommendation's whole text: what its sub-points and notes name, the recommendation names. */
export function recommendationText(recommendation: RecommendationNode): string {
  return [recommendation.text, ...recommendation.subPoints, ...recommendation.notes].join("\n");
}
