/** Turns a table into records: what each row says about field, goals and recommendations. */
import type { Place } from "../tree.ts";
import type { Cell, Paragraph, Row } from "./blocks.ts";
import { type Columns, type Header, readColumns, rowTexts, settleColumns } from "./columns.ts";
import { columnRole, readLabel, type TreeRole } from "./headings.ts";
import type { Questions } from "./questions.ts";
import { endsOpen, endsWithHyphen, isDitto, isPlaceholder, isTerminated, startsLower, toParagraphs } from "./text.ts";

export type RecordRole = TreeRole | "subPoint" | "note" | "detail";

/** One row; an absent or empty cell means "as above". */
export type TableRecord = {
  place: Place;
  /** true: a row of columns, which a page may have cut; false: a heading inside or above a table. */
  fromColumns: boolean;
  /** Columns of one table say which cells could be filled at all. */
  columns: RecordRole[];
  /** As written before the text, e.g. "Handlungsfeld I". */
  label: string | null;
  cells: Partial<Record<RecordRole, Paragraph[]>>;
};

export type TableReading = {
  records: TableRecord[];
  header: Header | null;
  /** Cells of the first row of a table nobody could read. */
  unknownHeading: string[] | null;
};

const RECORD_ROLES: RecordRole[] = ["field", "guidingGoal", "goal", "recommendation", "subPoint", "note", "detail"];

function isRecordRole(role: unknown): role is RecordRole {
  return RECORD_ROLES.some((known) => known === role);
}

/** What stands before a table: the heading row of the table before, if a page has cut this one off from its own. */
export type BeforeTable = { header: Header | null; inField: boolean };

export function readTable(rows: Row[], before: BeforeTable, questions: Questions): TableReading {
  const records: TableRecord[] = [];
  let header: Header | null = null;
  const unread: Row[] = [];
  let emptyRows = 0;
  let afterGap = true;
  let form: { role: RecordRole; column: number } | null = null;
  const readings = rows.map(readColumns);
  const runningLines = findRunningLines(rows);

  for (const [index, row] of rows.entries()) {
    const filled = filledCells(row);
    if (filled.length === 0) {
      emptyRows++;
      afterGap = true;
      continue;
    }
    const found = readings[index];
    if (found) {
      const names = rowTexts(row);
      // Repeated on each page, a heading row is the same one.
      if (names.join("|") !== header?.names.join("|")) header = { columns: settleColumns(found, row, questions), names };
      afterGap = false;
      continue;
    }
    const heading = headingBelow(rows, readings, index);
    // Where a column names the fields, a line above it is the title of the whole table.
    const columns = header?.columns ?? null;
    const titleOfNext = heading ? afterGap && !heading.includes("field") : standsAlone(row, rows[index + 1], columns);
    if (isPageLine(row, runningLines, questions)) continue;
    const section = readSection(row, { columns, titleOfNext, inField: before.inField, next: rows[index + 1] }, questions);
    afterGap = false;
    if (section) {
      records.push(...section.records);
      form = section.form;
      continue;
    }
    const goesOn = form && filled.length === 1 && filled[0]?.index === form.column;
    if (form && goesOn) {
      records.push(formRecord(row, form.role, form.column, null));
      continue;
    }
    if (form && isFormDetail(row)) {
      records.push(formDetail(row));
      continue;
    }
    if (!header && fits(before.header, row)) {
      header = before.header;
      questions.tell("columns-as-before", row.place, { columns: (header?.names ?? []).filter((name) => name !== "").join(", ") });
    }
    if (header) records.push(byColumns(row, header));
    else unread.push(row);
  }
  if (emptyRows > 0 && rows[0]) questions.tell("empty-rows-dropped", rows[0].place, { count: emptyRows });
  const [firstUnread] = unread;
  // Lines above a heading row are only lines; without any heading row the table is a stranger.
  if (firstUnread && header) questions.tell("text-left-out", firstUnread.place, { count: unread.length });
  const unknownHeading = firstUnread && !header ? rowTexts(firstUnread).filter((text) => text !== "") : null;
  return { records, header, unknownHeading };
}

/**
 * A few words alone in the first column, and the next row fills that column anew: as a goal it
 * would have nothing below it, so it is rather the title of what follows.
 */
function standsAlone(row: Row, next: Row | undefined, columns: Columns | null): boolean {
  const [only, ...others] = filledCells(row);
  const below = filledCells(next);
  if (!only || others.length > 0 || only.index !== 0 || (columns?.length ?? 0) < 2 || below[0]?.index !== 0) return false;
  if (below.length < 2 && countWords(below[0].text) <= 6) return false;
  const isOpen = isTerminated(only.text) || endsOpen(only.text, false) || endsWithHyphen(only.text);
  return !isOpen && !startsLower(only.text) && !startsLower(below[0].text) && countWords(only.text) <= 6;
}

