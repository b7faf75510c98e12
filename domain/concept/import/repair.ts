/** Mends what page and line ends have cut: lines inside a cell, cells between two rows. */
import type { Paragraph } from "./blocks.ts";
import { comparable, endsWithHyphen, startsLower } from "./text.ts";
import { findJoin, type Habit, habitOf, type Join, joined } from "./joins.ts";
import type { Questions } from "./questions.ts";
import type { RecordRole, TableRecord } from "./read-table.ts";

/** A record and the run of rows it stands in: only rows of one run can be parts of one cut row. */
export type FlowingRecord = TableRecord & { flow: number };

type CutRole = "guidingGoal" | "goal" | "recommendation";
const CUT_ROLES: CutRole[] = ["guidingGoal", "goal", "recommendation"];
/** `cuts`: pages have cut rows of this document, so that a missing full stop is worth a question. */
type Habits = Record<CutRole, Habit> & { cuts: boolean };
type Mend = { role: CutRole; row: number; how: Join["how"]; direction: "up" | "down" };
type Above = Partial<Record<RecordRole, string>>;

/** Joins cut texts in the records themselves, as decided. */
export function repairRecords(records: FlowingRecord[], questions: Questions): void {
  const habits = readHabits(records);
  const mends: Mend[] = [];
  let above: Above = {};
  for (const [row, record] of records.entries()) {
    for (const role of CUT_ROLES) joinLines(record, role, habits, questions);
    const before = records[row - 1];
    const inOneRun = before !== undefined && before.flow === record.flow && before.fromColumns && record.fromColumns;
    if (!inOneRun) above = {};
    else mends.push(...mendRows({ before, record, row, above }, habits, questions));
    for (const role of ["field", "guidingGoal", "goal"] as const) {
      const text = textOf(record, role);
      if (text !== "") above = { ...above, [role]: text };
    }
  }
  // From the end, so that a cell cut twice is put together piece by piece.
  for (const mend of mends.toReversed()) apply(mend, records);
}

function readHabits(records: FlowingRecord[]): Habits {
  // Where the row below has no goal of its own it may be the lower half of a cut: no witness.
  const isWhole = (record: FlowingRecord | undefined) => !record?.columns.includes("goal") || textOf(record, "goal") !== "";
  const habit = (role: CutRole) => {
    const starts: string[] = [];
    const ends: string[] = [];
    for (const [row, record] of records.entries()) {
      const paragraphs = (record.cells[role] ?? []).filter((paragraph) => paragraph.marker === null);
      const [first, last] = [paragraphs[0], paragraphs.at(-1)];
      if (first && isWhole(record) && (role !== "recommendation" || !startsLower(textOf(record, "goal")))) starts.push(first.text);
      const endsHere = role === "recommendation" ? isWhole(records[row + 1]) : textOf(record, "recommendation") !== "";
      if (last && endsHere) ends.push(last.text);
    }
    return habitOf({ starts, ends });
  };
  const recommendation = habit("recommendation");
  const cuts = records.some((record, row) => {
    const upper = records[row - 1];
    const [last, first] = [upper?.cells.recommendation?.at(-1), record.cells.recommendation?.[0]];
    return upper?.flow === record.flow && last && first && findJoin(last, first, recommendation)?.sure === true;
  });
  return { guidingGoal: habit("guidingGoal"), goal: habit("goal"), recommendation, cuts };
}

function textOf(record: TableRecord, role: RecordRole): string {
  return (record.cells[role] ?? []).map((paragraph) => paragraph.text).join("\n");
}

