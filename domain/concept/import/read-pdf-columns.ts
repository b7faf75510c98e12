/** PDF without structure: a heading row tells the columns, empty bands between the lines tell the rows. */
import type { Block, Cell, Row } from "./blocks.ts";
import { readColumns } from "./columns.ts";
import { readLabel } from "./headings.ts";
import { linesOf, type Piece, textOfLine, unwrap } from "./pdf-text.ts";
import { toParagraphs } from "./text.ts";

/** Words of one line that stand together: in a table, of one column. */
type Segment = { text: string; x: number; right: number };
type Line = { page: number; y: number; height: number; pieces: Piece[]; segments: Segment[]; text: string };
type Table = { names: string[]; heading: Line; lines: Line[] };
type Part = { heading: Line } | { text: Line } | { table: Table };

export function readByColumns(pages: Piece[][]): Block[] {
  const lines = withoutRunningLines(pages.map((pieces, index) => linesOf(pieces).map((line) => toLine(line, index + 1))));
  const height = usualHeight(lines);
  const pitch = usualPitch(lines);
  let tables = 0;
  let paragraphs = 0;
  return paragraphsOf(partsOf(lines, height)).flatMap((part): Block[] => {
    if ("table" in part) return [{ kind: "table", place: { table: ++tables }, rows: rowsOf(part.table, tables, pitch) }];
    if ("heading" in part) return [{ kind: "heading", level: 1, text: part.heading.text, place: { page: part.heading.page, paragraph: ++paragraphs } }];
    const [first] = part.texts;
    const place = { page: first?.page ?? 1, paragraph: ++paragraphs };
    return toParagraphs(unwrap(part.texts.map(({ text }) => text)), place).map((paragraph) => ({ kind: "paragraph", paragraph }));
  });
}

