import { and, asc, eq, sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { conceptToEdit } from "../in-force.ts";
import { actionFields, chapters, concepts, goals, guidingGoals, principles, recommendations } from "../schema.ts";
import type { Branch, Level } from "./outline.ts";

/**
 * Locks the region's concept to edit until the end of the transaction: acts on its outline follow each other.
 * @returns its id; null where there is none
 */
export async function lockConcept(ctx: Context, tx: Writer): Promise<string | null> {
  const [stored] = await tx
    .select({ id: concepts.id })
    .from(concepts)
    .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, conceptToEdit(ctx))))
    .for("update");
  return stored?.id ?? null;
}

/** The outline that a level belongs to. Positions may have gaps or repeat after an import; order and id decide. */
export async function readOutline(ctx: Context, tx: Writer, conceptId: string, level: Level): Promise<Branch> {
  const here = ctx.region.id;
  if (level === "principle" || level === "chapter") {
    const table = level === "principle" ? principles : chapters;
    const rows = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.regionId, here), eq(table.conceptId, conceptId)))
      .orderBy(asc(table.position), asc(table.id));
    return { id: conceptId, children: rows.map(({ id }) => ({ id, children: [] })) };
  }
  const fieldRows = await tx
    .select({ id: actionFields.id })
    .from(actionFields)
    .where(and(eq(actionFields.regionId, here), eq(actionFields.conceptId, conceptId)))
    .orderBy(asc(actionFields.position), asc(actionFields.id));
  const groupRows = await tx
    .select({ id: guidingGoals.id, parent: guidingGoals.actionFieldId })
    .from(guidingGoals)
    .where(eq(guidingGoals.regionId, here))
    .orderBy(asc(guidingGoals.position), asc(guidingGoals.id));
  const goalRows = await tx
    .select({ id: goals.id, parent: sql<string | null>`coalesce(${goals.guidingGoalId}, ${goals.actionFieldId})` })
    .from(goals)
    .where(eq(goals.regionId, here))
    .orderBy(asc(goals.position), asc(goals.id));
  const recommendationRows = await tx
    .select({ id: recommendations.id, parent: recommendations.goalId })
    .from(recommendations)
    .where(eq(recommendations.regionId, here))
    .orderBy(asc(recommendations.position), asc(recommendations.id));
  const groups = Map.groupBy(groupRows, ({ parent }) => parent);
  const goalsOf = Map.groupBy(goalRows, ({ parent }) => parent);
  const recommendationsOf = Map.groupBy(recommendationRows, ({ parent }) => parent);
  const goalBranches = (parent: string) =>
    (goalsOf.get(parent) ?? []).map(({ id }): Branch => ({ id, children: (recommendationsOf.get(id) ?? []).map((row) => ({ id: row.id, children: [] })) }));
  return {
    id: conceptId,
    children: fieldRows.map(({ id }) => ({
      id,
      children: [{ id }, ...(groups.get(id) ?? [])].map((group) => ({ id: group.id, children: goalBranches(group.id) })),
    })),
  };
}

/** Writes parents and positions; rows that stand where they stood are not touched. One statement per level. */
export async function writeOutline(ctx: Context, tx: Writer, outline: Branch, level: Level): Promise<void> {
  const here = ctx.region.id;
  if (level === "principle" || level === "chapter" || level === "action-field") {
    const table = { principle: "principles", chapter: "chapters", "action-field": "action_fields" }[level];
    await tx.execute(sql`update ${sql.identifier(table)} t set position = v.position - 1
      from unnest(${uuids(outline.children)}) with ordinality as v(id, position) where t.region_id = ${here} and t.id = v.id and t.position <> v.position - 1`);
    return;
  }
  const groups = outline.children.flatMap((field) => field.children.slice(1).map((group, position) => ({ id: group.id, parent: field.id, position })));
  // Goals are numbered through their field, over all its guiding goals.
  const goalRows = outline.children.flatMap((field) =>
    field.children
      .flatMap((group) => group.children.map((goal) => ({ id: goal.id, parent: field.id, group: group.id })))
      .map((goal, position) => ({ ...goal, position })),
  );
  const recommendationRows = outline.children.flatMap((field) =>
    field.children.flatMap((group) => group.children.flatMap((goal) => goal.children.map(({ id }, position) => ({ id, parent: goal.id, position })))),
  );
  await tx.execute(sql`update guiding_goals t set action_field_id = v.parent, position = v.position
    from unnest(${uuids(groups)}, ${parents(groups)}, ${positions(groups)}) as v(id, parent, position)
    where t.region_id = ${here} and t.id = v.id and (t.action_field_id, t.position) is distinct from (v.parent, v.position)`);
  await tx.execute(sql`update goals t set action_field_id = v.parent, guiding_goal_id = nullif(v.grp, v.parent), position = v.position
    from unnest(${uuids(goalRows)}, ${parents(goalRows)}, ${uuids(goalRows.map(({ group }) => ({ id: group })))}, ${positions(goalRows)}) as v(id, parent, grp, position)
    where t.region_id = ${here} and t.id = v.id and (t.action_field_id, t.guiding_goal_id, t.position) is distinct from (v.parent, nullif(v.grp, v.parent), v.position)`);
  await tx.execute(sql`update recommendations t set goal_id = v.parent, position = v.position
    from unnest(${uuids(recommendationRows)}, ${parents(recommendationRows)}, ${positions(recommendationRows)}) as v(id, parent, position)
    where t.region_id = ${here} and t.id = v.id and (t.goal_id, t.position) is distinct from (v.parent, v.position)`);
}

const uuids = (rows: readonly { id: string }[]) => sql`${sql.param(rows.map(({ id }) => id))}::uuid[]`;
const parents = (rows: readonly { parent: string }[]) => sql`${sql.param(rows.map(({ parent }) => parent))}::uuid[]`;
const positions = (rows: readonly { position: number }[]) => sql`${sql.param(rows.map(({ position }) => position))}::int[]`;
