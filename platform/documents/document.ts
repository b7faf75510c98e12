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

/** Name badges to cut out: 85 × 54 mm, ten on a sheet of A4. `above`: the small line on top of each. */
export type BadgeSheet = { title: string; language: "de" | "en"; above: string; badges: { name: string; organisation: string }[] };
