import type { Item, Level } from "./items.ts";
import { similarityAmong } from "./similarity.ts";
import { headWording, wholeWording } from "./wording.ts";

/**
 * From how much likeness on two texts may be two wordings of one item. Measured on a real concept of 101
 * recommendations: unrelated ones reach 0.34 in one case of a hundred and 0.47 at most; of small edits 99 % keep
 * more than 0.54. A removed item is not taken for a new one, nor a new one for a changed one, by chance.
 */
const sameItem = 0.5;
/**
 * Below this, likeness must also stand out: the two must be clearly more alike than either is to any other text
 * of its own edition. Where everything sounds the same, likeness alone proves nothing.
 */
const certainly = 0.8;
const clearly = 0.15;
/** Items in the same place need a little less. */
const sameParentBonus = 0.1;
/** A goal keeps its identity through a full rewording if most of what stands below it stayed. */
const childrenShare = 0.6;

/** From the bottom up: recommendations carry the most text, and they tell which goal is which. */
const levels: readonly Level[] = ["recommendation", "goal", "guidingGoal", "actionField", "principle", "chapter"];

/** For each item of the next edition that was there before: the item it was. */
export type Matches = ReadonlyMap<Item, Item>;

/**
 * Finds each item again in the next edition: first by equal wording, then the most alike first. Equal wordings
 * that occur several times are told apart by what stands above them, then by order.
 */
export function matchEditions(stored: readonly Item[], next: readonly Item[]): Matches {
  const matches = new Map<Item, Item>();
  const taken = new Set<Item>();
  const pair = (was: Item, is: Item) => {
    if (taken.has(was) || matches.has(is)) return;
    taken.add(was);
    matches.set(is, was);
  };

  // Top-down, so that parents are known when equal wordings must be told apart.
  for (const level of levels.toReversed()) pairEqual(ofLevel(stored, level), ofLevel(next, level), matches, pair);
  const likenesses = new Map<Level, TextLikeness>();
  const children = Map.groupBy([...stored, ...next], ({ parent }) => parent);
  // Twice, for what is found on one level helps to find on the others.
  for (const level of [...levels, ...levels]) {
    const open = ofLevel(stored, level).filter((item) => !taken.has(item));
    const candidates = ofLevel(next, level).filter((item) => !matches.has(item));
    if (open.length === 0 || candidates.length === 0) continue;
    const textLikeness = likenesses.get(level) ?? textLikenessAmong(ofLevel(stored, level), ofLevel(next, level));
    likenesses.set(level, textLikeness);
    const alike: { was: Item; is: Item; score: number }[] = [];
    for (const was of open) {
      const toWas = textLikeness(was);
      for (const is of candidates) {
        const score = likeness(was, is, toWas(is), children, matches);
        if (score >= sameItem) alike.push({ was, is, score });
      }
    }
    alike.sort((a, b) => b.score - a.score).forEach(({ was, is }) => pair(was, is));
  }
  return matches;
}

function ofLevel(items: readonly Item[], level: Level): Item[] {
  return items.filter((item) => item.level === level);
}

function allWords(item: Item): string {
  return wholeWording(item.content).join(" ");
}

function pairEqual(stored: readonly Item[], next: readonly Item[], matches: Matches, pair: (was: Item, is: Item) => void): void {
  const byWording = Map.groupBy(stored, (item) => headWording(item.content));
  const equal = next.flatMap((is) => (byWording.get(headWording(is.content)) ?? []).map((was) => ({ was, is })));
  const closeness = ({ was, is }: { was: Item; is: Item }) => (haveSameParent(was, is, matches) ? 1 : 0);
  equal.sort((a, b) => closeness(b) - closeness(a)).forEach(({ was, is }) => pair(was, is));
}

function haveSameParent(was: Item, is: Item, matches: Matches): boolean {
  return is.parent === null ? was.parent === null : matches.get(is.parent) === was.parent;
}

/** How alike two texts are, and whether that stands out among the texts around them. */
type Likeness = { similarity: number; standsOut: boolean };
type TextLikeness = (was: Item) => (is: Item) => Likeness;

function textLikenessAmong(stored: readonly Item[], next: readonly Item[]): TextLikeness {
  const items = [...stored, ...next];
  const similarTo = similarityAmong(items.map(allWords));
  const places = new Map(items.map((item, place) => [item, place]));
  const nearest = new Map<Item, number>();
  /** @param similar how alike each item is to this one; those of its own edition begin at the place `first` */
  const nearestOther = (item: Item, similar: Float64Array, first: number, edition: readonly Item[]) => {
    let found = 0;
    for (const [at, other] of edition.entries()) if (other !== item) found = Math.max(found, similar[first + at] ?? 0);
    nearest.set(item, found);
    return found;
  };
  return (was) => {
    const similar = similarTo(places.get(was) ?? -1).slice();
    return (is) => {
      const place = places.get(is) ?? -1;
      const found = similar[place] ?? 0;
      if (found >= certainly) return { similarity: found, standsOut: true };
      if (found < sameItem - sameParentBonus) return { similarity: found, standsOut: false };
      const others = Math.max(
        nearest.get(was) ?? nearestOther(was, similar, 0, stored),
        nearest.get(is) ?? nearestOther(is, similarTo(place), stored.length, next),
      );
      return { similarity: found, standsOut: found >= others + clearly };
    };
  };
}

type Children = ReadonlyMap<Item | null, readonly Item[]>;

function likeness(was: Item, is: Item, text: Likeness, children: Children, matches: Matches): number {
  const inPlace = was.parent !== null && haveSameParent(was, is, matches) ? sameParentBonus : 0;
  const byText = text.standsOut ? text.similarity + inPlace : 0;
  const [before, after] = [children.get(was) ?? [], children.get(is) ?? []];
  if (before.length === 0 || after.length === 0) return byText;
  const stayed = after.filter((child) => matches.get(child)?.parent === was).length;
  // With other children altogether it is another item, however it sounds.
  if (stayed === 0) return text.similarity >= certainly ? byText : 0;
  const found = (2 * stayed) / (before.length + after.length);
  return Math.max(byText, childrenShare * found + (1 - childrenShare) * text.similarity + inPlace);
}