/** The heading row a line stands right above; empty rows and "Leitziel 1: …" may stand between. */
function headingBelow(rows: Row[], readings: (Columns | null)[], index: number): Columns | null {
  for (let next = index + 1; next < rows.length; next++) {
    const heading = readings[next];
    if (heading) return heading;
    const [only, ...others] = filledCells(rows[next]);
    if (only && (others.length > 0 || !hasLabelShape(only.text))) return null;
  }
  return null;
}

function cellText(cell: Cell): string {
  return cell.paragraphs.map((paragraph) => paragraph.text).join("\n");
}

function filledCells(row: Row | undefined): { index: number; text: string; span: number }[] {
  if (!row) return [];
  return row.cells.flatMap((cell, index) => {
    const text = cellText(cell);
    return text === "" ? [] : [{ index, text, span: cell.span }];
  });
}

function fits(carried: Header | null, row: Row): boolean {
  return carried !== null && row.cells.length === carried.columns.length;
}

function byColumns(row: Row, { columns, names }: Header): TableRecord {
  const record: TableRecord = {
    place: row.place,
    fromColumns: true,
    columns: columns.filter(isRecordRole),
    label: null,
    cells: {},
  };
  row.cells.forEach((cell, index) => {
    const role = columns[index];
    if (!isRecordRole(role) || cell.paragraphs.length === 0 || isPlaceholder(cellText(cell))) return;
    if (isDitto(cellText(cell)) && role !== "recommendation") return;
    const paragraphs = role === "detail" ? [detailOf(names[index] ?? "", cell, row.place)] : withoutLabel(cell.paragraphs, role);
    record.cells[role] = [...(record.cells[role] ?? []), ...paragraphs];
  });
  return record;
}

/** "Zuständigkeit: Volkshochschule; Jugendamt" */
function detailOf(name: string, cell: Cell, place: Place): Paragraph {
  const value = cell.paragraphs.map((paragraph) => paragraph.text).join("; ");
  return { text: `${name.replace(/\s+/g, " ").replace(/\s*:$/, "")}: ${value}`, marker: null, place };
}

/** Below "Maßnahme | …" a form goes on with "Zuständig | …": a few words and their text. */
function isFormDetail(row: Row): boolean {
  const [name, value, ...others] = filledCells(row);
  return (
    name !== undefined && value !== undefined && others.length === 0 && (columnRole(name.text) !== null || (name.text.length <= 40 && !isTerminated(name.text)))
  );
}

function formDetail(row: Row): TableRecord {
  const [name, value] = filledCells(row);
  const cell = row.cells[value?.index ?? 0] ?? { paragraphs: [], span: 1 };
  const role = columnRole(name?.text ?? "");
  const cells = role === "note" || role === "subPoint" ? { [role]: cell.paragraphs } : { detail: [detailOf(name?.text ?? "", cell, row.place)] };
  return { place: row.place, fromColumns: false, columns: [], label: null, cells };
}

/** "Ziel 1.2: …" inside the goal column: the label is no part of the text. */
function withoutLabel(paragraphs: Paragraph[], role: RecordRole): Paragraph[] {
  if (role === "field") return paragraphs;
  return paragraphs.flatMap((paragraph) => {
    const label = readLabel(paragraph.text, "text");
    if (!label || (label.role !== role && !(label.role === "measure" && role === "recommendation"))) return [paragraph];
    return label.rest === "" ? [] : [{ ...paragraph, text: label.rest, ...numberOf(label.label) }];
  });
}

function numberOf(label: string): { number?: string } {
  const number = /\d+(?:\.\d+)*$/.exec(label)?.[0];
  return number ? { number } : {};
}

/** A heading of the tree as a record of its own. */
export function headingRecord(role: RecordRole, text: string, label: string | null, place: Place): TableRecord {
  return { place, fromColumns: false, columns: [], label, cells: { [role]: toParagraphs(text, place) } };
}

/** `form`: the column in which a form's text goes on when its word cell is empty. */
type Surroundings = { columns: Columns | null; titleOfNext: boolean; inField: boolean; next: Row | undefined };
type Section = { records: TableRecord[]; form: { role: RecordRole; column: number } | null };
/**
 * Rows that are headings: "Handlungsfeld I: …" alone in its row, "Leitziel | …" as a pair of
 * word and text, or a title without any of our words right above a heading row.
 */
