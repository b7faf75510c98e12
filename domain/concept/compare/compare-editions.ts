/**
 * What a second edition of a concept changes in the stored one: a proposal, item by item, that a person accepts
 * or not. Measures and history hang on the ids of the items, so the point is to find each item again.
 *
 * - Items are found by equal wording, then by likeness and by what stands above and below (`match-editions.ts`).
 * - Edited: something the item says itself is different. Numbers in front, labels such as "Handlungsfeld II",
 *   soft hyphens and line breaks say nothing: renumbering is no change.
 * - Moved: it stands below another parent, or in another order among those that stayed. The fewest items that
 *   explain the new order are moved; who only got new neighbours stayed. What moves along with its parent has
 *   not moved. An item may be moved and edited.
 * - In a table, what is above a recommendation stands where its rows that stayed stand (`row-order.ts`): a moved
 *   recommendation whose row keeps its place does not move its new goal.
 * - A document without any principle, chapter or introduction says nothing about these (a table has no room for
 *   them): they are kept as they are. The same holds for a missing title.
 */
import { isDeepStrictEqual } from "node:util";
import type { ConceptTree, Place } from "../tree.ts";
import { itemsOf } from "./items.ts";
import type { Item, ItemContent, Level } from "./items.ts";
import { matchEditions } from "./match-editions.ts";
import type { Matches } from "./match-editions.ts";
import { outOfOrder } from "./out-of-order.ts";
import { rowsOfStayed } from "./row-order.ts";
import { wholeWording } from "./wording.ts";

/** An item that is stored already, or one of `added`. */
export type ItemRef = { id: string } | { key: string };

/** Where an item stands in the next edition. Positions count from 0 among the items of its level. */
export type Target = {
  /** null: directly in the concept. */
  parent: ItemRef | null;
  position: number;
  /** The sibling it follows; holds on where only some of the changes are accepted. null: it comes first. */
  after: ItemRef | null;
};

export type EditedItem = { id: string; level: Level; before: ItemContent; after: ItemContent };
export type MovedItem = { id: string; level: Level; fromParent: string | null; fromPosition: number; to: Target };
/** What stood below a removed item is listed by itself. */
export type RemovedItem = { id: string; level: Level; before: ItemContent };
/** What stands below an added item is listed by itself, after it. */
export type AddedItem = { key: string; level: Level; content: ItemContent; place: Place | null; to: Target };

export type EditionDifference = {
  title: { before: string | null; after: string } | null;
  edited: EditedItem[];
  moved: MovedItem[];
  removed: RemovedItem[];
  added: AddedItem[];
  /** Every item that is in both editions, with its place in the next document. */
  kept: { id: string; level: Level; key: string; place: Place | null }[];
  /** How many of `kept` are neither edited nor moved. */
  unchanged: number;
};

/** @throws Error if an item of the stored tree has no id */
export function compareEditions(stored: ConceptTree, next: ConceptTree): EditionDifference {
  const before = itemsOf(stored);
  const after = itemsOf(next);
  const knowsIntroductions = next.actionFields.some((field) => field.introduction.length > 0);
  const matches = matchEditions(before, after);
  const changed = (was: ItemContent, is: ItemContent) => {
    const content = completed(is, was, knowsIntroductions);
    return saysTheSame(was, content) ? null : content;
  };
  const found = differenceOf(before, after, matches, changed, rowsOfStayed(after, matches));
  return {
    ...found,
    removed: found.removed.filter(({ level }) => saysAnythingAbout(next, level)),
    title: next.title !== null && next.title !== stored.title ? { before: stored.title, after: next.title } : null,
  };
}

/**
 * The difference of two trees of the same items: each is known by its id, so nothing is guessed. An added item's key is
 * its id.
 *
 * @throws Error if an item of either tree has no id
 */
export function compareById(stored: ConceptTree, next: ConceptTree): EditionDifference {
  const before = itemsOf(stored);
  const after = itemsOf(next).map((item) => Object.assign(item, { key: idOf(item) }));
  const byId = new Map(before.map((item) => [`${item.level} ${idOf(item)}`, item]));
  const matches = new Map(
    after.flatMap((is) => {
      const was = byId.get(`${is.level} ${is.key}`);
      return was ? [[is, was] as const] : [];
    }),
  );
  const found = differenceOf(before, after, matches, (was, is) => (isDeepStrictEqual(was, is) ? null : is));
  return { ...found, title: next.title !== null && next.title !== stored.title ? { before: stored.title, after: next.title } : null };
}

