export { defaultDictionary } from "./default-dictionary.ts";
export { findNames } from "./find-names.ts";
export type { NameFinding } from "./find-names.ts";
export { suggestTerms } from "./suggest-terms.ts";
export type { TermSuggestion } from "./suggest-terms.ts";
export type { SuggestionPattern } from "./suggestion-patterns.ts";
export { recommendationText } from "./terms.ts";
export type { NamedText, Occurrence, Term, TermKind } from "./terms.ts";
