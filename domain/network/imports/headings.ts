import { z } from "zod";
import { plainSpelling } from "../duplicates/index.ts";

/** A row as the file has it, counted as a spreadsheet counts. */
export const ListRow = z.strictObject({ row: z.int(), cells: z.array(z.string()) });
export type ListRow = z.infer<typeof ListRow>;

/** Words over columns for each field, in one spelling and without spaces and signs. */
export type HeadingWords<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** What the headings say; two columns of one meaning: the first has it. Null: left out. */
export function guessByHeadings<Field extends string>(words: HeadingWords<Field>, headings: readonly string[]): (Field | null)[] {
  const fields = Object.keys(words) as Field[];
  const taken = new Set<Field>();
  return headings.map((heading) => {
    const key = headingKey(heading);
    const field = fields.find((one) => words[one].includes(key)) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** The cells of a row by what their columns hold; empty ones are left out. */
export function textsByColumn<Field extends string>(cells: readonly string[], columns: readonly (Field | null)[]): Partial<Record<Field, string>> {
  const texts: Partial<Record<Field, string>> = {};
  for (const [place, field] of columns.entries()) {
    const text = (cells[place] ?? "").replace(/[^\S\n]+/g, " ").trim();
    if (field !== null && text !== "") texts[field] = text;
  }
  return texts;
}

/** One heading in one spelling: "E-Mail" and "EMAIL", "Ansprechpartner/-in" and "Ansprechpartner" are one. */
function headingKey(heading: string): string {
  return plainSpelling(heading.replace(/[/:*(_]-?in(nen)?\b/gi, "")).replace(/[^a-z]/g, "");
}

/** A file's headings as one text: lists from the same hand have the same. */
export function headingSet(headings: readonly string[]): string {
  return headings.map(headingKey).join("|");
}
