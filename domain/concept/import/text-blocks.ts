/** A document as its paragraphs and tables, for those who read its text and not its tree. */
import type { Place } from "../tree.ts";
import type { Block } from "./blocks.ts";
import { startQuestions } from "./questions.ts";
import { decode } from "./read-csv.ts";
import { readDocx } from "./read-docx.ts";
import { readXlsx } from "./read-xlsx.ts";
import { type ImportRefusal, Unreadable } from "./reading.ts";
import { sniff } from "./sniff.ts";
import { clean } from "./text.ts";

export type DocumentBlock = { place: Place | null } & ({ kind: "paragraph"; text: string } | { kind: "table"; rows: string[][] });

/** DOCX, XLSX, PDF and plain text, in which lines of cells divided by tabs or "|" are tables. */
export async function readTextBlocks(
  bytes: Uint8Array,
): Promise<{ ok: true; value: DocumentBlock[] } | { ok: false; refusal: Exclude<ImportRefusal, "unknown-headings"> }> {
  const questions = startQuestions({});
  try {
    const type = sniff(bytes);
    if (type === "csv") return { ok: true, value: plainText(decode(bytes, questions)) };
    if (type === "docx") return { ok: true, value: (await readDocx(bytes, questions)).map(asText) };
    if (type === "xlsx") return { ok: true, value: (await readXlsx(bytes, questions)).map(asText) };
    // A megabyte of code that only a PDF needs.
    const { readPdf } = await import("./read-pdf.ts");
    return { ok: true, value: (await readPdf(bytes)).map(asText) };
  } catch (fault) {
    if (fault instanceof Unreadable) return { ok: false, refusal: fault.refusal };
    throw fault;
  }
}

function asText(block: Block): DocumentBlock {
  switch (block.kind) {
    case "title":
      return { kind: "paragraph", text: block.text, place: null };
    case "heading":
      return { kind: "paragraph", text: block.text, place: block.place };
    case "paragraph":
      return { kind: "paragraph", text: block.paragraph.text, place: block.paragraph.place };
    case "table":
      return {
        kind: "table",
        place: block.place,
        rows: block.rows.map(({ cells }) => cells.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(" "))),
      };
  }
}

function plainText(raw: string): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (const [index, line] of clean(raw.replaceAll("\t", " | ")).split("\n").entries()) {
    const cells = line.replace(/^\s*\||\|\s*$/g, "").split("|");
    const last = blocks.at(-1);
    const isRule = /^[\s|:-]+$/.test(line);
    if (cells.length > 1 && !isRule) {
      const row = cells.map((cell) => cell.trim());
      if (last?.kind === "table") last.rows.push(row);
      else blocks.push({ kind: "table", rows: [row], place: { paragraph: index + 1 } });
    } else if (!isRule && line.trim() !== "") blocks.push({ kind: "paragraph", text: line.trim(), place: { paragraph: index + 1 } });
  }
  return blocks;
}
