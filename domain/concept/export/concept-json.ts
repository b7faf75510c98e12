import type { ConceptTree } from "../tree.ts";
import { numbering } from "./numbering.ts";
import type { Standing, StandingOf } from "./rows.ts";

export type ConceptJson = {
  title: string | null;
  principles: { id?: string; text: string; focusPoints: string[] }[];
  chapters: { id?: string; title: string; paragraphs: string[] }[];
  actionFields: ActionFieldJson[];
};

export type ActionFieldJson = {
  id?: string;
  number: string;
  label: string | null;
  title: string;
  introduction: string[];
  /** `text` is null where goals stand directly below their field. */
  guidingGoals: { id?: string; text: string | null; goals: GoalJson[] }[];
};

export type GoalJson = { id?: string; number: string; text: string; recommendations: RecommendationJson[] };

export type RecommendationJson = {
  id?: string;
  number: string;
  text: string;
  subPoints: string[];
  notes: string[];
  standing?: Standing;
};

/**
 * The whole concept, chapters and principles too, as a value for `JSON.stringify`: numbered like the other
 * formats, without the places in the document it was once read from.
 */
export function conceptJson(tree: ConceptTree, standingOf?: StandingOf): ConceptJson {
  const numberOf = numbering(tree);
  return {
    title: tree.title,
    principles: tree.principles.map(({ id, text, focusPoints }) => ({ id, text, focusPoints })),
    chapters: tree.chapters.map(({ id, title, paragraphs }) => ({ id, title, paragraphs })),
    actionFields: tree.actionFields.map((field) => ({
      id: field.id,
      number: numberOf(field),
      label: field.label,
      title: field.title,
      introduction: field.introduction,
      guidingGoals: field.guidingGoals.map((guidingGoal) => ({
        id: guidingGoal.id,
        text: guidingGoal.text,
        goals: guidingGoal.goals.map((goal) => ({
          id: goal.id,
          number: numberOf(goal),
          text: goal.text,
          recommendations: goal.recommendations.map((recommendation) => ({
            id: recommendation.id,
            number: numberOf(recommendation),
            text: recommendation.text,
            subPoints: recommendation.subPoints,
            notes: recommendation.notes,
            standing: standingOf?.(recommendation),
          })),
        })),
      })),
    })),
  };
}
