/** Recommendations that say nearly the same: shown side by side, never put together by themselves. */
import type { ActionFieldNode, GoalNode, RecommendationNode } from "../tree.ts";
import type { Questions } from "./questions.ts";
import { comparable } from "./text.ts";

/** Share of the words that two texts have in common, from which a person would call one a repetition. */
const ALIKE = 0.8;
/** "Kurse ausbauen" and "Wege ausbauen" are no repetition; short texts are alike by chance. */
const FEWEST_WORDS = 6;
/** A document with more recommendations than this is no concept of one county. */
const MOST_TEXTS = 3000;

type Text = { node: RecommendationNode; goal: GoalNode; words: Set<string> };

/**
 * Finds those before a text that can be alike at all. Two that have so many words in common have one of them among the
 * rarest of each: of m words, leaving out all but the m − ⌈ALIKE · m⌉ + 1 rarest leaves no pair out.
 */
class Before {
  readonly #rarity: Map<string, number>;
  readonly #byRareWord = new Map<string, number[]>();

  constructor(texts: readonly Text[]) {
    this.#rarity = new Map();
    for (const { words } of texts) for (const word of words) this.#rarity.set(word, (this.#rarity.get(word) ?? 0) + 1);
  }

  /** @returns their places, first to last; the text itself counts from now on */
  take(place: number, { words }: Text): number[] {
    const kept = words.size - Math.ceil(ALIKE * words.size) + 1;
    const rarest = [...words].toSorted((a, b) => (this.#rarity.get(a) ?? 0) - (this.#rarity.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, kept);
    const found = new Set<number>();
    for (const word of rarest) {
      const places = this.#byRareWord.get(word) ?? [];
      for (const before of places) found.add(before);
      places.push(place);
      this.#byRareWord.set(word, places);
    }
    return [...found].toSorted((a, b) => a - b);
  }
}

/** Asks about each recommendation that repeats one before it, and takes it out if so decided. */
export function askAboutNearDuplicates(fields: ActionFieldNode[], questions: Questions): void {
  const goals = fields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
  const texts = goals
    .flatMap((goal) => goal.recommendations.map((node): Text => ({ node, goal, words: new Set(comparable(node.text).split(" ")) })))
    .filter(({ words }) => words.size >= FEWEST_WORDS);
  if (texts.length > MOST_TEXTS) return;
  const earlier = new Before(texts);
  for (const [index, text] of texts.entries()) {
    const twin = earlier
      .take(index, text)
      .flatMap((place) => texts[place] ?? [])
      .find((before) => isAlike(before, text));
    if (twin && ask(twin, text, questions) === "skip") {
      text.goal.recommendations = text.goal.recommendations.filter((node) => node !== text.node);
    }
  }
}

function isAlike(one: Text, other: Text): boolean {
  // The same words below the same goal are asked about when they are read.
  if (one.goal === other.goal && comparable(one.node.text) === comparable(other.node.text)) return false;
  return share(one, other) >= ALIKE;
}

/** @returns 0 … 1 */
function share({ words }: Text, other: Text): number {
  const larger = Math.max(words.size, other.words.size);
  if (Math.min(words.size, other.words.size) < larger * ALIKE) return 0;
  let common = 0;
  for (const word of words) if (other.words.has(word)) common++;
  return common / larger;
}

function ask(twin: Text, text: Text, questions: Questions): string {
  return questions.ask({
    kind: "near-duplicate",
    place: text.node.place ?? {},
    original: [twin.node.text, text.node.text],
    reason: "nearly-the-same-words",
    params: { percent: Math.round(share(twin, text) * 100), goal: text.goal.text },
    options: ["keep-both", "skip"],
    suggested: "keep-both",
    sure: true,
    neutral: "keep-both",
  });
}
