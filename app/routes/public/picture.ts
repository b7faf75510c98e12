import { rollUp, type ConceptOverview, type RecommendationOverview, type RolledUp } from "#domain/concept/index.ts";
import type { ArchData } from "#app/components/bridge.tsx";

/** `progress` over what is counted; `shown` recommendations have an arch. */
export type FieldPicture = { number: string; title: string; progress: RolledUp; goals: GoalPicture[]; shown: number };
export type GoalPicture = { number: string; title: string; arches: ArchData[] };

type Fits = (recommendation: RecommendationOverview) => boolean;

/**
 * The concept as bands of bridges; goals of which the filter leaves nothing are left out.
 *
 * @param counted what the figures count
 * @param shown what the picture shows of it: a state leaves arches out, but a share of one state alone would say nothing
 */
export function pictureOf(concept: Pick<ConceptOverview, "fields">, counted: Fits, shown: Fits = counted): FieldPicture[] {
  return concept.fields.map((field) => {
    const all = field.goals.flatMap((goal) => goal.recommendations).filter(counted);
    const goals = field.goals.flatMap((goal): GoalPicture[] => {
      const arches = goal.recommendations
        .filter((item) => counted(item) && shown(item))
        .map(({ progress }) => ({ state: progress.state, share: progress.share }));
      return arches.length === 0 ? [] : [{ number: goal.number, title: goal.title, arches }];
    });
    return {
      number: field.number,
      title: field.title,
      progress: rollUp(all.map((item) => item.progress)),
      goals,
      shown: goals.reduce((sum, { arches }) => sum + arches.length, 0),
    };
  });
}
