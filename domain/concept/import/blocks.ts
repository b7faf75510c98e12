/** The one form every format is read into before anything is interpreted. */
import type { Place } from "../tree.ts";

export type Paragraph = {
  /** Normalized, without list marker. */
  text: string;
  /**
   * Signature of the list marker, e.g. "real:0", "dash", "number:1"; null for a plain paragraph.
   * Items with the same signature in one cell stand on the same level.
   */
  marker: string | null;
  /** The number that stood before the text, e.g. "1.2". */
  number?: string;
  place: Place;
};

export type Cell = {
  paragraphs: Paragraph[];
  /** Columns covered. The covered cells follow as empty ones. */
  span: number;
};

export type Row = { place: Place; cells: Cell[] };

export type Block =
  | { kind: "title"; text: string }
  /** `level` counts from 1; bold paragraphs without a style get BOLD_LEVEL. */
  | { kind: "heading"; level: number; text: string; place: Place }
  | { kind: "paragraph"; paragraph: Paragraph }
  | { kind: "table"; place: Place; rows: Row[] };

/** Deeper than any styled heading: a bold line never closes a styled section. */
export const BOLD_LEVEL = 10;