function readSection(row: Row, around: Surroundings, questions: Questions): Section | null {
  const { columns, titleOfNext } = around;
  const filled = filledCells(row);
  const [first, second] = filled;
  if (!first) return null;
  const label = readLabel(first.text.replace(/\n/g, " "), filled.length === 1 ? "heading" : "text");
  const own = columns?.[first.index] ?? null;
  const role = label?.role === "measure" ? "recommendation" : label?.role;
  if (label && role && isTreeRole(role)) {
    if (filled.length === 1 && (label.rest !== "" ? hasLabelShape(first.text) : role === "field") && own !== role) {
      const record = headingRecord(role, label.rest || label.label, label.rest ? label.label : null, row.place);
      return { records: [record], form: null };
    }
    if (filled.length === 2 && second && label.rest === "" && own !== role && isFormRow(around)) {
      return {
        records: [formRecord(row, role, second.index, label.label)],
        form: columns ? null : { role, column: second.index },
      };
    }
    if (filled.length === 1 && label.rest === "" && own !== role) return { records: [], form: null };
  }
  if (filled.length > 1) return null;
  const spans = first.span > 1 && first.span >= row.cells.length;
  if (!spans && !(titleOfNext && first.index === 0)) return null;
  const title = first.text.replace(/\n/g, " ");
  const choice = askAboutTitle(row, title, spans, around, questions);
  if (choice === "row") return null;
  const chosen = { field: "field", "guiding-goal": "guidingGoal", goal: "goal" }[choice];
  return { records: chosen && isTreeRole(chosen) ? [headingRecord(chosen, title, null, row.place)] : [], form: null };
}

/**
 * Below "Leitziel | Alle wohnen gut." stands the next pair or a heading row. Below "Ziele | Ideen" stand
 * texts: it is a heading row, and one of its words we do not know.
 */
function isFormRow({ next }: Surroundings): boolean {
  const [first, second, ...others] = filledCells(next);
  if (!first || first.index > 0 || !second || others.length > 0) return true;
  return columnRole(first.text) !== null || readLabel(first.text, "text") !== null || (first.text.length <= 40 && !isTerminated(first.text));
}

/** A form's row: the word stands in one cell ("Leitziel"), the text in the next. */
function formRecord(row: Row, role: RecordRole, column: number, label: string | null): TableRecord {
  const paragraphs = row.cells[column]?.paragraphs ?? [];
  return { place: row.place, fromColumns: false, columns: [], label, cells: { [role]: paragraphs } };
}

function isTreeRole(role: string): role is TreeRole {
  return ["field", "guidingGoal", "goal", "recommendation"].includes(role);
}

/** "Ziel 2.1 …" or "Leitziel: …", not "Ziel ist es, …". */
function hasLabelShape(text: string): boolean {
  const label = readLabel(text.replace(/\n/g, " "), "text");
  return label !== null || readLabel(text, "heading")?.role === "field";
}

function askAboutTitle(row: Row, title: string, spans: boolean, { columns, inField }: Surroundings, questions: Questions): string {
  const isDocumentTitle = columns === null && /konzept|strategie|leitbild|fortschreibung|stand\b/i.test(title);
  // Inside a field the row names the level that has no column.
  const missing = columns?.includes("goal") === false ? "goal" : columns?.includes("guidingGoal") ? "field" : "guiding-goal";
  const suggested = isDocumentTitle ? "skip" : inField ? missing : "field";
  return questions.ask({
    kind: "section-row",
    place: row.place,
    original: [title],
    reason: spans ? "row-across-table" : columns ? "row-with-one-cell" : "row-above-heading-row",
    options: ["field", "guiding-goal", "goal", "row", "skip"],
    suggested,
    sure: columns === null && !inField,
    neutral: spans || columns === null ? suggested : "row",
  });
}

const PAGE_NUMBER = /^(?:.{0,80}\b(?:Seite|S\.)\s*|[-–]\s*)?\d{1,4}(?:\s*(?:von|\/)\s*\d{1,4})?(?:\s*[-–])?$/iu;

/** Lines alone in their row that come again and again, but for the page number: headers and footers of pages. */
function findRunningLines(rows: Row[]): Set<string> {
  const times = new Map<string, number>();
  for (const row of rows) {
    const [only, ...others] = filledCells(row);
    if (!only || others.length > 0 || only.index !== 0 || hasLabelShape(only.text)) continue;
    const line = withoutDigits(only.text);
    times.set(line, (times.get(line) ?? 0) + 1);
  }
  return new Set([...times].filter(([line, count]) => line !== "" && count > 1).map(([line]) => line));
}

function countWords(text: string): number {
  return text.split(/\s+/).length;
}

function withoutDigits(text: string): string {
  return text.replace(/\d+/g, "").trim();
}

function isPageLine(row: Row, runningLines: Set<string>, questions: Questions): boolean {
  const [only, ...others] = filledCells(row);
  if (!only || others.length > 0) return false;
  const isNumber = PAGE_NUMBER.test(only.text);
  // Also a goal repeated on every page stands alone in its row: only a line without full stop runs through pages.
  const isRunning = only.index === 0 && row.cells.length > 1 && !isTerminated(only.text) && runningLines.has(withoutDigits(only.text));
  if (!isNumber && !isRunning) return false;
  const choice = questions.ask({
    kind: "skip",
    place: row.place,
    detail: "page",
    original: [only.text],
    reason: isNumber ? "page-number" : "running-line",
    options: ["skip", "keep"],
    suggested: "skip",
    sure: isNumber,
    neutral: "keep",
  });
  return choice === "skip";
}
