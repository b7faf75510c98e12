/** Tagged PDF: headings, paragraphs and tables as the program that wrote the file named them. */
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Place } from "../tree.ts";
import type { Block, Cell, Row } from "./blocks.ts";
import { linesOf, type Piece, textOfLine, unwrap } from "./pdf-text.ts";
import { toParagraphs } from "./text.ts";

type Tree = Awaited<ReturnType<PDFPageProxy["getStructTree"]>>;
type Node = Tree | Tree["children"][number];

/** `tree`: null for a page without structure. */
export type StructurePage = { number: number; pieces: Piece[]; tree: Tree | null };

/** `isWhole`: an element of its own; false for text that stands in its cell without one. */
type TaggedParagraph = { pieces: Piece[]; isItem: boolean; isWhole: boolean; page: number };
type TaggedTable = { page: number; rows: TaggedParagraph[][][] };
type Tagged = { role: string; paragraph: TaggedParagraph } | { table: TaggedTable };

/** @returns nothing that can be used for a document without structure */
export function readTagged(pages: StructurePage[]): Block[] {
  const found: Tagged[] = [];
  for (const { number, pieces, tree } of pages) {
    if (!tree) continue;
    const byId = Map.groupBy(pieces, (piece) => piece.id);
    const own: Tagged[] = [];
    walk(tree, (id) => byId.get(id) ?? [], number, own);
    const [first, ...rest] = own;
    const last = found.at(-1);
    // Each page names all rows of a table that goes on, with the text that stands on it.
    if (first && last && "table" in first && "table" in last && goesOn(last.table, first.table)) found.push(...rest);
    else found.push(...own);
  }
  let tables = 0;
  let paragraphs = 0;
  return found.flatMap((block): Block[] => {
    if ("table" in block) return [{ kind: "table", place: { table: ++tables }, rows: rowsOf(block.table, tables) }];
    return blocksOfText(block.role, block.paragraph, { page: block.paragraph.page, paragraph: ++paragraphs });
  });
}

type PiecesOf = (id: string) => Piece[];

const LEFT_OUT = ["TOC", "TOCI", "Figure", "Formula", "Note", "FENote", "Artifact"];

function walk(node: Node, piecesOf: PiecesOf, page: number, found: Tagged[]): void {
  if (!("role" in node) || LEFT_OUT.includes(node.role)) return;
  if (node.role === "Table") found.push({ table: { page, rows: partsOf(node, ["TR"]).map((row) => readCells(row, piecesOf, page)) } });
  else if (/^(?:H[1-6]?|Title|P|LI|Caption)$/.test(node.role)) {
    const pieces = allPieces(node, piecesOf);
    if (pieces.length > 0) found.push({ role: node.role, paragraph: { pieces, isItem: node.role === "LI", isWhole: true, page } });
  } else for (const child of node.children) walk(child, piecesOf, page, found);
}

function partsOf(node: Node, roles: string[]): Tree[] {
  if (!("role" in node)) return [];
  return node.children.flatMap((child) => ("role" in child && roles.includes(child.role) ? [child] : partsOf(child, roles)));
}

function allPieces(node: Node, piecesOf: PiecesOf): Piece[] {
  if (!("role" in node)) return piecesOf(node.id);
  return node.children.flatMap((child) => allPieces(child, piecesOf));
}

function readCells(row: Tree, piecesOf: PiecesOf, page: number): TaggedParagraph[][] {
  return partsOf(row, ["TD", "TH"]).map((cell) => {
    const paragraphs = partsOf(cell, ["P", "LI"]).map((node): TaggedParagraph => ({
      pieces: allPieces(node, piecesOf),
      isItem: node.role === "LI",
      isWhole: true,
      page,
    }));
    const direct = cell.children.flatMap((child) =>
      "role" in child && ["P", "L", "LI", "Div", "Sect"].includes(child.role) ? [] : allPieces(child, piecesOf),
    );
    return direct.length > 0 || paragraphs.length === 0 ? [{ pieces: direct, isItem: false, isWhole: false, page }, ...paragraphs] : paragraphs;
  });
}

