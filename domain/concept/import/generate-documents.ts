/**
 * Test support: writes a random concept as counties write theirs, in eight layouts and three
 * formats, with the damage that word processors and PDF do. What was written is known, so
 * the reader must give it back.
 */
import type { ActionFieldNode, ConceptTree, GoalNode, GuidingGoalNode } from "../tree.ts";
import { cutRows, glueLineNumbers, sprinkleSoftHyphens } from "./damage-documents.ts";
import { type ConceptShape, generateConcept, type Random, startRandom } from "./generate-concept.ts";
import { docxOf, type GridCell, type Line, type Part, type SheetRows, xlsxOf } from "./office-packages.ts";

const TABLE_LAYOUTS = [
  "three-columns-per-field",
  "two-columns-per-guiding-goal",
  "one-table-per-goal",
  "row-per-recommendation",
  "field-rows-in-one-table",
  "form-per-goal",
  "goals-in-one-cell",
] as const;
/** Running text has no tables, so only Word documents are written like that. */
export const LAYOUTS = [...TABLE_LAYOUTS, "running-text"] as const;
type Layout = (typeof LAYOUTS)[number];
type Format = "docx" | "xlsx" | "csv";

export type DocumentStyle = {
  layout: Layout;
  format: Format;
  /** How a cell that belongs to several rows is written. */
  repeat: "merged" | "empty" | "repeated";
  points: "list" | "dash" | "bullet" | "colon";
  headings: "styled" | "bold";
  /** All recommendations of a goal as paragraphs of one cell, or one row each. */
  together: boolean;
  /** A further column says who is responsible. */
  details: boolean;
  pageCuts: boolean;
  softHyphens: boolean;
  lineNumbers: boolean;
  trackedChanges: boolean;
  encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";
  delimiter: ";" | "," | "\t";
  lineEnd: "\n" | "\r\n" | "\r";
};

export type GeneratedDocument = { name: string; bytes: Uint8Array; tree: ConceptTree; style: DocumentStyle };

/** The document of this seed, always the same. */
export function generateDocument(seed: number): GeneratedDocument {
  const random = startRandom(seed);
  const format = random.pick(["docx", "xlsx", "csv"] as const);
  const layout = format === "docx" ? random.pick(LAYOUTS) : random.pick(TABLE_LAYOUTS);
  const points = random.pick(format === "docx" ? (["list", "dash", "bullet", "colon"] as const) : (["dash", "bullet", "colon"] as const));
  const isGrid = layout !== "running-text" && layout !== "form-per-goal" && layout !== "goals-in-one-cell";
  const style: DocumentStyle = {
    layout,
    format,
    points,
    repeat: random.pick(["merged", "empty", "repeated"] as const),
    headings: random.pick(["styled", "bold"] as const),
    together: random.chance(0.6),
    details: false,
    pageCuts: isGrid && layout !== "one-table-per-goal" && random.chance(0.4),
    softHyphens: random.chance(0.25),
    lineNumbers: isGrid && random.chance(0.2),
    trackedChanges: random.chance(0.2),
    encoding: random.pick(["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252", "macintosh"] as const),
    delimiter: random.pick([";", ",", "\t"] as const),
    lineEnd: random.pick(["\n", "\r\n", "\r"] as const),
  };
  style.details = isGrid && layout !== "one-table-per-goal" && !style.together && !style.pageCuts && random.chance(0.5);
  // Letters of one byte have no private-use bullets.
  if (points === "bullet" && ["windows-1252", "macintosh"].includes(style.encoding)) style.encoding = "utf-8";
  // Nor does the Mac know soft hyphens.
  if (style.encoding === "macintosh") style.softHyphens = false;
  // Behind numbers a colon opens no list.
  if (points === "colon" && layout === "goals-in-one-cell") style.points = "dash";
  const shape: ConceptShape = {
    guidingGoals: layout === "two-columns-per-guiding-goal" || random.chance(0.7),
    // A bold line or a cell without any of our words is no field that a reader could be sure of.
    labels: random.pick(style.headings === "bold" || layout === "form-per-goal" ? (["roman", "arabic"] as const) : (["roman", "arabic", "none"] as const)),
    colons: style.points === "colon",
    introductions: format === "docx",
  };
  const tree = generateConcept(random, shape);
  const parts = layOut(tree, style, random);
  if (style.lineNumbers) glueLineNumbers(parts, random);
  if (style.softHyphens) sprinkleSoftHyphens(parts, random);
  return { name: `konzept-${seed}.${format}`, bytes: write(parts, style, random), tree, style };
}

