/** Turns a table into records: what each row says about field, goals and recommendations. */
import type { Place } from "../tree.ts";
import type { Paragraph, Row } from "./blocks.ts";
import { type Columns, readColumns, rowTexts, settleColumns } from "./columns.ts";
import { readLabel, type TreeRole } from "./headings.ts";
import type { Questions } from "./questions.ts";
import { toParagraphs } from "./text.ts";

export type RecordRole = TreeRole | "subPoint" | "note";

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
  columns: Columns | null;
  /** Cells of the first row of a table nobody could read. */
  unknownHeading: string[] | null;
};

const RECORD_ROLES: RecordRole[] = ["field", "guidingGoal", "goal", "recommendation", "subPoint", "note"];

function isRecordRole(role: unknown): role is RecordRole {
  return RECORD_ROLES.some((known) => known === role);
}

/** @param carried columns of the table before, for a table that a page has cut off from its heading row */
export function readTable(rows: Row[], carried: Columns | null, questions: Questions): TableReading {
  const records: TableRecord[] = [];
  let columns: Columns | null = null;
  let unknownHeading: string[] | null = null;
  let emptyRows = 0;
  let afterGap = true;
  let form: { role: RecordRole; column: number } | null = null;
  const readings = rows.map(readColumns);

  for (const [index, row] of rows.entries()) {
    const filled = filledCells(row);
    if (filled.length === 0) {
      emptyRows++;
      afterGap = true;
      continue;
    }
    const found = readings[index];
    if (found) {
      if (JSON.stringify(found) !== JSON.stringify(columns)) columns = settleColumns(found, row, questions);
      afterGap = false;
      continue;
    }
    const next = readings.slice(index + 1).find((_, offset) => filledCells(rows[index + 1 + offset]).length > 0);
    const section = readSection(row, columns, { first: afterGap, beforeHeading: Boolean(next) }, questions);
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
    if (isPageNumber(row, questions)) continue;
    columns ??= fits(carried, row) ? carried : null;
    if (columns) records.push(byColumns(row, columns));
    else unknownHeading ??= rowTexts(row).filter((text) => text !== "");
  }
  if (emptyRows > 0 && rows[0]) questions.tell("empty-rows-dropped", rows[0].place, { count: emptyRows });
  return { records, columns, unknownHeading };
}

function filledCells(row: Row | undefined): { index: number; text: string; span: number }[] {
  if (!row) return [];
  return row.cells.flatMap((cell, index) => {
    const text = cell.paragraphs.map((paragraph) => paragraph.text).join("\n");
    return text === "" ? [] : [{ index, text, span: cell.span }];
  });
}

function fits(carried: Columns | null, row: Row): boolean {
  return carried !== null && row.cells.length === carried.length;
}

function byColumns(row: Row, columns: Columns): TableRecord {
  const record: TableRecord = {
    place: row.place,
    fromColumns: true,
    columns: columns.filter(isRecordRole),
    label: null,
    cells: {},
  };
  row.cells.forEach((cell, index) => {
    const role = columns[index];
    if (!isRecordRole(role) || cell.paragraphs.length === 0) return;
    record.cells[role] = [...(record.cells[role] ?? []), ...withoutLabel(cell.paragraphs, role)];
  });
  return record;
}

/** "Ziel 1.2: …" inside the goal column: the label is no part of the text. */
function withoutLabel(paragraphs: Paragraph[], role: RecordRole): Paragraph[] {
  if (role === "field") return paragraphs;
  return paragraphs.flatMap((paragraph) => {
    const label = readLabel(paragraph.text, "text");
    if (!label || (label.role !== role && !(label.role === "measure" && role === "recommendation"))) return [paragraph];
    return label.rest === "" ? [] : [{ ...paragraph, text: label.rest }];
  });
}

/** A heading of the tree as a record of its own. */
export function headingRecord(role: RecordRole, text: string, label: string | null, place: Place): TableRecord {
  return { place, fromColumns: false, columns: [], label, cells: { [role]: toParagraphs(text, place) } };
}

/** `form`: the column in which a form's text goes on when its word cell is empty. */
type Section = { records: TableRecord[]; form: { role: RecordRole; column: number } | null };
type Surroundings = { first: boolean; beforeHeading: boolean };

/**
 * Rows that are headings: "Handlungsfeld I: …" alone in its row, "Leitziel | …" as a pair of
 * word and text, or a title without any of our words right above a heading row.
 */
function readSection(row: Row, columns: Columns | null, around: Surroundings, questions: Questions): Section | null {
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
    if (filled.length === 2 && second && label.rest === "" && own !== role) {
      return {
        records: [formRecord(row, role, second.index, label.label)],
        form: columns ? null : { role, column: second.index },
      };
    }
    if (filled.length === 1 && label.rest === "" && own !== role) return { records: [], form: null };
  }
  if (filled.length > 1) return null;
  const spans = first.span > 1 && first.span >= row.cells.length;
  const titleRow = around.first && around.beforeHeading && first.index === 0;
  if (!spans && !titleRow) return null;
  if (isPageNumberText(first.text)) return null;
  return { records: askAboutTitle(row, first.text, columns, questions), form: null };
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

function askAboutTitle(row: Row, text: string, columns: Columns | null, questions: Questions): TableRecord[] {
  const title = text.replace(/\n/g, " ");
  const looksLikeDocument = /konzept|strategie|leitbild|fortschreibung|stand\b/i.test(title);
  const choice = questions.ask({
    kind: "section-row",
    place: row.place,
    original: [title],
    reason: columns ? "row-across-table" : "row-above-heading-row",
    options: ["field", "guiding-goal", "goal", "skip"],
    suggested: looksLikeDocument ? "skip" : "field",
    sure: columns === null,
    neutral: "skip",
  });
  const role = { field: "field", "guiding-goal": "guidingGoal", goal: "goal" }[choice];
  return role && isTreeRole(role) ? [headingRecord(role, title, null, row.place)] : [];
}

function isPageNumberText(text: string): boolean {
  return /^(?:[-–]\s*)?(?:(?:Seite|S\.)\s*)?\d{1,4}(?:\s*(?:von|\/)\s*\d{1,4})?(?:\s*[-–])?$/iu.test(text);
}

function isPageNumber(row: Row, questions: Questions): boolean {
  const [only, ...others] = filledCells(row);
  if (!only || others.length > 0 || !isPageNumberText(only.text)) return false;
  const choice = questions.ask({
    kind: "skip",
    place: row.place,
    original: [only.text],
    reason: "page-number",
    options: ["skip", "keep"],
    suggested: "skip",
    sure: true,
    neutral: "keep",
  });
  return choice === "skip";
}
