import { compareById, itemsOf, type Item, type ItemContent, type Level } from "../compare/index.ts";
import type { ConceptTree } from "../tree.ts";
import { headOf, linesOf } from "./item-lines.ts";
import type { ChangeReason } from "./read-versions.ts";

/** `gone`: nobody has said yet whether it is done or was dropped. */
export type ChangeKind = "new" | "changed" | "moved" | "done" | "dropped" | "gone";

/** One item that the next version treats otherwise. */
export type Change = {
  id: string;
  level: Level;
  kind: ChangeKind;
  /** Changed items may have moved, too. */
  moved: boolean;
  /** null for what is new. */
  before: { content: ItemContent; number: string; parent: string } | null;
  /** null for what is gone. */
  after: { content: ItemContent; number: string; parent: string } | null;
  reason: string;
};

/**
 * What is new, changed, moved, done or dropped from one version to the next, item by item in the order of the next one;
 * what is gone stands where it stood. Pure: two trees whose items have ids.
 */
export function changesBetween(before: ConceptTree, after: ConceptTree, reasons: ReadonlyMap<string, ChangeReason>): Change[] {
  const difference = compareById(before, after);
  const [was, is] = [placesOf(before), placesOf(after)];
  const edited = new Set(difference.edited.map(({ id }) => id));
  const moved = new Set(difference.moved.map(({ id }) => id));
  const added = new Set(difference.added.map(({ key }) => key));
  const said = (id: string) => reasons.get(id)?.reason ?? "";
  const remaining = itemsOf(after).flatMap((item): Change[] => {
    const id = item.id ?? "";
    if (!added.has(id) && !edited.has(id) && !moved.has(id)) return [];
    const kind = added.has(id) ? "new" : edited.has(id) ? "changed" : "moved";
    return [{ id, level: item.level, kind, moved: moved.has(id), before: was.get(id) ?? null, after: is.get(id) ?? null, reason: said(id) }];
  });
  const gone = difference.removed.map(({ id, level }): Change => {
    const kind = reasons.get(id)?.outcome ?? "gone";
    return { id, level, kind, moved: false, before: was.get(id) ?? null, after: null, reason: said(id) };
  });
  return [...remaining, ...gone];
}

type Standing = { content: ItemContent; number: string; parent: string };

/** What each item says, its number ("" where its level has none), and what it stands below, by id. */
function placesOf(tree: ConceptTree): Map<string, Standing> {
  const numbers = new Map<Item, string>();
  const places = new Map<string, Standing>();
  const goals = new Map<Item, number>();
  let fields = 0;
  for (const item of itemsOf(tree)) {
    const field = fieldOf(item);
    if (item.level === "actionField") numbers.set(item, `${(fields += 1)}`);
    if (item.level === "goal" && field) {
      const count = (goals.get(field) ?? 0) + 1;
      goals.set(field, count);
      numbers.set(item, `${numbers.get(field)}.${count}`);
    }
    if (item.level === "recommendation" && item.parent) numbers.set(item, `${numbers.get(item.parent)}.${item.position + 1}`);
    const above = item.parent && `${numbers.get(item.parent) ?? ""} ${headOf(item.parent.content)}`.trim();
    places.set(item.id ?? "", { content: item.content, number: numbers.get(item) ?? "", parent: above ?? "" });
  }
  return places;
}

function fieldOf(item: Item): Item | null {
  return item.level === "actionField" || item.parent === null ? item : fieldOf(item.parent);
}

export type Pair = { id: string; level: Level; number: string; before: string[] | null; after: string[] | null };

/** Both versions read beside each other, in the order of the next one; what is gone stands behind what it followed. */
export function pairsOf(before: ConceptTree, after: ConceptTree): Pair[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  const pairs = itemsOf(after).map(({ id = "", level, content }): Pair => {
    const old = was.get(id);
    return { id, level, number: is.get(id)?.number ?? "", before: old ? linesOf(old.content) : null, after: linesOf(content) };
  });
  const order = itemsOf(before);
  for (const [index, { id = "", level, content }] of order.entries()) {
    if (is.has(id)) continue;
    const behind = pairs.findIndex((pair) => pair.id === order[index - 1]?.id);
    pairs.splice(behind + 1, 0, { id, level, number: was.get(id)?.number ?? "", before: linesOf(content), after: null });
  }
  return pairs;
}