function fieldHeading(field: ActionFieldNode): string {
  return field.label ? `${field.label}: ${field.title}` : field.title;
}

function layOut(tree: ConceptTree, style: DocumentStyle, random: Random): Part[] {
  const parts: Part[] = [];
  const heading = (level: number, text: string): Part => (style.headings === "bold" && level > 1 ? { kind: "bold", text } : { kind: "heading", level, text });
  const [foreword, outlook] = tree.chapters;
  if (tree.title) parts.push({ kind: "title", text: tree.title });
  if (foreword) parts.push(heading(1, foreword.title), ...foreword.paragraphs.map((text): Part => ({ kind: "text", text })));
  if (style.format === "docx") parts.push(heading(1, "Handlungsfelder"));

  if (style.layout === "row-per-recommendation" || style.layout === "field-rows-in-one-table") {
    parts.push({ kind: "table", rows: wholeTable(tree, style, random) });
    // Such documents have no place for an introduction.
    for (const field of tree.actionFields) field.introduction = [];
  } else {
    for (const field of tree.actionFields) {
      parts.push(heading(2, fieldHeading(field)), ...field.introduction.map((text): Part => ({ kind: "text", text })));
      parts.push(...fieldParts(field, style, heading, random));
    }
  }
  if (outlook) parts.push(heading(1, outlook.title), ...outlook.paragraphs.map((text): Part => ({ kind: "text", text })));
  return parts;
}

type MakeHeading = (level: number, text: string) => Part;

function fieldParts(field: ActionFieldNode, style: DocumentStyle, heading: MakeHeading, random: Random): Part[] {
  const goals = field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals.map((goal) => ({ guidingGoal, goal })));
  const titled = (guidingGoal: GuidingGoalNode, index: number): Part[] =>
    guidingGoal.text === null ? [] : [heading(3, `Leitziel ${index + 1}: ${guidingGoal.text}`)];
  if (style.layout === "three-columns-per-field") {
    return [{ kind: "table", rows: grid([{ field, goals }], style, random, { field: false, guidingGoal: hasGuidingGoals(field) }) }];
  }
  if (style.layout === "two-columns-per-guiding-goal") {
    return field.guidingGoals.flatMap((guidingGoal, index): Part[] => {
      const own = guidingGoal.goals.map((goal) => ({ guidingGoal, goal }));
      const rows = grid([{ field, goals: own }], style, random, { field: false, guidingGoal: false });
      return [...titled(guidingGoal, index), { kind: "table", rows }];
    });
  }
  if (style.layout === "goals-in-one-cell") {
    return field.guidingGoals.flatMap((guidingGoal, index): Part[] => [
      ...titled(guidingGoal, index),
      { kind: "table", rows: oneRow(guidingGoal, index, style) },
    ]);
  }
  return goals.flatMap(({ guidingGoal, goal }, index): Part[] => {
    const isFirst = guidingGoal.goals[0] === goal;
    const above = isFirst ? titled(guidingGoal, field.guidingGoals.indexOf(guidingGoal)) : [];
    const title: Part = { kind: "text", text: `Handlungsziel ${index + 1}: ${goal.text}` };
    const lines = recommendationLines(goal, style);
    if (style.layout === "form-per-goal") return [{ kind: "table", rows: form(guidingGoal, goal, lines.flat()) }];
    if (style.layout === "running-text") return [...above, title, heading(3, "Empfehlungen"), ...lines.flat().map(asText)];
    const cells = style.together ? [lines.flat()] : lines;
    const rows = [[cell([{ text: "Nr." }]), cell([{ text: "Empfehlungen" }])], ...cells.map((own, row) => [cell([{ text: String(row + 1) }]), cell(own)])];
    return [...above, title, { kind: "table", rows }];
  });
}

