import type { ConceptTree } from "../tree.ts";

/** Test support: the tree as indented lines: F field, L guiding goal, Z goal, E recommendation, "-" point, "!" note. */
export function outline(tree: ConceptTree): string[] {
  return tree.actionFields.flatMap((field) => [
    `F ${[field.label, field.title].filter(Boolean).join(": ")}`,
    ...field.guidingGoals.flatMap(({ text, goals }) => [
      ...(text === null ? [] : [`L ${text}`]),
      ...goals.flatMap((goal) => [
        `Z ${goal.text}`,
        ...goal.recommendations.flatMap((recommendation) => [
          `E ${recommendation.text}`,
          ...recommendation.subPoints.map((point) => `- ${point}`),
          ...recommendation.notes.map((note) => `! ${note}`),
        ]),
      ]),
    ]),
  ]);
}
