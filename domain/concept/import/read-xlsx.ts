/** Excel workbooks: every visible sheet becomes a heading (its name) and a table. */
import type { Place } from "../tree.ts";
import type { Block, Cell, Row } from "./blocks.ts";
import { countRows } from "./count-rows.ts";
import type { Questions } from "./questions.ts";
import { Unreadable } from "./reading.ts";
import { openZip, type Zip } from "./safe-zip.ts";
import { countSoftHyphens, toParagraphs } from "./text.ts";
import { child, childElements, parseXml, textOf, type XmlElement } from "./xml.ts";

const MAX_COLUMNS = 200;

type Sheet = { name: string; path: string; hidden: boolean };

/** @throws Unreadable if it is no whole, plain XLSX; "too-many-rows" after 2,000 rows, without unpacking the rest */
export async function readXlsx(bytes: Uint8Array, questions: Questions): Promise<Block[]> {
  const zip = openZip(bytes, "broken-xlsx");
  const contentTypes = await readPart(zip, "[Content_Types].xml");
  if (JSON.stringify(contentTypes ?? "").includes("macroEnabled")) throw new Unreadable("macro-file");
  const sheets = await listSheets(zip);
  const parts = new Map<Sheet, Uint8Array>();
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const part = await zip.read(sheet.path, countRows("row"));
    if (!part) throw new Unreadable("broken-xlsx");
    parts.set(sheet, part);
  }
  // Only now: a million rows have a million strings.
  const strings = await readSharedStrings(zip);
  const blocks: Block[] = [];
  let softHyphens = 0;

  for (const [index, sheet] of sheets.entries()) {
    const part = parts.get(sheet);
    if (!part) {
      questions.tell("hidden-sheet-left-out", { sheet: sheet.name });
      continue;
    }
    const place = { sheet: sheet.name, table: index + 1 };
    const texts = cellTexts(parseXml(part, "broken-xlsx"), strings);
    if (texts.rows.size === 0) continue;
    for (const row of texts.rows.values()) for (const text of row.values()) softHyphens += countSoftHyphens(text);
    // "Tabelle1" is Excel's word, not the author's.
    if (!/^(?:Tabelle|Sheet|Blatt|Table|Arbeitsblatt)\s*\d*$/i.test(sheet.name)) {
      blocks.push({ kind: "heading", level: 1, text: sheet.name, place: { sheet: sheet.name } });
    }
    blocks.push({ kind: "table", place, rows: toRows(texts, place) });
  }
  if (softHyphens > 0) questions.tell("soft-hyphens-removed", null, { count: softHyphens });
  return blocks;
}

async function readPart(zip: Zip, name: string): Promise<XmlElement | null> {
  const part = await zip.read(name);
  return part && parseXml(part, "broken-xlsx");
}

async function listSheets(zip: Zip): Promise<Sheet[]> {
  const workbook = await readPart(zip, "xl/workbook.xml");
  const relations = childElements((await readPart(zip, "xl/_rels/workbook.xml.rels")) ?? undefined);
  const targets = new Map(relations.map((relation) => [relation.attributes.Id, relation.attributes.Target ?? ""]));
  return childElements(child(workbook ?? undefined, "sheets")).map((sheet) => {
    const target = targets.get(sheet.attributes["r:id"] ?? sheet.attributes.id ?? "") ?? "";
    return {
      name: sheet.attributes.name ?? "",
      path: target.startsWith("/") ? target.slice(1) : `xl/${target}`,
      hidden: ["hidden", "veryHidden"].includes(sheet.attributes.state ?? ""),
    };
  });
}

async function readSharedStrings(zip: Zip): Promise<string[]> {
  const table = await readPart(zip, "xl/sharedStrings.xml");
  return childElements(table ?? undefined).map(richText);
}

/** Text of runs, without the phonetic hints (`rPh`) that stand beside them. */
function richText(element: XmlElement): string {
  return childElements(element)
    .map((inner) => (inner.name === "t" ? textOf(inner) : inner.name === "r" ? richText(inner) : ""))
    .join("");
}

type CellTexts = { rows: Map<number, Map<number, string>>; spans: Map<string, number> };

function cellTexts(worksheet: XmlElement, strings: string[]): CellTexts {
  const rows = new Map<number, Map<number, string>>();
  let rowNumber = 0;
  for (const row of childElements(child(worksheet, "sheetData"))) {
    rowNumber = Number(row.attributes.r ?? rowNumber + 1);
    const cells = new Map<number, string>();
    let column = -1;
    for (const cell of childElements(row)) {
      column = columnOf(cell.attributes.r) ?? column + 1;
      const text = cellText(cell, strings);
      if (text.trim() !== "" && column < MAX_COLUMNS) cells.set(column, text);
    }
    if (cells.size > 0 && Number.isInteger(rowNumber)) rows.set(rowNumber, cells);
  }
  const spans = new Map<string, number>();
  for (const merge of childElements(child(worksheet, "mergeCells"))) {
    const [from, to] = (merge.attributes.ref ?? "").split(":");
    const first = columnOf(from);
    const last = columnOf(to);
    const row = Number(/\d+/.exec(from ?? "")?.[0]);
    if (first !== null && last !== null && last > first) spans.set(`${row}:${first}`, Math.min(last - first + 1, MAX_COLUMNS));
  }
  return { rows, spans };
}

function cellText(cell: XmlElement, strings: string[]): string {
  if (cell.attributes.t === "inlineStr") {
    const inline = child(cell, "is");
    return inline ? richText(inline) : "";
  }
  const value = child(cell, "v");
  if (!value || cell.attributes.t === "e") return "";
  const text = textOf(value);
  return cell.attributes.t === "s" ? (strings[Number(text)] ?? "") : text;
}

/** "C5" → 2 */
function columnOf(reference: string | undefined): number | null {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference ?? "")?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Rows from the first to the last; gaps become one empty row, since a blank row parts blocks. */
function toRows({ rows, spans }: CellTexts, place: Place): Row[] {
  const width = Math.max(...[...rows.values()].map((row) => Math.max(...row.keys()) + 1));
  const result: Row[] = [];
  let previous: number | null = null;
  for (const [number, texts] of [...rows].sort(([a], [b]) => a - b)) {
    if (previous !== null && number > previous + 1) result.push({ place: { ...place, row: previous + 1 }, cells: [] });
    previous = number;
    const at = { ...place, row: number };
    const cells = Array.from({ length: width }, (_, column): Cell => {
      const text = texts.get(column) ?? "";
      return { paragraphs: toParagraphs(text, at), span: spans.get(`${number}:${column}`) ?? 1 };
    });
    result.push({ place: at, cells });
  }
  return result;
}
