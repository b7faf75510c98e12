/** Puts records into the tree one after the other; empty cells mean "as above". */
import type { ActionFieldNode, GoalNode, GuidingGoalNode, Place, RecommendationNode } from "../tree.ts";
import type { Paragraph } from "./blocks.ts";
import { readLabel } from "./headings.ts";
import { joined } from "./joins.ts";
import type { Questions } from "./questions.ts";
import { type Previous, readRecommendations } from "./read-recommendations.ts";
import type { RecordRole, TableRecord } from "./read-table.ts";
import { comparable, endsWithHyphen, startsLower } from "./text.ts";

export type TreeBuilder = {
  fields: ActionFieldNode[];
  /** Opens the field, or goes back to the one of this title. */
  openField: (title: string, label: string | null, place: Place) => ActionFieldNode;
  /** Ends the field, so that the next record needs a new one. */
  closeField: () => void;
  add: (record: TableRecord) => void;
};

/** @param fallbackTitle names the field where the document names none */
export function startTree(fallbackTitle: string, questions: Questions): TreeBuilder {
  const fields: ActionFieldNode[] = [];
  let field: ActionFieldNode | null = null;
  let guidingGoal: GuidingGoalNode | null = null;
  let goal: GoalNode | null = null;
  const markers = new Map<RecommendationNode, string | null>();

  function openField(title: string, label: string | null, place: Place): ActionFieldNode {
    const found = fields.find((known) => comparable(known.title) === comparable(title));
    if (found && found === field) return found;
    const next: ActionFieldNode = found ?? { label, title, introduction: [], place, guidingGoals: [] };
    if (!found) fields.push(next);
    field = next;
    guidingGoal = null;
    goal = null;
    return next;
  }

  function closeField(): void {
    field = null;
    guidingGoal = null;
    goal = null;
  }

  function currentField(place: Place): ActionFieldNode {
    if (field) return field;
    questions.tell("field-without-heading", place, { title: fallbackTitle });
    return openField(fallbackTitle, null, place);
  }

  function openGuidingGoal(text: string | null, place: Place): GuidingGoalNode {
    const parent = currentField(place);
    const same = (known: GuidingGoalNode) => (text === null ? known.text === null : known.text !== null && comparable(known.text) === comparable(text));
    const found = parent.guidingGoals.find(same);
    if (found && found === guidingGoal) return found;
    const next = found ?? { text, place, goals: [] };
    if (!found) parent.guidingGoals[text === null ? "unshift" : "push"](next);
    guidingGoal = next;
    goal = null;
    return next;
  }

  function openGoal(text: string, place: Place): GoalNode {
    const parent = guidingGoal ?? openGuidingGoal(null, place);
    const found = parent.goals.find((known) => comparable(known.text) === comparable(text));
    const next = found ?? { text, place, recommendations: [] };
    if (!found) parent.goals.push(next);
    goal = next;
    return next;
  }

  /** A recommendation without a goal: its guiding goal, else its field lends the words. */
  function missingGoal(record: TableRecord, paragraphs: Paragraph[]): GoalNode {
    const parent = currentField(record.place);
    const words = guidingGoal?.text ?? parent.title;
    questions.ask({
      kind: "new-goal",
      place: record.place,
      original: paragraphs.map((paragraph) => paragraph.text),
      reason: guidingGoal?.text ? "guiding-goal-without-goal" : "recommendation-without-goal",
      params: { goal: words },
      options: ["new-goal"],
      suggested: "new-goal",
      sure: !record.columns.includes("goal"),
      neutral: "new-goal",
    });
    return openGoal(words, record.place);
  }

  function addRecommendations(record: TableRecord, paragraphs: Paragraph[], startsGoal: boolean): RecommendationNode[] {
    const added: RecommendationNode[] = [];
    const parent = goal ?? missingGoal(record, paragraphs);
    const last = startsGoal ? undefined : parent.recommendations.at(-1);
    const previous: Previous | null = last ? { node: last, marker: markers.get(last) ?? null } : null;
    for (const next of readRecommendations(paragraphs, previous, questions)) {
      if (isRepeated(next.node, parent, questions)) continue;
      markers.set(next.node, next.marker);
      parent.recommendations.push(next.node);
      added.push(next.node);
    }
    return added;
  }

  function add(record: TableRecord): void {
    // A goal is one text, however many lines its cell has.
    const text = (role: RecordRole) => (record.cells[role] ?? []).map((paragraph) => paragraph.text).join(" ");
    const fieldText = text("field");
    if (fieldText) {
      const named = readFieldName(fieldText, record.label);
      openField(named.title, named.label, record.place);
    }
    const guidingText = text("guidingGoal");
    if (guidingText) openGuidingGoal(guidingText, record.place);
    const goalText = text("goal");
    const before: GoalNode | null = goal;
    if (goalText) openGoal(goalText, record.place);
    const recommendations = record.cells.recommendation ?? [];
    const added = recommendations.length > 0 ? addRecommendations(record, recommendations, goal !== before) : [];
    const current = goal?.recommendations.at(-1);
    const { subPoint = [], note = [], detail = [] } = record.cells;
    if (!current) {
      const count = subPoint.length + note.length + detail.length;
      if (count > 0)
        questions.tell("text-without-recommendation", record.place, { count, text: [...subPoint, ...note, ...detail].map(({ text }) => text).join(" · ") });
      return;
    }
    current.subPoints.push(...subPoint.map(({ text }) => text));
    current.notes.push(...note.map(({ text }) => text));
    // A row's details hold for all that its cell recommends; a row of details alone goes on from the one above.
    if (added.length > 0) for (const node of added) node.notes.push(...detail.map(({ text }) => text));
    else for (const { text } of detail) addDetail(current.notes, text);
  }

  return { fields, openField, closeField, add };
}

/** "Zuständigkeit: Jugend-" and below it "amt": one detail, as it was before the page or the merged cells cut it. */
function addDetail(notes: string[], detail: string): void {
  const name = detail.slice(0, detail.indexOf(": ") + 2);
  const at = notes.findLastIndex((note) => note.startsWith(name));
  const before = notes[at];
  const value = detail.slice(name.length);
  if (before === undefined) notes.push(detail);
  else notes[at] = endsWithHyphen(before) && startsLower(value) ? joined(before, value, "hyphen") : `${before}; ${value}`;
}

function isRepeated(next: RecommendationNode, parent: GoalNode, questions: Questions): boolean {
  const twin = parent.recommendations.find((known) => comparable(known.text) === comparable(next.text));
  if (!twin || twin.subPoints.length !== next.subPoints.length) return false;
  const choice = questions.ask({
    kind: "skip",
    place: next.place ?? {},
    detail: "repeated",
    original: [twin.text, next.text],
    reason: "repeated-recommendation",
    options: ["skip", "keep"],
    suggested: "skip",
    sure: false,
    neutral: "keep",
  });
  return choice === "skip";
}

/** "I. Ausbildung und Arbeit" in a column of fields, "Handlungsfeld 2: Sprache" anywhere. */
function readFieldName(text: string, label: string | null): { title: string; label: string | null } {
  if (label !== null) return { title: text, label };
  const found = readLabel(text, "heading");
  if (found?.role === "field" && found.rest !== "") return { title: found.rest, label: found.label };
  const numbered = /^([IVX]+|\d{1,2}|[A-Z])[.):]\s*(\S.*)$/u.exec(text);
  return numbered ? { title: numbered[2] ?? text, label: `Handlungsfeld ${numbered[1]}` } : { title: text, label: null };
}
