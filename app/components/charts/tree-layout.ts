export type TreeNode = { id: string; parentId: string | null; depth: number; title: string; second: string; href: string };
/** Where a node stands, in units of the drawing; `above` is the middle of the one it hangs on. */
export type PlacedNode = TreeNode & { x: number; y: number; above: { x: number; y: number } | null };

/** Five levels stand beside the rail of a wide window. */
export const BOX = { width: 180, height: 84 };
const STEP = { x: BOX.width + 18, y: BOX.height + 12 };

/**
 * Places a tree from the start side to the end side: each level is a column, and whoever has others below stands in
 * their middle. German names are long, so columns of text are kinder than rows of narrow boxes.
 *
 * @param nodes in the order of the tree, each after the one it hangs on
 */
export function treeLayout(nodes: readonly TreeNode[], direction: "ltr" | "rtl"): { nodes: PlacedNode[]; width: number; height: number } {
  const known = new Set(nodes.map(({ id }) => id));
  const middle = new Map<string, number>();
  let rows = 0;
  // From the last to the first, every node's own ones are placed before it.
  const leaves = nodes.filter(({ id }) => !nodes.some(({ parentId }) => parentId === id));
  for (const { id } of leaves) middle.set(id, rows++ * STEP.y);
  for (const { id } of nodes.toReversed()) {
    const below = nodes.filter(({ parentId }) => parentId === id).map((child) => middle.get(child.id) ?? 0);
    if (below.length > 0) middle.set(id, (Math.min(...below) + Math.max(...below)) / 2);
  }
  const width = (Math.max(0, ...nodes.map(({ depth }) => depth)) + 1) * STEP.x - STEP.x + BOX.width;
  const start = (depth: number) => (direction === "rtl" ? width - depth * STEP.x - BOX.width : depth * STEP.x);
  const placed = nodes.map((node): PlacedNode => {
    const parent = node.parentId !== null && known.has(node.parentId) ? middle.get(node.parentId) : undefined;
    const above = parent === undefined ? null : { x: start(node.depth - 1), y: parent };
    return { ...node, x: start(node.depth), y: middle.get(node.id) ?? 0, above };
  });
  return { nodes: placed, width, height: Math.max(1, rows) * STEP.y - (STEP.y - BOX.height) };
}

const MOST_LINES = 3;

/** At most three lines of a name; what does not fit ends with "…". */
export function inLines(text: string, letters: number): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? "";
    if (line === "" || line.length + 1 + word.length <= letters) lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    else lines.push(word);
  }
  const whole = lines.map((line) => (line.length > letters + 2 ? `${line.slice(0, letters)}…` : line));
  return whole.length > MOST_LINES ? [...whole.slice(0, MOST_LINES - 1), `${(whole[MOST_LINES - 1] ?? "").slice(0, letters - 1)}…`] : whole;
}
