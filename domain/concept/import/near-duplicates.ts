/** Recommendations that say nearly the same: shown side by side, never put together by themselves. */
import type { ActionFieldNode, GoalNode, RecommendationNode } from "../tree.ts";
import type { Questions } from "./questions.ts";
import { comparable } from "./text.ts";

/** Share of the words that two texts have in common, from which a person would call one a repetition. */
const ALIKE = 0.8;
/** "Kurse ausbauen" and "Wege ausbauen" are no repetition; short texts are alike by chance. */
const FEWEST_WORDS = 6;
/** Every pair is compared; a document with more recommendations than this is no concept of one county. */
const MOST_TEXTS = 3000;

type Text = { node: RecommendationNode; goal: GoalNode; words: Set<string> };

/** Asks about each recommendation that repeats one before it, and takes it out if so decided. */
export function askAboutNearDuplicates(fields: ActionFieldNode[], questions: Questions): void {
  const goals = fields.flatMap((field) => field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals));
  const texts = goals
    .flatMap((goal) => goal.recommendations.map((node): Text => ({ node, goal, words: new Set(comparable(node.text).split(" ")) })))
    .filter(({ words }) => words.size >= FEWEST_WORDS);
  if (texts.length > MOST_TEXTS) return;
  for (const [index, text] of texts.entries()) {
    const twin = texts.slice(0, index).find((before) => isAlike(before, text));
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
