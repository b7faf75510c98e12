/** A plain table for areas that read lists of their own: the same files, limits and refusals as a concept's. */
import type { Block, Paragraph } from "./blocks.ts";
import { startQuestions } from "./questions.ts";
import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";
import { type ImportRefusal, Unreadable } from "./reading.ts";
import { sniff } from "./sniff.ts";

export type TableFileRefusal = Exclude<ImportRefusal, "unknown-headings">;
/** `row` as the spreadsheet counts it. */
export type TableFileRow = { row: number; cells: string[] };

/** The first table of an XLSX or CSV file, without its empty rows. */
export async function readTableFile(bytes: Uint8Array): Promise<{ ok: true; value: TableFileRow[] } | { ok: false; refusal: TableFileRefusal }> {
  const questions = startQuestions({});
  try {
    const type = sniff(bytes);
    if (type === "docx" || type === "pdf") return { ok: false, refusal: "unknown-type" };
    const blocks: Block[] = type === "xlsx" ? await readXlsx(bytes, questions) : readCsv(bytes, questions);
    const table = blocks.find((block) => block.kind === "table");
    const rows = (table?.rows ?? [])
      .map(({ place, cells }, index) => ({ row: place.row ?? index + 1, cells: cells.map(({ paragraphs }) => paragraphs.map(asWritten).join("\n")) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
    return rows.length === 0 ? { ok: false, refusal: "empty-file" } : { ok: true, value: rows };
  } catch (fault) {
    if (fault instanceof Unreadable) return { ok: false, refusal: fault.refusal };
    throw fault;
  }
}

/** "1. FC Ellerland" is a name and no list. */
function asWritten({ number, text }: Paragraph): string {
  return number === undefined ? text : `${number}. ${text}`;
}
