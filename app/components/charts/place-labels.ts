import { textWidth } from "./time-axis.ts";

/** Between a mark and its name, and between two names. */
const GAP = 5;

/**
 * Where the names of marks on one line stand: behind their mark, else before it, wherever they run into no other mark
 * and no name that stands already. A name without room is left to the table.
 *
 * @param marks distances from the left edge
 * @returns left to right; `from` is the name's left edge, null: no room
 */
export function placeLabels(marks: readonly { label: string; x: number }[], width: number): { label: string; x: number; from: number | null }[] {
  const placed: { label: string; x: number; from: number | null }[] = [];
  for (const { label, x } of marks.toSorted((a, b) => a.x - b.x)) {
    const length = textWidth(label);
    const fits = (from: number) =>
      from >= 0 &&
      from + length <= width &&
      marks.every((other) => other.x === x || other.x < from - GAP || other.x > from + length + GAP) &&
      placed.every((other) => other.from === null || other.from + textWidth(other.label) + GAP < from || other.from > from + length + GAP);
    placed.push({ label, x, from: [x + GAP, x - GAP - length].find(fits) ?? null });
  }
  return placed;
}
