import type { ConceptTree } from "../tree.ts";
import { guardCell } from "./cell-text.ts";
import { conceptTable } from "./rows.ts";
import type { Cell, StandingOf } from "./rows.ts";

/**
 * The concept as CSV for German spreadsheets: UTF-8 with BOM (without it Excel reads Windows-1252), `;`,
 * CRLF between rows, LF inside a cell. "Nr." stays as it is; who wants it shown exactly takes the XLSX, for
 * a double-clicked CSV makes a date of 1.2.3 there.
 */
export function writeConceptCsv(tree: ConceptTree, standingOf?: StandingOf): string {
  const { columns, rows } = conceptTable(tree, standingOf);
  const lines = [columns.map((column) => column.heading), ...rows].map((cells) => cells.map(csvCell).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = guardCell(cell);
  return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