/** All goals in one cell and all recommendations in the next; their numbers say what belongs together. */
function oneRow(guidingGoal: GuidingGoalNode, index: number, style: DocumentStyle): GridCell[][] {
  const numbers = guidingGoal.goals.map((_, goal) => `${index + 1}.${goal + 1}`);
  const goals = guidingGoal.goals.map(({ text }, goal): Line => ({ text: `${numbers[goal]} ${text}` }));
  const lines = guidingGoal.goals.flatMap((goal, at) =>
    recommendationLines(goal, style).flatMap(([first, ...below], own) =>
      first ? [{ ...first, text: `${numbers[at]}.${own + 1} ${first.text}` }, ...below] : [],
    ),
  );
  return [
    [cell([{ text: "Ziele" }]), cell([{ text: "Empfehlungen" }])],
    [cell(goals), cell(lines)],
  ];
}

function asText({ text }: Line): Part {
  return { kind: "text", text };
}

function hasGuidingGoals(field: ActionFieldNode): boolean {
  return field.guidingGoals.some((guidingGoal) => guidingGoal.text !== null);
}

function cell(lines: Line[], merge?: GridCell["merge"]): GridCell {
  return merge ? { lines, merge } : { lines };
}

function pair(word: string, lines: Line[]): GridCell[] {
  return [cell([{ text: word }]), cell(lines)];
}

function form(guidingGoal: GuidingGoalNode, goal: GoalNode, lines: Line[]): GridCell[][] {
  const first = guidingGoal.text === null ? [] : [pair("Leitziel", [{ text: guidingGoal.text }])];
  return [...first, pair("Handlungsziel", [{ text: goal.text }]), pair("Empfehlungen", lines)];
}

/** One list of lines per recommendation: its text, its points as the style writes them, its notes. */
function recommendationLines(goal: GoalNode, style: DocumentStyle): Line[][] {
  return goal.recommendations.map(({ text, subPoints, notes }) => [
    { text },
    ...subPoints.map((point): Line => {
      // Running text has no cells, a list there is written with dashes.
      if (style.points === "list" && style.layout !== "running-text") return { text: point, list: 0 };
      if (style.points === "bullet") return { text: `\uF0B7 ${point}` };
      return { text: style.points === "colon" ? point : `– ${point}` };
    }),
    ...notes.map((note): Line => ({ text: note })),
  ]);
}

type FieldGoals = { field: ActionFieldNode; goals: { guidingGoal: GuidingGoalNode; goal: GoalNode }[] };
type GridColumns = { field: boolean; guidingGoal: boolean };

/** Heading row and rows of a table; cells above the recommendation are merged, empty or repeated. */
function grid(fields: FieldGoals[], style: DocumentStyle, random: Random, columns: GridColumns): GridCell[][] {
  const rows: GridCell[][] = [];
  const upper = (text: string, isFirst: boolean): GridCell => {
    if (isFirst) return cell([{ text }], style.repeat === "merged" ? "start" : undefined);
    return style.repeat === "repeated" ? cell([{ text }]) : cell([], style.repeat === "merged" ? "continue" : undefined);
  };
  for (const { field, goals } of fields) {
    let fieldBegins = true;
    let guidingBefore: GuidingGoalNode | null = null;
    for (const { guidingGoal, goal } of goals) {
      const lines = recommendationLines(goal, style);
      for (const [index, own] of (style.together ? [lines.flat()] : lines).entries()) {
        const row: GridCell[] = [];
        if (columns.field) row.push(upper(fieldHeading(field), fieldBegins));
        if (columns.guidingGoal) row.push(upper(guidingGoal.text ?? "", guidingBefore !== guidingGoal));
        row.push(upper(goal.text, index === 0), cell(own));
        if (style.details) {
          const responsible = random.pick(["Volkshochschule", "Jugendamt und Schulen", "Kreis, Städte"] as const);
          row.push(cell([{ text: responsible }]));
          goal.recommendations[index]?.notes.push(`Zuständigkeit: ${responsible}`);
        }
        rows.push(row);
        fieldBegins = false;
        guidingBefore = guidingGoal;
      }
    }
  }
  const words = [
    columns.field ? ["Handlungsfeld"] : [],
    columns.guidingGoal ? ["Leitziel"] : [],
    [random.pick(["Ziel", "Handlungsziele", "ZIELE"])],
    [random.pick(["Empfehlungen", "Handlungsempfehlung", "Maßnahmen"])],
    style.details ? ["Zuständigkeit"] : [],
  ];
  const header = words.flat().map((text) => cell([{ text }]));
  return [header, ...(style.pageCuts ? cutRows(rows, header, style, random) : rows)];
}

