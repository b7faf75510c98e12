/** Test support: carries out a whole difference on a stored tree, to show that it says all that is needed. */
import type { ConceptTree, GoalNode, GuidingGoalNode } from "../tree.ts";
import type { EditionDifference, ItemContent, ItemRef, Level, Target } from "./index.ts";
import { itemsOf } from "./items.ts";

type Row = { ref: string; level: Level; parent: string | null; content: ItemContent };

const written = (ref: ItemRef | null) => (ref === null ? null : "id" in ref ? ref.id : ref.key);

export function applyInMemory(stored: ConceptTree, difference: EditionDifference): ConceptTree {
  let rows: Row[] = itemsOf(stored).map((item) => ({
    ref: item.id ?? item.key,
    level: item.level,
    parent: item.parent ? (item.parent.id ?? item.parent.key) : null,
    content: item.content,
  }));
  const gone = new Set(difference.removed.map(({ id }) => id));
  rows = rows.filter((row) => !gone.has(row.ref));
  for (const { id, after } of difference.edited) rows = rows.map((row) => (row.ref === id ? { ...row, content: after } : row));

  const placed: { row: Row; to: Target }[] = difference.added.map(({ key, level, content, to }) => ({
    row: { ref: key, level, content, parent: written(to.parent) },
    to,
  }));
  for (const { id, to } of difference.moved) {
    const row = rows.find(({ ref }) => ref === id);
    if (row) placed.push({ row: { ...row, parent: written(to.parent) }, to });
  }
  rows = rows.filter((row) => !placed.some(({ row: { ref } }) => ref === row.ref));
  // In the order of their final positions, so that whatever comes before an item is there already.
  for (const { row, to } of placed.sort((a, b) => a.to.position - b.to.position)) {
    const siblings = rows.filter((other) => other.parent === row.parent && other.level === row.level);
    const before = siblings[to.position];
    rows = rows.toSpliced(before ? rows.indexOf(before) : rows.length, 0, row);
  }
  return treeOf(difference.title?.after ?? stored.title, rows);
}

function treeOf(title: string | null, rows: readonly Row[]): ConceptTree {
  const below = (parent: string | null) => rows.filter((row) => row.parent === parent);
  const goals = (parent: string): GoalNode[] =>
    below(parent).flatMap(({ ref, content }) =>
      content.level !== "goal"
        ? []
        : [
            {
              ...(content.shortTitle === undefined ? {} : { shortTitle: content.shortTitle }),
              text: content.text,
              place: null,
              recommendations: below(ref).flatMap(({ content: own }) =>
                own.level !== "recommendation" ? [] : [{ text: own.text, subPoints: own.subPoints, notes: own.notes, place: null }],
              ),
            },
          ],
    );
  const guidingGoals = (field: string): GuidingGoalNode[] => {
    const direct = goals(field);
    const named = below(field).flatMap(({ ref, content }) => (content.level === "guidingGoal" ? [{ text: content.text, place: null, goals: goals(ref) }] : []));
    return direct.length > 0 ? [{ text: null, place: null, goals: direct }, ...named] : named;
  };
  return {
    title,
    principles: below(null).flatMap(({ content }) =>
      content.level === "principle" ? [{ text: content.text, focusPoints: content.focusPoints, place: null }] : [],
    ),
    chapters: below(null).flatMap(({ content }) =>
      content.level === "chapter" ? [{ title: content.title, paragraphs: content.paragraphs, place: null }] : [],
    ),
    actionFields: below(null).flatMap(({ ref, content }) =>
      content.level !== "actionField"
        ? []
        : [
            {
              label: content.label,
              title: content.title,
              introduction: content.introduction,
              place: null,
              guidingGoals: guidingGoals(ref),
            },
          ],
    ),
  };
}

/** The tree as a document has it: nothing is stored yet. */
export function withoutIds(tree: ConceptTree): ConceptTree {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "id" ? undefined : value)));
}
