import type { ConceptTree, Place } from "../tree.ts";

export type Level = "principle" | "chapter" | "actionField" | "guidingGoal" | "goal" | "recommendation";

/** What an item says itself, without what stands below it. */
export type ItemContent =
  | { level: "principle"; text: string; focusPoints: string[] }
  | { level: "chapter"; title: string; paragraphs: string[] }
  | { level: "actionField"; label: string | null; title: string; introduction: string[] }
  | { level: "guidingGoal"; text: string }
  | { level: "goal"; shortTitle?: string | null; text: string }
  | { level: "recommendation"; text: string; subPoints: string[]; notes: string[] };

export type Item = {
  level: Level;
  /** Path in its tree, e.g. "actionFields.0.guidingGoals.1.goals.0"; unique within one edition. */
  key: string;
  /** Absent in a tree that was never stored. */
  id: string | undefined;
  content: ItemContent;
  place: Place | null;
  /** null for what stands directly in the concept. */
  parent: Item | null;
  /** From 0, among the items of its level with the same parent. */
  position: number;
};

/**
 * All items of a tree, each after its parent. A guiding goal without text is no item: its goals' parent is the
 * field.
 */
export function itemsOf(tree: ConceptTree): Item[] {
  const items: Item[] = [];
  const siblings = new Map<string, number>();

  function add(key: string, node: { id?: string; place: Place | null }, content: ItemContent, parent: Item | null): Item {
    const row = `${parent?.key ?? ""} ${content.level}`;
    const position = siblings.get(row) ?? 0;
    siblings.set(row, position + 1);
    const item = { level: content.level, key, id: node.id, content, place: node.place, parent, position };
    items.push(item);
    return item;
  }

  for (const [index, node] of tree.principles.entries()) {
    add(`principles.${index}`, node, { level: "principle", text: node.text, focusPoints: node.focusPoints }, null);
  }
  for (const [index, node] of tree.chapters.entries()) {
    add(`chapters.${index}`, node, { level: "chapter", title: node.title, paragraphs: node.paragraphs }, null);
  }
  for (const [fieldIndex, field] of tree.actionFields.entries()) {
    const { label, title, introduction } = field;
    const fieldItem = add(`actionFields.${fieldIndex}`, field, { level: "actionField", label, title, introduction }, null);
    for (const [guidingIndex, guidingGoal] of field.guidingGoals.entries()) {
      const guidingKey = `${fieldItem.key}.guidingGoals.${guidingIndex}`;
      const { text } = guidingGoal;
      const above = text === null ? fieldItem : add(guidingKey, guidingGoal, { level: "guidingGoal", text }, fieldItem);
      for (const [goalIndex, goal] of guidingGoal.goals.entries()) {
        const goalItem = add(`${guidingKey}.goals.${goalIndex}`, goal, { level: "goal", shortTitle: goal.shortTitle, text: goal.text }, above);
        for (const [index, node] of goal.recommendations.entries()) {
          const { text, subPoints, notes } = node;
          const key = `${goalItem.key}.recommendations.${index}`;
          add(key, node, { level: "recommendation", text, subPoints, notes }, goalItem);
        }
      }
    }
  }
  return items;
}
