import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { actionFields, chapters, concepts, goals, guidingGoals, principles, recommendations } from "./schema.ts";
import type { ConceptTree, GoalNode } from "./tree.ts";

/** A stored concept as a tree with ids, in its order; null where the region has no such concept. */
export async function readTree(ctx: Context, db: Reader, conceptId: string): Promise<ConceptTree | null> {
  const here = ctx.region.id;
  const [concept] = await db
    .select()
    .from(concepts)
    .where(and(eq(concepts.regionId, here), eq(concepts.id, conceptId)));
  if (!concept) return null;
  const principleRows = await db
    .select()
    .from(principles)
    .where(and(eq(principles.regionId, here), eq(principles.conceptId, conceptId)))
    .orderBy(asc(principles.position));
  const chapterRows = await db
    .select()
    .from(chapters)
    .where(and(eq(chapters.regionId, here), eq(chapters.conceptId, conceptId)))
    .orderBy(asc(chapters.position));
  const fieldRows = await db
    .select()
    .from(actionFields)
    .where(and(eq(actionFields.regionId, here), eq(actionFields.conceptId, conceptId)))
    .orderBy(asc(actionFields.position));
  const guidingGoalRows = await db.select().from(guidingGoals).where(eq(guidingGoals.regionId, here)).orderBy(asc(guidingGoals.position));
  const goalRows = await db.select().from(goals).where(eq(goals.regionId, here)).orderBy(asc(goals.position));
  const recommendationRows = await db.select().from(recommendations).where(eq(recommendations.regionId, here)).orderBy(asc(recommendations.position));

  const recommendationsOf = Map.groupBy(recommendationRows, (row) => row.goalId);
  const goalNode = (goal: (typeof goalRows)[number]): GoalNode => ({
    id: goal.id,
    shortTitle: goal.title,
    text: goal.text,
    place: goal.origin,
    recommendations: (recommendationsOf.get(goal.id) ?? []).map((row) => ({
      id: row.id,
      text: row.text,
      subPoints: row.subPoints,
      notes: row.notes,
      place: row.origin,
    })),
  });
  return {
    title: concept.title,
    principles: principleRows.map((row) => ({ id: row.id, text: row.text, focusPoints: row.focusPoints, place: null })),
    chapters: chapterRows.map((row) => ({ id: row.id, title: row.title, paragraphs: row.paragraphs, place: null })),
    actionFields: fieldRows.map((field) => {
      const own = goalRows.filter((goal) => goal.actionFieldId === field.id);
      const direct = own.filter((goal) => goal.guidingGoalId === null).map(goalNode);
      const named = guidingGoalRows
        .filter((row) => row.actionFieldId === field.id)
        .map((row) => ({ id: row.id, text: row.text, place: row.origin, goals: own.filter((goal) => goal.guidingGoalId === row.id).map(goalNode) }));
      return {
        id: field.id,
        label: field.label,
        title: field.title,
        introduction: field.introduction,
        place: field.origin,
        guidingGoals: direct.length > 0 ? [{ text: null, place: null, goals: direct }, ...named] : named,
      };
    }),
  };
}