function toLine(pieces: Piece[], page: number): Line {
  const sorted = pieces.toSorted((a, b) => a.x - b.x);
  const groups: Piece[][] = [];
  for (const piece of sorted) {
    const before = groups.at(-1)?.at(-1);
    if (before && piece.x - before.x - before.width < piece.height * 0.7) groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  const segments = groups.map((group) => ({ text: textOfLine(group), x: group[0]?.x ?? 0, right: Math.max(...group.map(({ x, width }) => x + width)) }));
  const height = Math.max(...pieces.map((piece) => piece.height));
  return { page, y: pieces[0]?.y ?? 0, height, pieces: sorted, segments, text: textOfLine(sorted) };
}

/** First and last lines of pages that come again, but for their digits. */
function withoutRunningLines(pages: Line[][]): Line[] {
  const key = ({ text }: Line) => text.replace(/\d+/g, "").trim();
  const edges = (lines: Line[]) => [lines[0], lines.at(-1)].filter((line): line is Line => line !== undefined && columnsOf(line) === null);
  const times = Map.groupBy(pages.flatMap(edges), key);
  const isRunning = (line: Line) => (times.get(key(line))?.length ?? 0) > 1 || /^\D{0,8}\d{1,3}$/.test(line.text);
  return pages.flatMap((lines) => lines.filter((line) => !edges(lines).includes(line) || !isRunning(line)));
}

/** The height in which most of the text is set. */
function usualHeight(lines: Line[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of lines) letters.set(Math.round(height), (letters.get(Math.round(height)) ?? 0) + text.length);
  return [...letters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function columnsOf({ segments }: Line): string[] | null {
  if (segments.length < 2) return null;
  const place = {};
  const cells = segments.map(({ text }): Cell => ({ paragraphs: [{ text, marker: null, place }], span: 1 }));
  return readColumns({ place, cells }) ? segments.map(({ text }) => text) : null;
}

function partsOf(lines: Line[], height: number): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const table = last && "table" in last ? last.table : null;
    const names = columnsOf(line);
    if (names) {
      // On each page the heading row is printed again.
      if (table?.names.join() !== names.join()) parts.push({ table: { names, heading: line, lines: [] } });
    } else if (last && "heading" in last && wraps(last.heading, line)) last.heading = { ...line, text: unwrap([last.heading.text, line.text]) };
    else if (line.height > height * 1.15 || readLabel(line.text, "text")?.role === "field") parts.push({ heading: line });
    else if (table && !runsAcross(line, table)) table.lines.push(line);
    else parts.push({ text: line });
  }
  return parts;
}

/** A long heading goes on in the next line, as large and as close as lines are. */
function wraps(heading: Line, { page, y, height, text }: Line): boolean {
  const isClose = page === heading.page && heading.y - y < height * 1.5 && Math.abs(heading.height - height) < 0.5;
  return isClose && readLabel(text, "text")?.role !== "field";
}

/**
 * A line of running text below a table begins in its first column and ends in a later one. Where columns stand as close as words do,
 * a row looks the same: but there, something begins at the edge of each column that the line reaches.
 */
function runsAcross({ segments, pieces }: Line, { heading }: Table): boolean {
  const [first] = segments;
  const [own, next] = heading.segments;
  if (!first || !own || !next || first.x >= own.right || first.right <= next.right) return false;
  const edges = heading.segments.filter(({ x }) => x > own.right && x < first.right);
  return !edges.every((edge) => pieces.some(({ x }) => Math.abs(x - edge.x) < 1.5));
}

type Gathered = { heading: Line } | { texts: Line[] } | { table: Table };

/** Lines of text under each other are one paragraph until the page leaves more room than between lines. */
function paragraphsOf(parts: Part[]): Gathered[] {
  const result: Gathered[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    const above = last && "texts" in last ? last.texts.at(-1) : undefined;
    if (!("text" in part)) result.push(part);
    else if (last && "texts" in last && above?.page === part.text.page && above.y - part.text.y < part.text.height * 1.6) last.texts.push(part.text);
    else result.push({ texts: [part.text] });
  }
  return result;
}

function rowsOf(table: Table, number: number, pitch: number): Row[] {
  const starts = columnStarts(table);
  const bands: Line[][] = [];
  for (const line of table.lines) {
    const above = bands.at(-1)?.at(-1);
    if (above && above.page === line.page && above.y - line.y <= pitch * 1.12) bands.at(-1)?.push(line);
    else bands.push([line]);
  }
  const heading: Row = { place: { page: table.heading.page, table: number, row: 1 }, cells: table.names.map((text) => toCell([text], {})) };
  const rows = bands.map((lines, index): Row => {
    const place = { page: lines[0]?.page ?? 1, table: number, row: index + 2 };
    return { place, cells: starts.map((_, column) => toCell(cellTexts(lines, starts, column, pitch), place)) };
  });
  return [heading, ...rows];
}

function toCell(texts: string[], place: Row["place"]): Cell {
  return { paragraphs: texts.flatMap((text) => toParagraphs(text, place)), span: 1 };
}

/** Left edges of the columns. A heading may stand in the middle of its column: then the texts below begin left of it. */
function columnStarts({ heading, lines }: Table): number[] {
  const times = new Map<number, number>();
  for (const { segments } of lines) for (const { x } of segments) times.set(Math.round(x), (times.get(Math.round(x)) ?? 0) + 1);
  return heading.segments.map(({ x }, index) => {
    const after = heading.segments[index - 1]?.right ?? Number.NEGATIVE_INFINITY;
    const isEdge = [...times.keys()].some((start) => Math.abs(start - x) < 3);
    const left = [...times].filter(([start, count]) => count > 1 && start > after && start < x).map(([start]) => start);
    return isEdge || left.length === 0 ? x : Math.min(...left);
  });
}

/** The usual step from line to line, in points. */
function usualPitch(lines: Line[]): number {
  const steps = lines.flatMap((line, index) => {
    const above = lines[index - 1];
    return above && above.page === line.page && above.y - line.y > line.height * 0.8 ? [above.y - line.y] : [];
  });
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 4)] ?? Number.POSITIVE_INFINITY;
}

/** The paragraphs of one cell: a wider step or a list sign begins a new one. */
function cellTexts(lines: Line[], starts: number[], column: number, pitch: number): string[] {
  const paragraphs: string[][] = [];
  let above = Number.NaN;
  for (const line of lines) {
    const own = line.pieces.filter(
      ({ x }) =>
        Math.max(
          0,
          starts.findLastIndex((start) => start <= x + 3),
        ) === column,
    );
    if (own.length === 0) continue;
    const text = textOfLine(own);
    const isNew = !(above - line.y <= pitch * 1.3) || /^(?:[•·▪–-]|\d+(?:\.\d+)*\.?)\s/u.test(text);
    if (isNew) paragraphs.push([text]);
    else paragraphs.at(-1)?.push(text);
    above = line.y;
  }
  return paragraphs.map(unwrap);
}
