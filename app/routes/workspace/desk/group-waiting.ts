import type { Waiting } from "#domain/concept/desk/index.ts";

/** More of one kind than this are one thing to do, which opens. */
const SINGLE = 3;

export type WaitingGroup = { kind: Waiting["kind"]; items: Waiting[] };

/** What waits as things to do: few of a kind each for itself, many as one. The order stays that of the first of each. */
export function groupWaiting(waiting: readonly Waiting[]): WaitingGroup[] {
  const byKind = Map.groupBy(waiting, ({ kind }) => kind);
  const seen = new Set<Waiting["kind"]>();
  return waiting.flatMap((item): WaitingGroup[] => {
    const items = byKind.get(item.kind) ?? [];
    if (items.length <= SINGLE) return [{ kind: item.kind, items: [item] }];
    if (seen.has(item.kind)) return [];
    seen.add(item.kind);
    return [{ kind: item.kind, items }];
  });
}
