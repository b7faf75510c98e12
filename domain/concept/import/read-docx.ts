/** Word documents: walks the body and its tables; tracked changes count as accepted. */
import type { Place } from "../tree.ts";
import { BOLD_LEVEL, type Block, type Cell, type Paragraph, type Row } from "./blocks.ts";
import { type ParagraphStyle, readNumbering, readStyles } from "./docx-styles.ts";
import type { Questions } from "./questions.ts";
import { Unreadable } from "./reading.ts";
import { openZip } from "./safe-zip.ts";
import { clean, countSoftHyphens, toParagraphs } from "./text.ts";
import { child, childElements, isOn, parseXml, textOf, type XmlElement } from "./xml.ts";

const MAX_HEADING_LENGTH = 200;
const MAX_ROWS = 20_000;

type Seen = { changes: number; comments: number; footnotes: number; softHyphens: number };
/** `bold`: null where the run leaves it to its style. */
type Run = { text: string; bold: boolean | null };
type Flow = { element: XmlElement; runs: Run[] } | { table: XmlElement };

/** @throws Unreadable if it is no whole, plain DOCX */
export async function readDocx(bytes: Uint8Array, questions: Questions): Promise<Block[]> {
  const zip = openZip(bytes, "broken-docx");
  const read = async (name: string) => {
    const part = await zip.read(name);
    return part && parseXml(part, "broken-docx");
  };
  const contentTypes = await read("[Content_Types].xml");
  if (JSON.stringify(contentTypes ?? "").includes("macroEnabled")) throw new Unreadable("macro-file");
  const document = await read("word/document.xml");
  const body = child(document ?? undefined, "body");
  if (!body) throw new Unreadable("broken-docx");
  const styleOf = readStyles(await read("word/styles.xml"));

  const seen: Seen = { changes: 0, comments: 0, footnotes: 0, softHyphens: 0 };
  const blocks = walkBody(body, styleOf, seen);
  if (seen.changes > 0) questions.tell("tracked-changes-accepted", null, { count: seen.changes });
  if (seen.comments > 0) questions.tell("comments-ignored", null, { count: seen.comments });
  if (seen.footnotes > 0) questions.tell("footnotes-ignored", null, { count: seen.footnotes });
  if (seen.softHyphens > 0) questions.tell("soft-hyphens-removed", null, { count: seen.softHyphens });
  return blocks;
}

function walkBody(body: XmlElement, styleOf: (id: string | undefined) => ParagraphStyle, seen: Seen): Block[] {
  const blocks: Block[] = [];
  let tables = 0;
  let paragraphs = 0;
  let rows = 0;

  for (const flow of flows(body, seen)) {
    if ("element" in flow) {
      blocks.push(...bodyParagraph(flow.element, flow.runs, { paragraph: ++paragraphs }, styleOf));
      continue;
    }
    const place = { table: ++tables };
    const table = readTable(flow.table, place, styleOf, seen);
    rows += table.length;
    if (rows > MAX_ROWS) throw new Unreadable("too-many-rows");
    blocks.push({ kind: "table", place, rows: table });
  }
  return blocks;
}

/** Paragraphs and tables; a paragraph whose end mark was deleted flows into the next one. */
function flows(parent: XmlElement, seen: Seen): Flow[] {
  const result: Flow[] = [];
  let carried: Run[] = [];
  const elements = blockElements(parent, seen);
  elements.forEach((element, index) => {
    if (element.name === "tbl") {
      result.push({ table: element });
      return;
    }
    const runs = [...carried, ...readRuns(element, seen)];
    const flowsOn = endMarkDeleted(element) && elements[index + 1]?.name === "p";
    carried = flowsOn ? runs : [];
    if (!flowsOn) result.push({ element, runs });
  });
  return result;
}

/** Paragraphs and tables in order, through the wrappers Word puts around them. */
function blockElements(parent: XmlElement, seen: Seen): XmlElement[] {
  return childElements(parent).flatMap((element) => {
    if (element.name === "p" || element.name === "tbl") return [element];
    if (["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"].includes(element.name)) {
      if (element.name === "sdt" && isTableOfContents(element)) return [];
      if (element.name === "ins" || element.name === "moveTo") seen.changes++;
      return blockElements(element, seen);
    }
    if (element.name === "del" || element.name === "moveFrom") seen.changes++;
    return [];
  });
}

function isTableOfContents(sdt: XmlElement): boolean {
  const gallery = child(child(child(sdt, "sdtPr"), "docPartObj"), "docPartGallery");
  return /table of contents/i.test(gallery?.attributes.val ?? "");
}

