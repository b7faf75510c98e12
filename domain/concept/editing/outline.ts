/** The levels that can be added, moved and removed. */
export const LEVELS = ["principle", "chapter", "action-field", "guiding-goal", "goal", "recommendation"] as const;
export type Level = (typeof LEVELS)[number];

/**
 * The order of a concept as nested ids. Depth 0 is the concept, 1 a field, 2 a group of goals, 3 a goal, 4 a
 * recommendation. The first group of each field bears the field's own id: the goals that stand directly below it.
 * Principles and chapters are branches of depth 1 of their own.
 */
export type Branch = { id: string; children: Branch[] };

const depths: Record<Level, number> = { principle: 1, chapter: 1, "action-field": 1, "guiding-goal": 2, goal: 3, recommendation: 4 };

export function depthOf(level: Level): number {
  return depths[level];
}

/** All branches of one depth in the order of the document. */
export function branchesAt(root: Branch, depth: number): Branch[] {
  return depth === 0 ? [root] : root.children.flatMap((child) => branchesAt(child, depth - 1));
}

/** Where to: one step, or a place among the children of a parent. */
export type Target = "up" | "down" | { parentId: string; position: number };

/**
 * Moves a branch, with all that stands below it. One step beyond the first or last place leads into the neighbouring
 * parent, so that every place can be reached by keyboard.
 *
 * @param target.position 0 = first; beyond the end is the end
 * @returns why not; undefined when it has been moved
 */
export function moveBranch(root: Branch, level: Level, id: string, target: Target): "not-found" | "parent-not-found" | "already-there" | undefined {
  const depth = depths[level];
  const parents = branchesAt(root, depth - 1);
  // Goals directly below a field come first, before any guiding goal: their group does not move.
  const first = level === "guiding-goal" ? 1 : 0;
  const from = parents.findIndex((parent) => parent.children.slice(first).some((child) => child.id === id));
  const parent = parents[from];
  const place = parent ? parent.children.findIndex((child, index) => index >= first && child.id === id) : -1;
  const branch = parent?.children[place];
  if (!parent || !branch) return "not-found";

  const to = target === "up" || target === "down" ? step(parents, from, place, first, target) : among(parents, target, first);
  if (to === "already-there" || to === "parent-not-found") return to;
  parent.children.splice(place, 1);
  to.parent.children.splice(Math.min(to.place, to.parent.children.length), 0, branch);
  return undefined;
}

function step(parents: Branch[], from: number, place: number, first: number, direction: "up" | "down"): { parent: Branch; place: number } | "already-there" {
  const parent = parents[from];
  if (!parent) return "already-there";
  const last = parent.children.length - 1;
  if (direction === "up" && place > first) return { parent, place: place - 1 };
  if (direction === "down" && place < last) return { parent, place: place + 1 };
  const neighbour = parents[direction === "up" ? from - 1 : from + 1];
  if (!neighbour) return "already-there";
  return { parent: neighbour, place: direction === "up" ? neighbour.children.length : first };
}

function among(parents: Branch[], target: { parentId: string; position: number }, first: number): { parent: Branch; place: number } | "parent-not-found" {
  const parent = parents.find(({ id }) => id === target.parentId);
  return parent ? { parent, place: first + target.position } : "parent-not-found";
}
