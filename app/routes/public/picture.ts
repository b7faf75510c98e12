import type { ConceptOverview, RecommendationOverview, RolledUp } from "#domain/concept/index.ts";
import type { ArchData } from "#app/components/bridge.tsx";

export type FieldPicture = { number: string; title: string; progress: RolledUp; goals: GoalPicture[]; shown: number };
export type GoalPicture = { number: string; title: string; arches: ArchData[] };

/** The concept as bands of bridges; goals of which the filter leaves nothing are left out, the figures stay those of the whole. */
export function pictureOf(concept: ConceptOverview, fits: (recommendation: RecommendationOverview) => boolean): FieldPicture[] {
  return concept.fields.map((field) => {
    const goals = field.goals.flatMap((goal): GoalPicture[] => {
      const shown = goal.recommendations.filter(fits);
      if (shown.length === 0) return [];
      return [{ number: goal.number, title: goal.title, arches: shown.map(({ progress }) => ({ state: progress.state, share: progress.share })) }];
    });
    return { number: field.number, title: field.title, progress: field.progress, goals, shown: goals.length };
  });
}
