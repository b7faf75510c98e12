/** What reading a document gives: the tree, the places a person should look at, and what was left out. */
import type { ConceptTree, Place } from "../tree.ts";

/** Suggestion id → option id, as a person chose. The id ACCEPT_REST accepts what is not named. */
export type Decisions = Record<string, string>;

/**
 * Some places only come to light when others are decided: joined rows may show a list that
 * goes on. Whoever accepts everything accepts these, too.
 */
export const ACCEPT_REST = "*";

export type SuggestionKind =
  | "dehyphenate"
  | "merge-with-above"
  | "belongs-to-next-goal"
  | "new-goal"
  | "note"
  | "skip"
  | "sub-points"
  | "line-numbers"
  | "section-row"
  | "recommendations"
  | "measure-column"
  | "detail-columns"
  | "several-goals"
  | "near-duplicate"
  | "principles";

export type Option = { id: string; params?: Record<string, string | number> };

export type Suggestion = {
  /** Made of kind and place: the same bytes give the same id, whatever else is decided. */
  id: string;
  kind: SuggestionKind;
  place: Place;
  /** The text as it stood, one string per cell or line: the left side of the preview. */
  original: string[];
  /** A code; the words for it live in the message files. */
  reason: string;
  params?: Record<string, string | number>;
  options: Option[];
  /** The option we propose. */
  suggested: string;
  /** true: preselected ("vorgeschlagen"); false: "bitte entscheiden", and until then the text stays as it stood. */
  sure: boolean;
  decided: string | null;
};

/** Something to know that needs no decision. */
export type Problem = {
  code:
    | "tracked-changes-accepted"
    | "comments-ignored"
    | "footnotes-ignored"
    | "soft-hyphens-removed"
    | "empty-rows-dropped"
    | "columns-left-out"
    | "columns-as-before"
    | "table-left-out"
    | "text-left-out"
    | "text-without-recommendation"
    | "hidden-sheet-left-out"
    | "field-without-heading"
    | "goal-without-recommendation"
    | "guiding-goal-without-goal"
    | "damaged-characters"
    | "unclosed-quote";
  place: Place | null;
  params?: Record<string, string | number>;
};

export type ConceptReading = { tree: ConceptTree; suggestions: Suggestion[]; problems: Problem[] };

export type ImportRefusal =
  | "empty-file"
  | "too-large"
  | "unknown-type"
  | "scanned-pdf"
  | "broken-pdf"
  | "old-office-format"
  | "encrypted"
  | "macro-file"
  | "broken-docx"
  | "broken-xlsx"
  | "zip-bomb"
  | "external-entities"
  | "too-many-rows"
  | "unknown-headings";

/** What stood where column headings or section headings were expected, and the words we know. */
export type HeadingDetails = { found: string[]; expected: string[] };

export type RefusedReading =
  { ok: false; refusal: Exclude<ImportRefusal, "unknown-headings"> } | { ok: false; refusal: "unknown-headings"; details: HeadingDetails };

/**
 * Leaves a reader from deep inside; readConcept turns it into a refusal.
 * Never crosses the room's face.
 */
export class Unreadable extends Error {
  readonly refusal: Exclude<ImportRefusal, "unknown-headings">;

  constructor(refusal: Exclude<ImportRefusal, "unknown-headings">) {
    super(refusal);
    this.refusal = refusal;
  }
}