function endMarkDeleted(paragraph: XmlElement): boolean {
  const mark = child(child(paragraph, "pPr"), "rPr");
  return child(mark, "del") !== undefined || child(mark, "moveFrom") !== undefined;
}

function bodyParagraph(element: XmlElement, runs: Run[], place: Place, styleOf: (id: string | undefined) => ParagraphStyle): Block[] {
  const properties = child(element, "pPr");
  const style = styleOf(child(properties, "pStyle")?.attributes.val);
  const raw = runs.map((run) => run.text).join("");
  const line = clean(raw).replace(/\s+/g, " ").trim();
  if (line === "" || style.isContents) return [];
  if (style.isTitle) return [{ kind: "title", text: line }];
  const outline = Number(child(properties, "outlineLvl")?.attributes.val ?? Number.NaN);
  const level = outline >= 0 && outline <= 8 ? outline + 1 : style.headingLevel;
  if (level !== null && line.length <= MAX_HEADING_LENGTH) return [{ kind: "heading", level, text: line, place }];
  const list = listSignature(properties, style);
  const bold = runs.every((run) => (run.bold ?? style.bold) || run.text.trim() === "");
  if (bold && list === null && line.length <= MAX_HEADING_LENGTH) {
    return [{ kind: "heading", level: BOLD_LEVEL, text: line, place }];
  }
  return toParagraphs(raw, place, list).map((paragraph) => ({ kind: "paragraph", paragraph }));
}

function listSignature(properties: XmlElement | undefined, style: ParagraphStyle): string | null {
  const list = readNumbering(properties) ?? style.list;
  return list === null || list.id === "0" ? null : `real:${list.level}`;
}

function readTable(table: XmlElement, place: Place, styleOf: (id: string | undefined) => ParagraphStyle, seen: Seen): Row[] {
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
    for (const cell of tableParts(element, "tc")) {
      const cellProperties = child(cell, "tcPr");
      const span = count(child(cellProperties, "gridSpan"), 1);
      const merge = child(cellProperties, "vMerge");
      const continues = merge !== undefined && merge.attributes.val !== "restart";
      // A merged cell's content stands in its first row; the others mean "as above".
      const paragraphs = continues ? [] : cellParagraphs(cell, at, styleOf, seen);
      cells.push({ paragraphs, span }, ...emptyCells(span - 1));
    }
    rows.push({ place: at, cells });
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

function cellParagraphs(cell: XmlElement, place: Place, styleOf: (id: string | undefined) => ParagraphStyle, seen: Seen): Paragraph[] {
  return flows(cell, seen).flatMap((flow) => {
    if ("table" in flow) {
      return tableParts(flow.table, "tr").flatMap((row) => tableParts(row, "tc").flatMap((inner) => cellParagraphs(inner, place, styleOf, seen)));
    }
    const properties = child(flow.element, "pPr");
    const style = styleOf(child(properties, "pStyle")?.attributes.val);
    return toParagraphs(flow.runs.map((run) => run.text).join(""), place, listSignature(properties, style));
  });
}

const INLINE = ["ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"];

function readRuns(parent: XmlElement, seen: Seen): Run[] {
  return childElements(parent).flatMap((element) => {
    if (element.name === "r") return [readRun(element, seen)];
    if (element.name === "del" || element.name === "moveFrom") {
      seen.changes++;
      return [];
    }
    if (!INLINE.includes(element.name)) return [];
    if (element.name === "ins" || element.name === "moveTo") seen.changes++;
    return readRuns(element, seen);
  });
}

function readRun(run: XmlElement, seen: Seen): Run {
  let text = "";
  for (const element of childElements(run)) {
    if (element.name === "t") text += textOf(element);
    else if (element.name === "tab") text += "\t";
    else if (element.name === "cr" || (element.name === "br" && (element.attributes.type ?? "textWrapping") === "textWrapping")) text += "\n";
    else if (element.name === "noBreakHyphen") text += "-";
    else if (element.name === "softHyphen") text += "\u00AD";
    else if (element.name === "sym") text += symbol(element);
    else if (element.name === "commentReference") seen.comments++;
    else if (element.name === "footnoteReference" || element.name === "endnoteReference") seen.footnotes++;
  }
  seen.softHyphens += countSoftHyphens(text);
  const properties = child(run, "rPr");
  const bold = child(properties, "b");
  const strong = /^(?:strong|fett)$/i.test(child(properties, "rStyle")?.attributes.val ?? "");
  return { text, bold: bold ? isOn(bold) : strong || null };
}

function symbol(element: XmlElement): string {
  const code = Number.parseInt(element.attributes.char ?? "", 16);
  return code >= 0x20 && code <= 0xffff ? String.fromCharCode(code) : "";
}
