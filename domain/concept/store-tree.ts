import type { Context, Writer } from "#platform/db/index.ts";
import { newId } from "#platform/db/index.ts";
import { actionFields, chapters, goals, guidingGoals, principles, recommendations } from "./schema.ts";
import type { ConceptTree } from "./tree.ts";

/** Rows per statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;

/**
 * Writes a whole tree below a new, empty concept; numbering is the order. One statement per level and thousand rows, so
 * that 101 recommendations take milliseconds.
 * @param stored told after each statement which share of the rows is stored, 0 to 1
 */
export async function storeTree(
  ctx: Context,
  tx: Writer,
  conceptId: string,
  tree: ConceptTree,
  stored: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
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
  const all = Object.values(rows).reduce((sum, level) => sum + level.length, 0);
  let done = 0;
  async function put<Row>(level: Row[], insert: (batch: Row[]) => Promise<unknown>): Promise<void> {
    for (let start = 0; start < level.length; start += BATCH) {
      const batch = level.slice(start, start + BATCH);
      await insert(batch);
      await stored((done += batch.length) / all);
    }
  }
  await put(rows.principles, (batch) => tx.insert(principles).values(batch));
  await put(rows.chapters, (batch) => tx.insert(chapters).values(batch));
  await put(rows.fields, (batch) => tx.insert(actionFields).values(batch));
  await put(rows.guidingGoals, (batch) => tx.insert(guidingGoals).values(batch));
  await put(rows.goals, (batch) => tx.insert(goals).values(batch));
  await put(rows.recommendations, (batch) => tx.insert(recommendations).values(batch));
}