/** Puts the second page's texts into the table of the first, if it is the same table. */
function goesOn(table: TaggedTable, next: TaggedTable): boolean {
  if (!isSameTable(table, next)) return false;
  const nextCells = next.rows.flat();
  for (const [index, cell] of table.rows.flat().entries()) cell.push(...(nextCells[index] ?? []));
  return true;
}

/** The heading row stands on the first page only, or is repeated above rows that were still empty there. */
function isSameTable(table: TaggedTable, next: TaggedTable): boolean {
  const shape = ({ rows }: TaggedTable) => rows.map((cells) => cells.length).join();
  const texts = ({ rows }: TaggedTable) => rows.map((cells) => cells.flat().map(textOf).join(" ").trim());
  if (shape(table) !== shape(next)) return false;
  const [[heading, ...rows], [nextHeading, ...nextRows]] = [texts(table), texts(next)];
  const begins = nextRows.findIndex((text) => text !== "");
  return nextHeading === "" || (nextHeading === heading && begins > 0 && begins >= rows.findLastIndex((text) => text !== ""));
}

function textOf({ pieces }: TaggedParagraph): string {
  return unwrap(linesOf(pieces).map(textOfLine));
}

function rowsOf({ rows }: TaggedTable, table: number): Row[] {
  const width = Math.max(...rows.map((cells) => cells.length));
  const starts = Array.from({ length: width }, (_, column) =>
    Math.min(...rows.filter((cells) => cells.length === width).map((cells) => startOf(cells[column] ?? []))),
  );
  return rows.map((cells, index) => {
    const pages = cells.flat().flatMap(({ pieces, page }) => (pieces.length > 0 ? [page] : []));
    const place: Place = { ...(pages.length > 0 && { page: Math.min(...pages) }), table, row: index + 1 };
    const row = Array.from({ length: width }, (): Cell => ({ paragraphs: [], span: 1 }));
    cells.forEach((cell, number) => {
      const paragraphs = textsOf(cell).flatMap(({ text, page }) => toParagraphs(text, { ...place, page }));
      // Beside a cell that goes over several rows a row has fewer cells: their places on the page tell the column.
      const at = cells.length === width ? number : starts.findLastIndex((start) => start <= startOf(cell) + TOLERANCE);
      if (paragraphs.length > 0) row[Math.max(0, at)] = { paragraphs, span: cells.length === 1 && at === 0 ? width : 1 };
    });
    return { place, cells: row };
  });
}

/** Text without an element of its own goes on over the page; where a paragraph does, its words have to tell. */
function textsOf(cell: TaggedParagraph[]): { text: string; page: number }[] {
  const filled = cell.filter(({ pieces }) => pieces.length > 0);
  if (filled.some(({ isWhole }) => isWhole)) return filled.map((paragraph) => ({ text: withBullet(paragraph), page: paragraph.page }));
  const [first] = filled;
  return first ? [{ text: unwrap(filled.map(textOf)), page: first.page }] : [];
}

/** Points by which a text may stand left of its column's other texts. */
const TOLERANCE = 6;

function startOf(cell: TaggedParagraph[]): number {
  return Math.min(...cell.flatMap(({ pieces }) => pieces.map(({ x }) => x)));
}

function withBullet(paragraph: TaggedParagraph): string {
  const text = textOf(paragraph);
  return paragraph.isItem && text !== "" && !/^[^\p{L}]/u.test(text) ? `• ${text}` : text;
}

function blocksOfText(role: string, paragraph: TaggedParagraph, place: Place): Block[] {
  const text = textOf(paragraph);
  if (role === "Title") return [{ kind: "title", text }];
  if (role.startsWith("H")) return [{ kind: "heading", level: Number(role.slice(1)) || 1, text, place }];
  return toParagraphs(withBullet(paragraph), place).map((read) => ({ kind: "paragraph", paragraph: read }));
}
