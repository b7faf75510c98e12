import type { Level, Wording } from "#domain/concept/editing/index.ts";
import type { ConceptOverview, GoalOverview } from "#domain/concept/index.ts";
import type { WordingDraft } from "./item-acts.ts";

/** One line of the outline, with what moving it needs. */
export type OutlineItem = {
  id: string;
  level: Exclude<Level, "principle" | "chapter">;
  /** Empty for guiding goals: they are not numbered. */
  number: string;
  text: string;
  /** Of a goal without guiding goal: its field. */
  parentId: string;
  /** Place among those of the same level and parent, from 0. */
  place: number;
  children: OutlineItem[];
};

/** What the outline shows, and what was asked of it in the address. */
export type OutlineShown = {
  region: string;
  conceptId: string | null;
  items: OutlineItem[];
  /** The item whose wording is being edited in its place. */
  wording: { id: string; level: Wording["level"]; draft: WordingDraft } | null;
  /** Where an item is being added; level null: nowhere. */
  adding: { level: Level | null; parentId: string };
};

/** What may stand directly below a level. */
export const LEVELS_BELOW: Record<OutlineItem["level"], readonly OutlineItem["level"][]> = {
  "action-field": ["guiding-goal", "goal"],
  "guiding-goal": ["goal"],
  goal: ["recommendation"],
  recommendation: [],
};

/** The concept as the outline shows it: goals directly below their field come before its guiding goals. */
export function outlineItems(concept: ConceptOverview): OutlineItem[] {
  const goalItem =
    (parentId: string) =>
    (goal: GoalOverview, place: number): OutlineItem => ({
      id: goal.id,
      level: "goal",
      number: goal.number,
      text: goal.title,
      parentId,
      place,
      children: goal.recommendations.map(({ id, number, text }, position) => ({
        id,
        level: "recommendation",
        number,
        text,
        parentId: goal.id,
        place: position,
        children: [],
      })),
    });
  return concept.fields.map((field, fieldPlace) => {
    const direct = field.guidingGoals.filter(({ id }) => id === null).flatMap(({ goals }) => goals.map(goalItem(field.id)));
    const named = field.guidingGoals.flatMap(({ id, text, goals }) => (id === null ? [] : [{ id, text: text ?? "", goals }]));
    return {
      id: field.id,
      level: "action-field",
      number: field.number,
      text: field.title,
      parentId: concept.id,
      place: fieldPlace,
      children: [
        ...direct,
        ...named.map(({ id, text, goals }, place): OutlineItem => ({
          id,
          level: "guiding-goal",
          number: "",
          text,
          parentId: field.id,
          place,
          children: goals.map(goalItem(id)),
        })),
      ],
    };
  });
}

/** @returns undefined where the outline has no such item */
export function findItem(items: readonly OutlineItem[], id: string): OutlineItem | undefined {
  for (const item of items) {
    const found = item.id === id ? item : findItem(item.children, id);
    if (found) return found;
  }
  return undefined;
}

export type Drop = { parentId: string; position: number };

/**
 * Where a dragged item lands when it is dropped on another line: beside one of its own level, or at the end of a parent
 * that may hold it.
 *
 * @param after dropped on the lower half of the line
 * @returns null where it cannot go, or stands already
 */
export function dropPlace(dragged: OutlineItem, target: OutlineItem, after: boolean): Drop | null {
  if (dragged.id === target.id) return null;
  if (dragged.level === target.level) {
    const before = target.place + (after ? 1 : 0);
    // Taken out first, the dragged item leaves a gap in front of what follows it.
    const position = dragged.parentId === target.parentId && dragged.place < before ? before - 1 : before;
    return dragged.parentId === target.parentId && position === dragged.place ? null : { parentId: target.parentId, position };
  }
  const own = target.children.filter(({ level }) => level === dragged.level);
  return LEVELS_BELOW[target.level].includes(dragged.level) && !own.some(({ id }) => id === dragged.id) ? { parentId: target.id, position: own.length } : null;
}
