import Papa from "papaparse";

/** Before the first row, so that a German Excel reads umlauts. */
export const BYTE_ORDER_MARK = new TextEncoder().encode("\uFEFF");

/** Rows of a CSV for a German Excel: semicolons, CRLF. Cells that Excel would take for a formula begin with an apostrophe. */
export function encodeRows(rows: string[][]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${Papa.unparse(rows, { delimiter: ";", newline: "\r\n", escapeFormulae: true })}\r\n`);
}
