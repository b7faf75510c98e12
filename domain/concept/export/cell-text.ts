/**
 * A CSV cell that begins with = + - @, a tab or a line end is taken for a formula by spreadsheets, whoever
 * wrote it. Such text gets an apostrophe in front, as people type it; text that already looks guarded gets
 * one more, so that removing one apostrophe always gives back exactly what was written. XLSX needs none of
 * this: there a text cell is a text cell.
 */
export function guardCell(text: string): string {
  return /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Undoes `guardCell`; leaves every other text alone, also one that begins with an apostrophe of its own. */
export function unguardCell(text: string): string {
  return /^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text;
}