/**
 * @param changed what a matched item says now; null: the same
 * @param rowOf by which row of its document an item that stayed is in order; without it, or null: as the tree has it
 */
function differenceOf(
  before: readonly Item[],
  after: readonly Item[],
  matches: Matches,
  changed: (was: ItemContent, is: ItemContent) => ItemContent | null,
  rowOf: (item: Item) => number | null = () => null,
): Omit<EditionDifference, "title"> {
  const pairs = after.flatMap((is) => {
    const was = matches.get(is);
    return was ? [{ was, is }] : [];
  });
  const found = new Set(pairs.map(({ was }) => was));
  const edited = pairs.flatMap(({ was, is }) => {
    const said = changed(was.content, is.content);
    return said === null ? [] : [{ id: idOf(was), level: was.level, before: was.content, after: said }];
  });
  const moved = movedPairs(pairs, matches, rowOf).map(({ was, is }) => ({
    id: idOf(was),
    level: was.level,
    fromParent: was.parent && idOf(was.parent),
    fromPosition: was.position,
    to: targetOf(is, after, matches),
  }));
  const touched = new Set([...edited, ...moved].map(({ id }) => id));
  return {
    edited,
    moved,
    removed: before.filter((item) => !found.has(item)).map((item) => ({ id: idOf(item), level: item.level, before: item.content })),
    added: after
      .filter((item) => !matches.has(item))
      .map((item) => ({
        key: item.key,
        level: item.level,
        content: item.content,
        place: item.place,
        to: targetOf(item, after, matches),
      })),
    kept: pairs.map(({ was, is }) => ({ id: idOf(was), level: was.level, key: is.key, place: is.place })),
    unchanged: pairs.length - touched.size,
  };
}

type Pair = { was: Item; is: Item };

function movedPairs(pairs: readonly Pair[], matches: Matches, rowOf: (item: Item) => number | null): Pair[] {
  const isElsewhere = ({ was, is }: Pair) => (is.parent === null ? null : matches.get(is.parent)) !== was.parent;
  const stayed = pairs.filter((pair) => !isElsewhere(pair));
  const rows = Map.groupBy(stayed, ({ was }) => `${was.level} ${was.parent?.key ?? ""}`);
  // The pairs come in the order of the next edition.
  const reordered = new Set([...rows.values()].flatMap((row) => outOfOrder(inRows(row, rowOf), ({ was }) => was.position)));
  return pairs.filter((pair) => isElsewhere(pair) || reordered.has(pair));
}

function inRows(pairs: readonly Pair[], rowOf: (item: Item) => number | null): readonly Pair[] {
  const placed = pairs.flatMap((pair) => {
    const row = rowOf(pair.is);
    return row === null ? [] : { pair, row };
  });
  return placed.length < pairs.length ? pairs : placed.toSorted((a, b) => a.row - b.row).map(({ pair }) => pair);
}

function targetOf(item: Item, edition: readonly Item[], matches: Matches): Target {
  const ref = (other: Item): ItemRef => {
    const was = matches.get(other);
    return was ? { id: idOf(was) } : { key: other.key };
  };
  const previous = edition.find((other) => other.parent === item.parent && other.level === item.level && other.position === item.position - 1);
  return {
    parent: item.parent && ref(item.parent),
    position: item.position,
    after: previous ? ref(previous) : null,
  };
}

/** Fills in what the next document had no room for. */
function completed(next: ItemContent, before: ItemContent, knowsIntroductions: boolean): ItemContent {
  if (next.level !== "actionField" || before.level !== "actionField") return next;
  return {
    ...next,
    label: next.label ?? before.label,
    introduction: knowsIntroductions ? next.introduction : before.introduction,
  };
}

function saysTheSame(one: ItemContent, other: ItemContent): boolean {
  return JSON.stringify(wholeWording(one)) === JSON.stringify(wholeWording(other));
}

function saysAnythingAbout(tree: ConceptTree, level: Level): boolean {
  if (level === "principle") return tree.principles.length > 0;
  if (level === "chapter") return tree.chapters.length > 0;
  return true;
}

function idOf(item: Item): string {
  if (item.id === undefined) throw new Error(`${item.key} of the stored concept has no id`);
  return item.id;
}
