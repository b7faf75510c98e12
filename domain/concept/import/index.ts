/** Reads a county's concept document as it is: DOCX, XLSX, CSV or PDF. */
import { done } from "#platform/result.ts";
import type { Block } from "./blocks.ts";
import { EXPECTED_HEADINGS } from "./headings.ts";
import { interpret } from "./interpret.ts";
import { type Questions, startQuestions } from "./questions.ts";
import { readCsv } from "./read-csv.ts";
import { readDocx } from "./read-docx.ts";
import { readXlsx } from "./read-xlsx.ts";
import { ACCEPT_REST, type ConceptReading, type Decisions, type RefusedReading, type Suggestion, Unreadable } from "./reading.ts";
import { sniff } from "./sniff.ts";

export type { ConceptReading, Decisions, HeadingDetails, Option, Problem, ImportRefusal, RefusedReading, Suggestion, SuggestionKind } from "./reading.ts";
export { readTableFile, type TableFileRefusal, type TableFileRow } from "./table-file.ts";
export { readTextBlocks, type DocumentBlock } from "./text-blocks.ts";
export { type DryRun, toDryRunJson } from "./report.ts";

/**
 * Reads a document. Pure and deterministic: same bytes + same decisions = same answer.
 *
 * Places we are not sure about stay as they stood until they are decided; the others are
 * applied as suggested. The name only serves as the title of a field that has none.
 */
export async function readConcept(
  file: { name: string; bytes: Uint8Array },
  decisions: Decisions = {},
): Promise<{ ok: true; value: ConceptReading } | RefusedReading> {
  const questions = startQuestions(decisions);
  try {
    const blocks = await readBlocks(file.bytes, questions);
    const { tree, unknownTables, headings } = interpret(blocks, file.name, questions);
    if (!tree.actionFields.some((field) => field.guidingGoals.length > 0)) {
      if (blocks.length === 0) return { ok: false, refusal: "empty-file" };
      const found = unknownTables.length > 0 ? unknownTables.flatMap((table) => table.cells) : headings;
      const short = [...new Set(found)].slice(0, 20).map((text) => text.slice(0, 80));
      return { ok: false, refusal: "unknown-headings", details: { found: short, expected: EXPECTED_HEADINGS } };
    }
    for (const { place, cells } of unknownTables) questions.tell("table-left-out", place, { columns: cells.join(", ").slice(0, 200) });
    return done({ tree, suggestions: questions.suggestions, problems: questions.problems });
  } catch (fault) {
    if (fault instanceof Unreadable) return { ok: false, refusal: fault.refusal };
    throw fault;
  }
}

async function readBlocks(bytes: Uint8Array, questions: Questions): Promise<Block[]> {
  const type = sniff(bytes);
  if (type === "docx") return readDocx(bytes, questions);
  if (type === "pdf") {
    // A megabyte of code that only a PDF needs.
    const { readPdf } = await import("./read-pdf.ts");
    return readPdf(bytes);
  }
  return type === "xlsx" ? readXlsx(bytes, questions) : readCsv(bytes, questions);
}

/** Every suggestion as proposed (the command line's --accept-suggestions). */
export function acceptAll(suggestions: Suggestion[]): Decisions {
  return { ...Object.fromEntries(suggestions.map(({ id, suggested }) => [id, suggested])), [ACCEPT_REST]: "suggested" };
}
