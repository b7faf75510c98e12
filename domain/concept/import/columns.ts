/** Which column of a table holds what, by its heading row. */
import type { Row } from "./blocks.ts";
import { columnRole, type Role } from "./headings.ts";
import type { Questions } from "./questions.ts";

/** One role per column; null for a column without heading, or with one we do not know. */
export type Columns = (Role | null)[];

/** A heading row: what its columns are, and what they are called. */
export type Header = { columns: Columns; names: string[] };

export function rowTexts(row: Row): string[] {
  return row.cells.map((cell) => cell.paragraphs.map((paragraph) => paragraph.text).join("\n"));
}

const STRUCTURE: (Role | null)[] = ["field", "guidingGoal", "goal", "recommendation", "measure"];

/** The roles of a heading row, or null if the row is content. */
export function readColumns(row: Row): Columns | null {
  const texts = rowTexts(row);
  const filled = texts.filter((text) => text !== "");
  const roles = texts.map((text) => (text === "" ? null : columnRole(text)));
  const known = roles.filter((role) => role !== null).length;
  const structural = roles.filter((role) => STRUCTURE.includes(role)).length;
  if (structural === 0) return null;
  const short = filled.every((text) => text.length <= 60 && text.split(/\s+/).length <= 7 && !/[.!?]$/.test(text.replace(/\b(?:Nr|bzw|etc)\.$/, "")));
  // Two words of ours make the row a heading even beside columns we have never heard of,
  // and so does one, if most of the others are usual words of such tables.
  const isHeading = known === filled.length || (short && (structural >= 2 || known > filled.length / 2));
  return isHeading ? settle(roles) : null;
}

/** "Ziel | Teilziel | Maßnahme": of two goal columns the first is the guiding one. */
function settle(roles: Columns): Columns {
  const goals = roles.flatMap((role, index) => (role === "goal" ? [index] : []));
  const result = [...roles];
  if (goals.length === 2 && !roles.includes("guidingGoal") && goals[0] !== undefined) result[goals[0]] = "guidingGoal";
  else for (const index of goals.slice(1)) result[index] = "detail";
  for (const role of ["field", "guidingGoal", "recommendation", "measure"] as const) {
    const places = result.flatMap((found, index) => (found === role ? [index] : []));
    for (const index of places.slice(1)) result[index] = "detail";
  }
  return result;
}

/**
 * Decides what the columns beside the tree's own are: measures beside recommendations, and what
 * other columns say about a recommendation. Tells which columns are left out.
 */
export function settleColumns(columns: Columns, row: Row, questions: Questions): Columns {
  const texts = rowTexts(row);
  const left = columns.flatMap((role, index) => (role === "other" && texts[index] ? [texts[index]] : []));
  if (left.length > 0) questions.tell("columns-left-out", row.place, { columns: left.join(", ") });
  return settleMeasures(settleDetails(columns, row, questions), row, questions);
}

/** Who is responsible, by when, at what cost: the tree has no place for it, so it becomes a note. */
function settleDetails(columns: Columns, row: Row, questions: Questions): Columns {
  const texts = rowTexts(row);
  const details = columns.flatMap((role, index) => ((role === "detail" || role === null) && texts[index] ? [index] : []));
  if (details.length === 0) return columns;
  const names = details.map((index) => texts[index] ?? "");
  const choice = questions.ask({
    kind: "detail-columns",
    place: row.place,
    original: names,
    reason: "columns-without-place",
    params: { columns: names.join(", ") },
    options: ["notes", "skip"],
    suggested: "notes",
    sure: true,
    neutral: "notes",
    // Many documents have the same headings in each of their tables.
    once: names.join("|"),
  });
  return columns.map((role, index) => (details.includes(index) ? (choice === "notes" ? "detail" : "other") : role));
}

/** Beside recommendations measures carry them out, alone they are what other counties call recommendations. */
function settleMeasures(columns: Columns, row: Row, questions: Questions): Columns {
  const texts = rowTexts(row);
  const measure = columns.indexOf("measure");
  if (measure < 0) return columns;
  const result = [...columns];
  if (!columns.includes("recommendation")) {
    result[measure] = "recommendation";
    return result;
  }
  const choice = questions.ask({
    kind: "measure-column",
    place: row.place,
    original: texts,
    reason: "measures-beside-recommendations",
    params: { column: texts[measure] ?? "" },
    options: ["sub-points", "skip"],
    // A table that has a column for sub-points does not need the measures for them.
    suggested: columns.includes("subPoint") ? "skip" : "sub-points",
    sure: false,
    neutral: "skip",
  });
  result[measure] = choice === "sub-points" ? "subPoint" : "other";
  return result;
}
