import type { Context, Writer } from "#platform/db/index.ts";
import { newId } from "#platform/db/index.ts";
import { actionFields, chapters, goals, guidingGoals, principles, recommendations } from "./schema.ts";
import type { ConceptTree } from "./tree.ts";

/** Writes a whole tree below a new, empty concept; numbering is the order. One statement per level, so that 101 recommendations take milliseconds. */
export async function storeTree(ctx: Context, tx: Writer, conceptId: string, tree: ConceptTree): Promise<void> {
  const regionId = ctx.region.id;
  const id = () => newId(ctx.now);
  const rows = {
    principles: tree.principles.map((node, position) => ({ regionId, id: id(), conceptId, position, text: node.text, focusPoints: node.focusPoints })),
    chapters: tree.chapters.map((node, position) => ({ regionId, id: id(), conceptId, position, title: node.title, paragraphs: node.paragraphs })),
    fields: [] as (typeof actionFields.$inferInsert)[],
    guidingGoals: [] as (typeof guidingGoals.$inferInsert)[],
    goals: [] as (typeof goals.$inferInsert)[],
    recommendations: [] as (typeof recommendations.$inferInsert)[],
  };
  tree.actionFields.forEach((field, fieldPosition) => {
    const actionFieldId = id();
    rows.fields.push({
      regionId,
      id: actionFieldId,
      conceptId,
      position: fieldPosition,
      label: field.label,
      title: field.title,
      introduction: field.introduction,
      origin: field.place,
    });
    let goalPosition = 0;
    field.guidingGoals.forEach((guidingGoal, position) => {
      const guidingGoalId = guidingGoal.text === null ? null : id();
      if (guidingGoalId !== null && guidingGoal.text !== null) {
        rows.guidingGoals.push({ regionId, id: guidingGoalId, actionFieldId, position, text: guidingGoal.text, origin: guidingGoal.place });
      }
      for (const goal of guidingGoal.goals) {
        const goalId = id();
        rows.goals.push({ regionId, id: goalId, actionFieldId, guidingGoalId, position: goalPosition++, text: goal.text, origin: goal.place });
        goal.recommendations.forEach((node, index) => {
          rows.recommendations.push({
            regionId,
            id: id(),
            goalId,
            position: index,
            text: node.text,
            subPoints: node.subPoints,
            notes: node.notes,
            origin: node.place,
          });
        });
      }
    });
  });
  if (rows.principles.length > 0) await tx.insert(principles).values(rows.principles);
  if (rows.chapters.length > 0) await tx.insert(chapters).values(rows.chapters);
  if (rows.fields.length > 0) await tx.insert(actionFields).values(rows.fields);
  if (rows.guidingGoals.length > 0) await tx.insert(guidingGoals).values(rows.guidingGoals);
  if (rows.goals.length > 0) await tx.insert(goals).values(rows.goals);
  if (rows.recommendations.length > 0) await tx.insert(recommendations).values(rows.recommendations);
}