function wholeTable(tree: ConceptTree, style: DocumentStyle, random: Random): GridCell[][] {
  const guidingGoal = tree.actionFields.some(hasGuidingGoals);
  const fields = tree.actionFields.map((field) => ({
    field,
    goals: field.guidingGoals.flatMap((own) => own.goals.map((goal) => ({ guidingGoal: own, goal }))),
  }));
  if (style.layout === "row-per-recommendation") return grid(fields, style, random, { field: true, guidingGoal });
  const width = (guidingGoal ? 3 : 2) + (style.details ? 1 : 0);
  const [header = []] = grid([], style, random, { field: false, guidingGoal });
  return [
    header,
    ...fields.flatMap((own) => {
      const title: GridCell = { lines: [{ text: fieldHeading(own.field) }], span: width };
      return [[title], ...grid([own], style, random, { field: false, guidingGoal }).slice(1)];
    }),
  ];
}

function write(parts: Part[], style: DocumentStyle, random: Random): Uint8Array {
  if (style.format === "docx") return docxOf(parts, style.trackedChanges);
  const sheets = toSheets(parts, style);
  if (style.format === "xlsx") return xlsxOf(sheets, random.chance(0.5));
  const lines = sheets.flatMap(({ rows }) => rows.map(({ texts }) => texts.map((text) => quoted(text, style)).join(style.delimiter)));
  return encode(lines.join(style.lineEnd) + style.lineEnd, style.encoding);
}

/** A workbook has one sheet per field where each field has its table, otherwise one sheet. */
function toSheets(parts: Part[], style: DocumentStyle): SheetRows[] {
  const perField = style.format === "xlsx" && style.layout === "three-columns-per-field";
  const sheets: SheetRows[] = [];
  for (const part of parts) {
    if (part.kind !== "table") {
      if (perField) sheets.push({ name: part.text, rows: [] });
      else {
        sheets[0] ??= { name: "Tabelle1", rows: [] };
        if (part.kind !== "text") sheets[0].rows.push({ texts: [], merges: [] });
        sheets[0].rows.push({ texts: [part.text], merges: [] });
      }
      continue;
    }
    const sheet = (perField ? sheets.at(-1) : sheets[0]) ?? { name: "Tabelle1", rows: [] };
    if (sheets.length === 0) sheets.push(sheet);
    for (const row of part.rows) {
      const texts = row.map(({ lines }) => lines.map((line) => line.text).join("\n"));
      const span = row[0]?.span;
      sheet.rows.push({ texts, merges: row.map(({ merge }) => merge), ...(span ? { span } : {}) });
    }
  }
  return sheets;
}

function quoted(text: string, style: DocumentStyle): string {
  const inner = style.lineEnd === "\r\n" ? text : text.replace(/\n/g, style.lineEnd);
  return /["\n\r;,\t]/.test(inner) ? `"${inner.replace(/"/g, '""')}"` : inner;
}

const MAC_LETTERS = new TextDecoder("macintosh").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));

function encode(text: string, encoding: DocumentStyle["encoding"]): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-8-bom") return Buffer.from(`\uFEFF${text}`, "utf8");
  if (encoding === "utf-16le") return Buffer.from(`\uFEFF${text}`, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  if (encoding === "macintosh") return Uint8Array.from(text, (letter) => MAC_LETTERS.indexOf(letter));
  // German letters stand at the same places in Latin 1; only the dash is Windows' own.
  return Buffer.from(text.replace(/–/g, "\u0096"), "latin1");
}
