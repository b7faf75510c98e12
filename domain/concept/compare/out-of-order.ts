/**
 * The fewest items of a list that must be taken out so that the others stand in ascending order (all but a
 * longest increasing subsequence).
 *
 * @param rank distinct numbers
 */
export function outOfOrder<T>(items: readonly T[], rank: (item: T) => number): T[] {
  const longest: { item: T; length: number; before: number }[] = [];
  let end = -1;
  for (const [index, item] of items.entries()) {
    let before = -1;
    for (let other = 0; other < index; other += 1) {
      const candidate = longest[other];
      if (!candidate || rank(candidate.item) > rank(item)) continue;
      if (before < 0 || candidate.length > (longest[before]?.length ?? 0)) before = other;
    }
    const length = (longest[before]?.length ?? 0) + 1;
    longest.push({ item, before, length });
    if (length > (longest[end]?.length ?? 0)) end = index;
  }
  const inOrder = new Set<T>();
  for (let at = longest[end]; at; at = longest[at.before]) inOrder.add(at.item);
  return items.filter((item) => !inOrder.has(item));
}
