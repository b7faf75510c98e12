import { and, eq, inArray } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { actionFields, chapters, goals, guidingGoals, principleFields, principles, recommendations } from "../schema.ts";

/** Rows per statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;

/**
 * Copies every item of a concept below another, empty one, with new ids that remember what they continue. Only what an
 * item says and where it stands: owners, weights, labels and measures stay with the item in force.
 *
 * @returns the id of the copy by the id of the item
 */
export async function copyConcept(ctx: Context, tx: Writer, fromId: string, conceptId: string): Promise<Map<string, string>> {
  const regionId = ctx.region.id;
  const copies = new Map<string, string>();
  const copy = (id: string) => {
    const made = copies.get(id) ?? newId(ctx.now);
    copies.set(id, made);
    return { regionId, id: made, continuesId: id };
  };
  const copyOf = (id: string) => copies.get(id) ?? "";
  const fields = await tx
    .select()
    .from(actionFields)
    .where(and(eq(actionFields.regionId, regionId), eq(actionFields.conceptId, fromId)));
  const fieldIds = fields.map(({ id }) => id);
  const groups = await tx
    .select()
    .from(guidingGoals)
    .where(and(eq(guidingGoals.regionId, regionId), inArray(guidingGoals.actionFieldId, fieldIds)));
  const goalRows = await tx
    .select()
    .from(goals)
    .where(and(eq(goals.regionId, regionId), inArray(goals.actionFieldId, fieldIds)));
  const below = await tx
    .select({ recommendation: recommendations })
    .from(recommendations)
    .innerJoin(goals, and(eq(goals.regionId, recommendations.regionId), eq(goals.id, recommendations.goalId)))
    .where(and(eq(recommendations.regionId, regionId), inArray(goals.actionFieldId, fieldIds)));
  const principleRows = await tx
    .select()
    .from(principles)
    .where(and(eq(principles.regionId, regionId), eq(principles.conceptId, fromId)));
  const chapterRows = await tx
    .select()
    .from(chapters)
    .where(and(eq(chapters.regionId, regionId), eq(chapters.conceptId, fromId)));
  const principleIds = principleRows.map(({ id }) => id);
  const links = await tx
    .select()
    .from(principleFields)
    .where(and(eq(principleFields.regionId, regionId), inArray(principleFields.principleId, principleIds)));

  await put(principleRows, (rows) =>
    tx.insert(principles).values(rows.map(({ id, position, text, focusPoints }) => ({ ...copy(id), conceptId, position, text, focusPoints }))),
  );
  await put(chapterRows, (rows) =>
    tx.insert(chapters).values(rows.map(({ id, position, title, paragraphs }) => ({ ...copy(id), conceptId, position, title, paragraphs }))),
  );
  await put(fields, (rows) =>
    tx
      .insert(actionFields)
      .values(rows.map(({ id, position, label, title, introduction, origin }) => ({ ...copy(id), conceptId, position, label, title, introduction, origin }))),
  );
  await put(links, (rows) =>
    tx
      .insert(principleFields)
      .values(rows.map(({ principleId, actionFieldId }) => ({ regionId, principleId: copyOf(principleId), actionFieldId: copyOf(actionFieldId) }))),
  );
  await put(groups, (rows) =>
    tx
      .insert(guidingGoals)
      .values(rows.map(({ id, actionFieldId, position, text, origin }) => ({ ...copy(id), actionFieldId: copyOf(actionFieldId), position, text, origin }))),
  );
  await put(goalRows, (rows) =>
    tx.insert(goals).values(
      rows.map(({ id, actionFieldId, guidingGoalId, position, title, text, origin }) => ({
        ...copy(id),
        actionFieldId: copyOf(actionFieldId ?? ""),
        guidingGoalId: guidingGoalId === null ? null : copyOf(guidingGoalId),
        position,
        title,
        text,
        origin,
      })),
    ),
  );
  await put(below, (rows) =>
    tx.insert(recommendations).values(
      rows.map(({ recommendation: { id, goalId, position, text, subPoints, notes, origin } }) => ({
        ...copy(id),
        goalId: copyOf(goalId ?? ""),
        position,
        text,
        subPoints,
        notes,
        origin,
      })),
    ),
  );
  return copies;
}

async function put<Row>(rows: readonly Row[], insert: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await insert(rows.slice(start, start + BATCH));
}
