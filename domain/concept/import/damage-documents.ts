/** Test support: does to a table what page ends, line numbers and automatic hyphenation do. */
import type { Random } from "./generate-concept.ts";
import type { GridCell, Line, Part } from "./office-packages.ts";

/** What a cut must know of the way the document is written. */
type TableStyle = { repeat: "merged" | "empty" | "repeated"; points: "list" | "dash" | "bullet" | "colon" };
type Halves = { upper: string; lower: string };

/** A line of a table column holds at least so many letters. */
const LINE = 24;

/** Cuts a sentence between two words or inside one, as the end of a page does. */
function cutSentence(text: string, random: Random, beforeNouns: boolean): Halves | null {
  if (random.chance(0.4)) {
    const words = [...text.matchAll(/(?<=\p{L}{4})(?=\p{Ll}{4})/gu)].filter(({ index }) => index > LINE);
    const at = words[random.whole(0, Math.max(0, words.length - 1))]?.index;
    return at === undefined ? null : { upper: `${text.slice(0, at)}-`, lower: text.slice(at) };
  }
  // Behind a full stop nobody could see a cut.
  const gap = beforeNouns ? /(?<=[\p{L},]) (?=\p{L})/gu : /(?<=[\p{L},]) (?=\p{Ll})/gu;
  const gaps = [...text.matchAll(gap)].filter(({ index }) => index > LINE);
  const at = gaps[random.whole(0, Math.max(0, gaps.length - 1))]?.index;
  return at === undefined ? null : { upper: text.slice(0, at), lower: text.slice(at + 1) };
}

/** Cuts about every fifth row in two; the heading row is sometimes repeated on the new page. */
export function cutRows(rows: GridCell[][], header: GridCell[], style: TableStyle, random: Random): GridCell[][] {
  return rows.flatMap((row, index) => {
    if (!random.chance(0.2)) return [row];
    const halves = cutRow(row, rows[index - 1], style, random);
    if (!halves) return [row];
    return random.chance(0.3) && style.repeat !== "merged" ? [halves[0], header, halves[1]] : halves;
  });
}

function cutRow(row: GridCell[], before: GridCell[] | undefined, style: TableStyle, random: Random): [GridCell[], GridCell[]] | null {
  const upper = row.slice(0, -2);
  const [goal, recommendation] = row.slice(-2);
  if (!goal || !recommendation) return null;
  const goalText = goal.lines[0]?.text;
  const isFirstOfGoal = goalText !== undefined && before?.at(-2)?.lines[0]?.text !== goalText;
  // Points below a colon have no full stops, which then are no clue any more.
  const cutLines = halveLines(recommendation.lines, style, random, style.points !== "colon");
  const [end, start]: GridCell["merge"][] = style.repeat === "merged" ? ["continue", "start"] : [undefined, undefined];
  const blank = (cells: GridCell[]) => cells.map((): GridCell => ({ lines: [], merge: end }));
  const kind = random.pick(["recommendation", "goal", "before-goal", "both"] as const);
  if (!cutLines) return null;

  if (kind === "recommendation" || !isFirstOfGoal) {
    return [
      [...upper, goal, { lines: cutLines.upper }],
      [...blank(upper), { lines: [], merge: end }, { lines: cutLines.lower }],
    ];
  }
  const fieldIsNew = upper[0]?.lines.length === 1 && upper[0].lines[0]?.text !== before?.[0]?.lines[0]?.text;
  if (kind === "before-goal") {
    // Above the first goal of a table or a field there is no row the first half could be taken for.
    if (!before || (fieldIsNew && row.length === 4) || cutLines.upper.length > 1 || recommendation.lines[0] === cutLines.upper[0]) return null;
    return [
      [...blank(upper), { lines: [], merge: end }, { lines: cutLines.upper }],
      [...upper, goal, { lines: cutLines.lower }],
    ];
  }
  const halves = cutSentence(goalText ?? "", random, kind === "goal");
  if (!halves) return null;
  const lower: GridCell = { lines: [{ text: halves.lower }], merge: start };
  const first: GridCell = { lines: [{ text: halves.upper }], merge: start };
  if (kind === "goal") {
    return [
      [...upper, first, { lines: [] }],
      [...blank(upper), lower, recommendation],
    ];
  }
  const sameLine = cutLines.upper.at(-1) !== recommendation.lines[cutLines.upper.length - 1];
  if (!sameLine) return null;
  return [
    [...upper, first, { lines: cutLines.upper }],
    [...blank(upper), lower, { lines: cutLines.lower }],
  ];
}

/** Halves the lines of a cell inside a sentence or before a list item. */
function halveLines(lines: Line[], style: TableStyle, random: Random, beforeNouns: boolean): { upper: Line[]; lower: Line[] } | null {
  const at = random.whole(0, lines.length - 1);
  const line = lines[at];
  if (!line) return null;
  const isPoint = line.list !== undefined || /^[–\uF0B7]/u.test(line.text);
  if (isPoint) return at === 0 ? null : { upper: lines.slice(0, at), lower: lines.slice(at) };
  if (style.points === "colon" && !/[.:]$/.test(line.text)) return null;
  const halves = cutSentence(line.text, random, beforeNouns && !/^(?:Hinweis|Alternativ|z\.)/.test(line.text));
  if (!halves) return null;
  return {
    upper: [...lines.slice(0, at), { ...line, text: halves.upper }],
    lower: [{ ...line, text: halves.lower }, ...lines.slice(at + 1)],
  };
}

function tableLines(parts: Part[]): Line[] {
  return parts.flatMap((part) => (part.kind === "table" ? part.rows.slice(1).flatMap((row) => (row.length > 1 ? row.flatMap((cell) => cell.lines) : [])) : []));
}

/** Numbers that rise through the table, before or behind a word of every second line or so. */
export function glueLineNumbers(parts: Part[], random: Random): void {
  let number = random.whole(1, 20);
  for (const line of tableLines(parts)) {
    number += random.whole(1, 3);
    if (!random.chance(0.5) || /^(?:\d|Handlungsfeld|Leitziel|Ziel|Handlungsziele|ZIELE|Empfehlungen|Handlungsempfehlung|Maßnahmen)/.test(line.text)) continue;
    const before = [...line.text.matchAll(/(?<=^|[ ])(?=\p{L}\p{Ll}{3})/gu)].map(({ index }) => index);
    const behind = [...line.text.matchAll(/(?<=\p{Ll}{4})(?= )/gu)].map(({ index }) => index);
    const places = random.chance(0.5) ? before : behind;
    const at = places[random.whole(0, Math.max(0, places.length - 1))];
    if (at !== undefined) line.text = `${line.text.slice(0, at)}${number}${line.text.slice(at)}`;
  }
}

export function sprinkleSoftHyphens(parts: Part[], random: Random): void {
  for (const line of tableLines(parts)) {
    line.text = line.text.replace(/(?<=\p{L}{4})(?=\p{Ll}{4})/gu, (at) => (random.chance(0.2) ? `\u00AD${at}` : at));
  }
}
