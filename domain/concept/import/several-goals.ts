/** A goal cell that holds several goals: which they are, and which recommendations beside them belong to which. */
import type { Paragraph } from "./blocks.ts";
import type { Questions } from "./questions.ts";
import type { TableRecord } from "./read-table.ts";
import { comparable, isNote, isTerminated, startsLower } from "./text.ts";

/**
 * Asks about each record whose goal cell holds several goals. What the numbers say is sure;
 * otherwise the cell stays one goal until somebody decides.
 * @returns the records that are to be parted, with their parts
 */
export function partGoals(records: TableRecord[], questions: Questions): Map<TableRecord, TableRecord[]> {
  const single = records.map(goalLines).filter((lines) => lines.length === 1);
  const endInFullStops = single.length > 0 && single.filter(([line]) => isTerminated(line?.text ?? "")).length >= single.length * 0.75;
  const parted = new Map<TableRecord, TableRecord[]>();
  for (const record of records) {
    const goals = goalLines(record);
    if (goals.length < 2 || goals.some((goal) => goal.marker === null && startsLower(goal.text))) continue;
    const parts = partAsDecided(record, goals, endInFullStops, questions);
    if (parts) parted.set(record, parts);
  }
  return parted;
}

function goalLines(record: TableRecord): Paragraph[] {
  return record.cells.goal ?? [];
}

function partAsDecided(record: TableRecord, goals: Paragraph[], endInFullStops: boolean, questions: Questions): TableRecord[] | null {
  const recommendations = groupsOf(record.cells.recommendation ?? []);
  const numbered = byNumber(goals, recommendations);
  const pairs = recommendations.length === goals.length ? recommendations : null;
  const last = goals.map((_, index) => (index === goals.length - 1 ? recommendations.flat() : []));
  // Elsewhere goals end with full stops, here a line does not: rather one goal that goes on.
  const looksCut = endInFullStops && goals.slice(0, -1).some((goal) => goal.marker === null && !isTerminated(goal.text));
  const listed = goals.every((goal) => goal.marker !== null);
  // Many goals are two paragraphs long: without a list or a partner for each, a line is no goal of its own.
  const isOne = !numbered && !listed && (looksCut || !pairs);
  const suggested = isOne ? "one-goal" : numbered ? "goals-by-number" : pairs ? "goals-in-pairs" : "goals-last";
  const choice = questions.ask({
    kind: "several-goals",
    place: record.place,
    original: goals.map((goal) => goal.text),
    reason: numbered ? "numbered-goals" : listed ? "listed-goals" : "lines-of-goals",
    params: { count: goals.length },
    options: [...(numbered ? ["goals-by-number"] : []), ...(pairs ? ["goals-in-pairs"] : []), "goals-last", "one-goal"],
    suggested,
    sure: numbered !== null || isOne,
    // A list surely is several goals; lines may be one that goes on.
    neutral: listed ? suggested : "one-goal",
    // A cell that is repeated in each of its rows is one place.
    once: comparable(goals.map((goal) => goal.text).join(" ")),
  });
  const parts = { "goals-by-number": numbered, "goals-in-pairs": pairs, "goals-last": last }[choice];
  if (!parts) return null;
  return goals.map((goal, index) => partOf(record, goal, index, parts[index] ?? [], index === goals.length - 1));
}

function partOf(record: TableRecord, goal: Paragraph, index: number, recommendation: Paragraph[], isLast: boolean): TableRecord {
  const { field, guidingGoal, subPoint, note, detail } = record.cells;
  const above = index === 0 ? { ...(field && { field }), ...(guidingGoal && { guidingGoal }) } : {};
  const beside = isLast ? { ...(subPoint && { subPoint }), ...(note && { note }) } : {};
  // Who is responsible for the row is so for each of its recommendations.
  const details = detail && (recommendation.length > 0 || isLast) ? { detail } : {};
  return { ...record, cells: { ...above, goal: [goal], ...(recommendation.length > 0 && { recommendation }), ...beside, ...details } };
}

/** One list of lines per recommendation: lines on the level of the first one begin anew. */
function groupsOf(lines: Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const isNew = line.marker === lines[0]?.marker && !isNote(line.text) && last?.at(-1)?.text.endsWith(":") !== true;
    if (last && !isNew) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** @returns per goal its recommendations, "1.2.3" below "1.2"; null if the numbers do not say it of each */
function byNumber(goals: Paragraph[], recommendations: Paragraph[][]): Paragraph[][] | null {
  const found = goals.map((): Paragraph[] => []);
  if (recommendations.length === 0) return null;
  for (const group of recommendations) {
    const number = group[0]?.number;
    const at = goals.findIndex((goal) => goal.number !== undefined && number?.startsWith(`${goal.number}.`));
    if (at < 0) return null;
    found[at]?.push(...group);
  }
  return found;
}
