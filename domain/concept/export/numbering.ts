import type { ActionFieldNode, ConceptTree, GoalNode, RecommendationNode } from "../tree.ts";

export type Numbered = ActionFieldNode | GoalNode | RecommendationNode;

/**
 * "2", "2.5", "2.5.1" for each field, goal and recommendation, by nothing but their order. Goals are counted
 * through their field, whether or not guiding goals stand between.
 */
export function numbering(tree: ConceptTree): (node: Numbered) => string {
  const numbers = new Map<Numbered, string>();
  tree.actionFields.forEach((field, fieldIndex) => {
    const fieldNumber = `${fieldIndex + 1}`;
    numbers.set(field, fieldNumber);
    const goals = field.guidingGoals.flatMap((guidingGoal) => guidingGoal.goals);
    goals.forEach((goal, goalIndex) => {
      const goalNumber = `${fieldNumber}.${goalIndex + 1}`;
      numbers.set(goal, goalNumber);
      goal.recommendations.forEach((recommendation, index) => {
        numbers.set(recommendation, `${goalNumber}.${index + 1}`);
      });
    });
  });
  return (node) => {
    const number = numbers.get(node);
    if (number === undefined) throw new Error("This item is not part of the numbered concept");
    return number;
  };
}
