/** Test support: writes the smallest DOCX and XLSX packages that hold a generated document. */
import { strToU8, zipSync } from "fflate";

export type Line = { text: string; list?: number };
/** `merge`: vertical; `span`: columns covered, the covered cells are left away. */
export type GridCell = { lines: Line[]; merge?: "start" | "continue"; span?: number };
export type Part =
  | { kind: "title"; text: string }
  | { kind: "heading"; level: number; text: string }
  | { kind: "bold"; text: string }
  | { kind: "text"; text: string }
  | { kind: "table"; rows: GridCell[][] };

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

export function pack(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const STYLES = [
  ["Titel", "Title", null],
  ["berschrift1", "heading 1", 0],
  ["berschrift2", "heading 2", 1],
  ["berschrift3", "heading 3", 2],
] as const;

function paragraph(text: string, properties = "", bold = false, tracked = false): string {
  const look = bold ? "<w:rPr><w:b/></w:rPr>" : "";
  const run = (part: string, tag = "t") =>
    part
      .split("\u00AD")
      .map((piece, index) => `<w:r>${look}${index ? "<w:softHyphen/>" : ""}<w:${tag} xml:space="preserve">${escape(piece)}</w:${tag}></w:r>`)
      .join("");
  const middle = Math.floor(text.length / 2);
  const runs = tracked ? `${run(text.slice(0, middle))}<w:del>${run("gestrichen", "delText")}</w:del><w:ins>${run(text.slice(middle))}</w:ins>` : run(text);
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${runs}</w:p>`;
}

/** @param tracked every seventh cell text carries an accepted insertion and a deletion */
export function docxOf(parts: Part[], tracked = false): Uint8Array {
  let written = 0;
  const line = ({ text, list }: Line) =>
    paragraph(text, list === undefined ? "" : `<w:numPr><w:ilvl w:val="${list}"/><w:numId w:val="1"/></w:numPr>`, false, tracked && ++written % 7 === 0);
  const cell = ({ lines, merge, span }: GridCell) => {
    const vertical = merge ? `<w:vMerge${merge === "start" ? ' w:val="restart"' : ""}/>` : "";
    const horizontal = span ? `<w:gridSpan w:val="${span}"/>` : "";
    return `<w:tc><w:tcPr>${horizontal}${vertical}</w:tcPr>${lines.map(line).join("") || "<w:p/>"}</w:tc>`;
  };
  const body = parts.map((part) => {
    if (part.kind === "table") return `<w:tbl>${part.rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
    if (part.kind === "bold") return paragraph(part.text, "", true);
    if (part.kind === "text") return paragraph(part.text);
    const style = part.kind === "title" ? "Titel" : `berschrift${part.level}`;
    return paragraph(part.text, `<w:pStyle w:val="${style}"/>`);
  });
  const styles = STYLES.map(
    ([id, name, level]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${level === null ? "" : `<w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>`}</w:style>`,
  );
  return pack({
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "word/document.xml": `${HEAD}<w:document xmlns:w="${W}"><w:body>${body.join("")}</w:body></w:document>`,
    "word/styles.xml": `${HEAD}<w:styles xmlns:w="${W}">${styles.join("")}</w:styles>`,
  });
}

function column(index: number): string {
  return String.fromCharCode(65 + index);
}

export type SheetRows = { name: string; rows: { texts: string[]; merges: ("start" | "continue" | undefined)[]; span?: number }[] };

/** Strings stand in the cells (`inlineStr`) or in the shared table, as Excel and other programs do. */
export function xlsxOf(sheets: SheetRows[], shared: boolean): Uint8Array {
  const strings: string[] = [];
  const files: Record<string, string> = {};
  sheets.forEach(({ rows }, sheet) => {
    const merges: string[] = [];
    const written = rows.map(({ texts, merges: vertical, span }, row) => {
      if (span && span > 1) merges.push(`A${row + 1}:${column(span - 1)}${row + 1}`);
      const cells = texts.map((text, index) => {
        const at = `${column(index)}${row + 1}`;
        if (vertical[index] === "start") {
          const length = rows.slice(row + 1).findIndex((next) => next.merges[index] !== "continue");
          const end = length < 0 ? rows.length : row + 1 + length;
          if (end > row + 1) merges.push(`${at}:${column(index)}${end}`);
        }
        if (text === "") return "";
        if (!shared) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
        strings.push(text);
        return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
      });
      return texts.some((text) => text !== "") ? `<row r="${row + 1}">${cells.join("")}</row>` : "";
    });
    const merged = merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : "";
    files[`xl/worksheets/sheet${sheet + 1}.xml`] = `${HEAD}<worksheet xmlns="${SHEET}"><sheetData>${written.join("")}</sheetData>${merged}</worksheet>`;
  });
  const list = sheets.map(({ name }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`);
  const relations = sheets.map((_, index) => `<Relationship Id="r${index + 1}" Type="worksheet" Target="worksheets/sheet${index + 1}.xml"/>`);
  return pack({
    ...files,
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}</Relationships>`,
    "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${SHEET}">${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join("")}</sst>`,
  });
}

const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
