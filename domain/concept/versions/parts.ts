import type { ActionFieldNode, ChapterNode, ConceptTree, GoalNode, GuidingGoalNode, PrincipleNode, RecommendationNode } from "../tree.ts";

/** What is adopted at once: a chapter, a field with everything below it, or all principles together. */
export type PartKind = "principles" | "chapter" | "action-field";

export type NumberedRecommendation = RecommendationNode & { number: string };
export type NumberedGoal = Omit<GoalNode, "recommendations"> & { number: string; recommendations: NumberedRecommendation[] };
export type NumberedField = Omit<ActionFieldNode, "guidingGoals"> & {
  number: string;
  guidingGoals: (Omit<GuidingGoalNode, "goals"> & { goals: NumberedGoal[] })[];
};
export type PartContent =
  { kind: "principles"; principles: PrincipleNode[] } | { kind: "chapter"; chapter: ChapterNode } | { kind: "action-field"; field: NumberedField };

/** `title` is empty for the principles: the page has a word for them. */
export type Part = { id: string; title: string; content: PartContent };

/**
 * A concept in its parts, in their order: principles, chapters, fields.
 * @param conceptId stands for all its principles together
 */
export function partsOf(conceptId: string, tree: ConceptTree): Part[] {
  return [
    ...(tree.principles.length > 0 ? [{ id: conceptId, title: "", content: { kind: "principles" as const, principles: tree.principles } }] : []),
    ...tree.chapters.map((chapter) => ({ id: chapter.id ?? "", title: chapter.title, content: { kind: "chapter" as const, chapter } })),
    ...tree.actionFields.map((field, index) => ({
      id: field.id ?? "",
      title: `${index + 1} ${field.title}`,
      content: { kind: "action-field" as const, field: numbered(field, `${index + 1}`) },
    })),
  ];
}

/** The tree that parts make up; what is in none of them is not in it. */
export function treeOfParts(title: string, parts: readonly { content: PartContent }[]): ConceptTree {
  return {
    title,
    principles: parts.flatMap(({ content }) => (content.kind === "principles" ? content.principles : [])),
    chapters: parts.flatMap(({ content }) => (content.kind === "chapter" ? [content.chapter] : [])),
    actionFields: parts.flatMap(({ content }) => (content.kind === "action-field" ? [content.field] : [])),
  };
}

/** Goals are numbered through their field, over all its guiding goals. */
function numbered(field: ActionFieldNode, number: string): NumberedField {
  let goals = 0;
  return {
    ...field,
    number,
    guidingGoals: field.guidingGoals.map((group) => ({
      ...group,
      goals: group.goals.map((goal) => {
        const own = `${number}.${(goals += 1)}`;
        return { ...goal, number: own, recommendations: goal.recommendations.map((item, index) => ({ ...item, number: `${own}.${index + 1}` })) };
      }),
    })),
  };
}
