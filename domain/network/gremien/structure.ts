/** A body and how deep it stands below the one everybody reports to. */
export type Placed<T> = T & { depth: number };

/**
 * Bodies in the order of the county's structure: each is followed by those that report to it.
 * Who reports to a body that is not in the list stands at the top.
 *
 * @param bodies in the order in which neighbours shall stand
 */
export function inStructure<T extends { id: string; parentId: string | null }>(bodies: readonly T[]): Placed<T>[] {
  const known = new Set(bodies.map(({ id }) => id));
  const below = Map.groupBy(bodies, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const place = (parentId: string | null, depth: number): Placed<T>[] =>
    (below.get(parentId) ?? []).flatMap((body) => [{ ...body, depth }, ...place(body.id, depth + 1)]);
  return place(null, 0);
}

/** Whether a body would report to itself, over whatever steps, if it reported to `parentId`. */
export function wouldReportToItself(bodies: readonly { id: string; parentId: string | null }[], id: string, parentId: string | null): boolean {
  const parents = new Map(bodies.map((body) => [body.id, body.parentId]));
  for (let above: string | null = parentId; above !== null; above = parents.get(above) ?? null) if (above === id) return true;
  return false;
}
