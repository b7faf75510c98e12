/**
 * A concept as a tree: what a document is read into, what an export is written from,
 * and what two editions are compared by. Ids are absent until the tree is stored.
 */

/** Where an item stood in its document, so that a reader can put a finger on it. */
export type Place = {
  /** Printed page from 1, counted from the first; absent where the file does not tell. */
  page?: number;
  /** Running number from 1, per document; absent where the document has no tables. */
  table?: number;
  row?: number;
  paragraph?: number;
  line?: number;
  sheet?: string;
  /** The chapter a passage was marked in. */
  chapter?: string;
};

export type RecommendationNode = {
  id?: string;
  text: string;
  subPoints: string[];
  /** "Hinweis:", "Alternativ:", "z. B.": belong to the recommendation and are never counted. */
  notes: string[];
  place: Place | null;
};

export type GoalNode = {
  id?: string;
  /** The few words on bridges and in lists; absent where a document has no room for them, null: the text stands there. */
  shortTitle?: string | null;
  text: string;
  place: Place | null;
  recommendations: RecommendationNode[];
};

export type GuidingGoalNode = {
  id?: string;
  /** null: the goals stand directly below their field. At most one such node per field, the first. */
  text: string | null;
  place: Place | null;
  goals: GoalNode[];
};

export type ActionFieldNode = {
  id?: string;
  /** As the document says it, e.g. "Handlungsfeld I"; null where it has no label. */
  label: string | null;
  title: string;
  /** Paragraphs between the heading and the first table. */
  introduction: string[];
  place: Place | null;
  guidingGoals: GuidingGoalNode[];
};

export type PrincipleNode = { id?: string; text: string; focusPoints: string[]; place: Place | null };

export type ChapterNode = { id?: string; title: string; paragraphs: string[]; place: Place | null };

export type ConceptTree = {
  title: string | null;
  principles: PrincipleNode[];
  /** The concept's own chapters in their order: foreword, glossary, starting situation, process, outlook … */
  chapters: ChapterNode[];
  actionFields: ActionFieldNode[];
};

export type ConceptCounts = {
  fields: number;
  guidingGoals: number;
  goals: number;
  recommendations: number;
  subPoints: number;
};

/** Counts what the tree holds. Goals without a guiding goal count as goals, not as a guiding goal. */
export function countTree(tree: ConceptTree): ConceptCounts {
  const guidingGoals = tree.actionFields.flatMap((field) => field.guidingGoals);
  const goals = guidingGoals.flatMap((guidingGoal) => guidingGoal.goals);
  const recommendations = goals.flatMap((goal) => goal.recommendations);
  return {
    fields: tree.actionFields.length,
    guidingGoals: guidingGoals.filter((guidingGoal) => guidingGoal.text !== null).length,
    goals: goals.length,
    recommendations: recommendations.length,
    subPoints: recommendations.reduce((sum, recommendation) => sum + recommendation.subPoints.length, 0),
  };
}