/** Lines of one cell that are one sentence. A missing full stop alone joins only where lines are cut anyway. */
function joinLines(record: FlowingRecord, role: CutRole, habits: Habits, questions: Questions): void {
  const habit = habits[role];
  const lines = record.cells[role] ?? [];
  const result: Paragraph[] = [];
  const hasCutLines = lines.some((line, index) => index > 0 && findJoin(lines[index - 1] ?? line, line, habit)?.sure === true);
  let afterColon = false;
  for (const [index, line] of lines.entries()) {
    const last = result.at(-1);
    const join = last ? findJoin(last, line, habit) : null;
    // Fragments below "Angeboten werden:" are its points, however they begin.
    const isPoint = afterColon && join?.how === "space";
    const guess = join?.reason === "no-full-stop" && !hasCutLines;
    if (!last || !join || isPoint || (guess && !habits.cuts)) {
      afterColon = line.text.endsWith(":") || (afterColon && !/[.!?]$/.test(line.text));
      result.push(line);
      continue;
    }
    const choice = askToJoin({ join, above: last.text, below: line.text, role, place: line.place, detail: `${role}-line${index + 1}`, guess }, questions);
    if (choice === "keep") result.push(line);
    else result[result.length - 1] = { ...last, text: joined(last.text, line.text, howOf(choice, join)) };
  }
  if (lines.length > 0) record.cells[role] = result;
}

type Pair = { before: FlowingRecord; record: FlowingRecord; row: number; above: Above };

/** Finds which cells of a row go on from the row before, from the guiding goal inwards. */
function mendRows({ before, record, row, above }: Pair, habits: Habits, questions: Questions): Mend[] {
  const mends: Mend[] = [];
  const isNew = (role: "field" | "guidingGoal" | "goal") => {
    const text = textOf(record, role);
    return text !== "" && comparable(text) !== comparable(above[role] ?? "");
  };
  const joinOf = (role: CutRole) => {
    const upper = before.cells[role]?.at(-1);
    const lower = record.cells[role]?.[0];
    return upper && lower ? { join: findJoin(upper, lower, habits[role]), upper: upper.text, lower: lower.text } : null;
  };
  // A new field begins a row; only a stray half of that row can stand above it.
  if (isNew("field")) return isStray(before) ? mendRecommendation({ before, record, row, above }, true, joinOf("recommendation"), questions) : [];

  let isNewParent = false;
  for (const role of ["guidingGoal", "goal"] as const) {
    if (isNewParent || !isNew(role)) continue;
    if (repeatsParent(record, role)) {
      isNewParent = true;
      continue;
    }
    const found = joinOf(role);
    const inner = role === "guidingGoal" ? "goal" : "recommendation";
    const innerJoin = joinOf(inner)?.join ?? null;
    const innerGoesOn = textOf(record, inner) === "" || textOf(before, inner) === "" || (innerJoin !== null && innerJoin.reason !== "no-full-stop");
    const guess = found?.join?.reason === "no-full-stop" && !innerGoesOn;
    const choice =
      found?.join && (habits.cuts || !guess)
        ? askToJoin({ join: found.join, above: found.upper, below: found.lower, role, place: record.place, detail: role, guess }, questions)
        : "keep";
    if (found?.join && choice !== "keep") mends.push({ role, row, how: howOf(choice, found.join), direction: "up" });
    else isNewParent = true;
  }
  mends.push(...mendRecommendation({ before, record, row, above }, isNewParent, joinOf("recommendation"), questions));
  return mends;
}

/** A row that says again what stands above it is whole: behind a page break those cells are empty. */
function repeatsParent(record: FlowingRecord, role: "guidingGoal" | "goal"): boolean {
  return textOf(record, "field") !== "" || (role === "goal" && textOf(record, "guidingGoal") !== "");
}

/** Only a recommendation, where a goal could stand. */
function isStray(record: FlowingRecord): boolean {
  return record.columns.includes("goal") && textOf(record, "goal") === "" && textOf(record, "guidingGoal") === "";
}

type FoundJoin = { join: Join | null; upper: string; lower: string };

