/** Tables of a DOCX: merged cells, tables inside cells, rows that go over a page. */
import type { Place } from "../tree.ts";
import type { Cell, Paragraph, Row } from "./blocks.ts";
import { flows, type Seen } from "./docx-flows.ts";
import { turnPages } from "./docx-pages.ts";
import { listSignature, type ParagraphStyle } from "./docx-styles.ts";
import type { Questions } from "./questions.ts";
import { toParagraphs } from "./text.ts";
import { child, childElements, type XmlElement } from "./xml.ts";

/** What reading a part needs to know of its document. */
export type Around = { styleOf: (id: string | undefined) => ParagraphStyle; seen: Seen; questions: Questions };

/** A table of one cell that holds tables is a frame around them. */
export function frameCell(table: XmlElement): XmlElement | null {
  const cells = tableParts(table, "tr").flatMap((row) => tableParts(row, "tc"));
  const [cell] = cells;
  return cell && cells.length === 1 && child(cell, "tbl") ? cell : null;
}

export function readTable(table: XmlElement, place: Place, around: Around): Row[] {
  const { seen } = around;
  const rows: Row[] = [];
  let number = 0;
  for (const element of tableParts(table, "tr")) {
    const properties = child(element, "trPr");
    if (child(properties, "del")) {
      seen.changes++;
      continue;
    }
    if (child(properties, "ins")) seen.changes++;
    number++;
    const at = { ...place, row: number };
    const cells: Cell[] = emptyCells(count(child(properties, "gridBefore"), 0));
    // All cells begin on the page on which the row begins; the row ends where its longest cell does.
    const begin = seen.pages.now;
    let end = begin;
    for (const cell of tableParts(element, "tc")) {
      const cellProperties = child(cell, "tcPr");
      const span = count(child(cellProperties, "gridSpan"), 1);
      const merge = child(cellProperties, "vMerge");
      const continues = merge !== undefined && merge.attributes.val !== "restart";
      seen.pages.now = begin;
      // A merged cell's content stands in its first row; the others mean "as above".
      const paragraphs = continues ? [] : cellParagraphs(cell, at, around);
      end = Math.max(end ?? 0, seen.pages.now ?? 0) || undefined;
      cells.push({ paragraphs, span }, ...emptyCells(span - 1));
    }
    seen.pages.now = end;
    const first = cells.flatMap((cell) => cell.paragraphs.flatMap((paragraph) => paragraph.place.page ?? []));
    rows.push({ place: first.length > 0 ? { ...at, page: Math.min(...first) } : at, cells });
  }
  return rows;
}

function tableParts(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).flatMap((element) => {
    if (element.name === name) return [element];
    return ["sdt", "sdtContent", "customXml"].includes(element.name) ? tableParts(element, name) : [];
  });
}

/** Word allows 63 columns. */
function count(element: XmlElement | undefined, otherwise: number): number {
  const value = Number(element?.attributes.val ?? otherwise);
  return Number.isInteger(value) && value >= 0 && value <= 63 ? value : otherwise;
}

function emptyCells(number: number): Cell[] {
  return Array.from({ length: Math.max(0, number) }, () => ({ paragraphs: [], span: 1 }));
}

function cellParagraphs(cell: XmlElement, place: Place, around: Around): Paragraph[] {
  return flows(cell, around.seen).flatMap((flow) => {
    if ("table" in flow) return innerTable(flow.table, place, around);
    const properties = child(flow.element, "pPr");
    const style = around.styleOf(child(properties, "pStyle")?.attributes.val);
    const { text, page } = turnPages(flow.runs.map((run) => run.text).join(""), around.seen.pages);
    return toParagraphs(text, { ...place, ...page }, listSignature(properties, style));
  });
}

/** A table inside a cell says more about what stands above it: each of its rows is one point. */
function innerTable(table: XmlElement, place: Place, around: Around): Paragraph[] {
  const rows = tableParts(table, "tr").map((row) =>
    tableParts(row, "tc").map((cell) =>
      cellParagraphs(cell, place, around)
        .map((paragraph) => paragraph.text)
        .join(" "),
    ),
  );
  const lines = rows.map((cells) => cells.filter((text) => text !== "").join(" | ")).filter((line) => line !== "");
  if (lines.length === 0) return [];
  const choice = around.questions.ask({
    kind: "sub-points",
    place,
    detail: "table",
    original: lines,
    reason: "table-in-cell",
    options: ["sub-points", "recommendations"],
    suggested: "sub-points",
    sure: true,
    neutral: "sub-points",
  });
  return lines.map((text) => ({ text, marker: choice === "sub-points" ? "table" : null, place }));
}
