/** A document for people: what a page shows and a PDF prints, told once. All texts are plain. */
export type Document = {
  title: string;
  /** Below the title, e.g. who it is about. */
  subtitle: string;
  language: "de" | "en";
  /** In the foot of each page: who publishes it, and as of when. */
  footer: string;
  blocks: Block[];
};

export type Block =
  | { kind: "heading"; level: 1 | 2; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  /** Names and values. */
  | { kind: "facts"; facts: { name: string; value: string }[] }
  /** `widths`: shares of the columns on paper; equal where absent. The first column names the row. */
  | { kind: "table"; caption: string; columns: string[]; rows: string[][]; widths?: number[] };

/** What fits into a pocket: one sheet of A4, printed on one side, cut once and folded to eight pages of A7. */
export type PocketFold = {
  title: string;
  subtitle: string;
  language: "de" | "en";
  /** Below the title on the first page, big: the few numbers that everybody must find. */
  urgent: { name: string; value: string }[];
  /** The entries of each group in the order of need: where not all fit, the first of every group do. */
  groups: {
    heading: string;
    entries: { name: string; lines: string[] }[];
    /** How many there are besides, that can hardly fit. */
    further: number;
  }[];
  /** Below a group of which not all fit; `{count}` becomes their number. */
  more: string;
  /** On the last page: where the rest is, and how to fold. */
  back: string[];
};
/** Name badges to cut out: 85 × 54 mm, ten on a sheet of A4. `above`: the small line on top of each. */
export type BadgeSheet = { title: string; language: "de" | "en"; above: string; badges: { name: string; organisation: string }[] };