function mendRecommendation({ before, record, row }: Pair, isNewGoal: boolean, found: FoundJoin | null, questions: Questions): Mend[] {
  if (!found?.join) return [];
  const { join, upper, lower } = found;
  if (join.reason === "no-full-stop" && endsInPoints(before.cells.recommendation ?? [])) return [];
  if (isNewGoal && isStray(before)) {
    const choice = questions.ask({
      kind: "belongs-to-next-goal",
      place: before.place,
      original: [upper, lower],
      reason: join.reason,
      params: { goal: textOf(record, "goal") },
      options: ["next-goal", "above"],
      suggested: "next-goal",
      sure: join.sure,
      neutral: "above",
    });
    return choice === "next-goal" ? [{ role: "recommendation", row, how: join.how, direction: "down" }] : [];
  }
  // A repeated or new goal beside it says that the row is whole, even without a full stop above.
  if (join.reason === "no-full-stop" && (isNewGoal || !isPartOfRow(record, before))) return [];
  const role = "recommendation";
  const asked = isNewGoal ? { ...join, sure: false } : join;
  const choice = askToJoin({ join: asked, above: upper, below: lower, role, place: record.place, detail: role, guess: false }, questions);
  return choice === "keep" ? [] : [{ role: "recommendation", row, how: howOf(choice, join), direction: "up" }];
}

/** The last line is a point below "Angeboten werden:" and needs no full stop. */
function endsInPoints(paragraphs: Paragraph[]): boolean {
  const colon = paragraphs.findLastIndex((paragraph) => paragraph.text.endsWith(":"));
  return colon >= 0 && colon < paragraphs.length - 1 && paragraphs.slice(colon + 1).every(({ text }) => !/[.!?]$/.test(text));
}

function isPartOfRow(record: FlowingRecord, before: FlowingRecord): boolean {
  const goal = textOf(record, "goal");
  return record.columns.includes("goal") && (goal === "" || comparable(goal) !== comparable(textOf(before, "goal")));
}

type JoinQuestion = {
  join: Join;
  above: string;
  below: string;
  role: CutRole;
  place: TableRecord["place"];
  detail: string;
  /** true: only a full stop is missing, so we propose to leave it. */
  guess: boolean;
};

function askToJoin({ join, above, below, role, place, detail, guess }: JoinQuestion, questions: Questions): string {
  const isWord = endsWithHyphen(above) && join.how !== "space";
  const merge = { hyphen: "join-word", "keep-hyphen": "join-with-hyphen", space: "merge" }[join.how];
  const options = isWord ? ["join-word", "join-with-hyphen", "keep"] : ["merge", "keep"];
  const word = `${/\S*$/.exec(above)?.[0] ?? ""}\u0000${/^\S*/.exec(below)?.[0] ?? ""}`;
  return questions.ask({
    kind: isWord ? "dehyphenate" : guess && role === "goal" ? "new-goal" : "merge-with-above",
    place,
    detail,
    original: [above, below],
    reason: join.reason,
    params: isWord ? { word: joined(...splitWord(word), join.how) } : { part: role },
    options,
    suggested: guess ? "keep" : merge,
    sure: join.sure,
    neutral: "keep",
  });
}

function splitWord(word: string): [string, string] {
  const [above = "", below = ""] = word.split("\u0000");
  return [above, below];
}

function howOf(choice: string, join: Join): Join["how"] {
  return choice === "join-word" ? "hyphen" : choice === "join-with-hyphen" ? "keep-hyphen" : join.how;
}

function apply({ role, row, how, direction }: Mend, records: FlowingRecord[]): void {
  const before = records[row - 1];
  const record = records[row];
  const upper = before?.cells[role] ?? [];
  const [first, ...rest] = record?.cells[role] ?? [];
  const last = upper.at(-1);
  if (!before || !record || !first || !last) return;
  const whole = { ...last, text: joined(last.text, first.text, how) };
  if (direction === "down") {
    before.cells[role] = [];
    record.cells[role] = [...upper.slice(0, -1), whole, ...rest];
  } else if (role === "recommendation") {
    before.cells[role] = [...upper.slice(0, -1), whole];
    record.cells[role] = rest;
  } else {
    // A goal is one text: all of its lower half moves up.
    before.cells[role] = [...upper.slice(0, -1), whole, ...rest];
    record.cells[role] = [];
  }
}
