import { and, eq, sql } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { itemsOf, type AddedItem, type EditionDifference, type ItemContent, type ItemRef, type Level } from "../compare/index.ts";
import { actionFields, chapters, goals, guidingGoals, principles, recommendations } from "../schema.ts";
import type { ConceptTree } from "../tree.ts";

/** Which changes to carry out: all, or those of these ids (stored items) and keys (added items). */
export type Selection = "all" | ReadonlySet<string>;

const tables = { principle: principles, chapter: chapters, actionField: actionFields, guidingGoal: guidingGoals, goal: goals, recommendation: recommendations };
const bottomUp: readonly Level[] = ["recommendation", "goal", "guidingGoal", "actionField", "principle", "chapter"];

/** An item's place while the new order is worked out; `parent` is null directly below the concept. */
type Row = { id: string; level: Level; parent: string | null };

/**
 * Carries out the chosen changes of a second edition on the stored concept. Ids stay, so measures, owners and
 * history stay with their items. An added item brings its added parents along. A removed item stays as long as
 * something that was not removed stands below it.
 */
export async function applyDifference(
  ctx: Context,
  tx: Writer,
  input: {
    conceptId: string;
    stored: ConceptTree;
    difference: EditionDifference;
    selection: Selection;
    /** Of a revision that comes into force: the key of an added item is its id, and goals and recommendations that are gone stay as rows outside the concept. */
    isAdopted?: true;
  },
): Promise<void> {
  const { conceptId, difference } = input;
  const chosen = withParents(difference, input.selection);
  const added = difference.added.filter((item) => chosen(item.key));
  const moved = difference.moved.filter((item) => chosen(item.id));
  const idOfKey = new Map(added.map((item) => [item.key, input.isAdopted ? item.key : newId(ctx.now)]));
  const idOf = (ref: ItemRef | null) => (ref === null ? null : "id" in ref ? ref.id : (idOfKey.get(ref.key) ?? null));

  for (const item of difference.edited) if (chosen(item.id)) await editItem(ctx, tx, item.id, item.after);
  const placed = [
    ...added.map((item) => ({ row: { id: idOfKey.get(item.key) ?? "", level: item.level, parent: idOf(item.to.parent) }, to: item.to })),
    ...moved.map((item) => ({ row: { id: item.id, level: item.level, parent: idOf(item.to.parent) }, to: item.to })),
  ];
  const rows = place(
    rowsOf(input.stored),
    placed.map(({ row, to }) => ({ row, position: to.position, after: idOf(to.after) })),
  );
  const kept = withoutRemoved(rows, new Set(difference.removed.map(({ id }) => id).filter(chosen)));
  const parents = new Map(kept.map((row) => [row.id, row]));
  for (const item of added) await insert(ctx, tx, conceptId, item, parents.get(idOfKey.get(item.key) ?? ""), parents);
  for (const item of moved) await reparent(ctx, tx, parents.get(item.id), parents);
  const keptIds = new Set(kept.map(({ id }) => id));
  for (const level of bottomUp) {
    for (const row of rows) if (row.level === level && !keptIds.has(row.id)) await (input.isAdopted ? takeOut : remove)(ctx, tx, row);
  }
  await writeOrder(ctx, tx, kept);
}

function withParents(difference: EditionDifference, selection: Selection): (key: string) => boolean {
  if (selection === "all") return () => true;
  const keys = new Set(selection);
  // Children are listed after their parents: backwards, a child names its parent before the parent is asked.
  for (const { key, to } of difference.added.toReversed()) if (keys.has(key) && to.parent && "key" in to.parent) keys.add(to.parent.key);
  return (key) => keys.has(key);
}

function rowsOf(tree: ConceptTree): Row[] {
  return itemsOf(tree).map((item) => ({ id: item.id ?? "", level: item.level, parent: item.parent?.id ?? null }));
}

/** Behind the neighbour it shall follow; where that is not there, at the place its number says. */
function place(rows: Row[], placed: { row: Row; position: number; after: string | null }[]): Row[] {
  const going = new Set(placed.map(({ row }) => row.id));
  return placed
    .toSorted((a, b) => a.position - b.position)
    .reduce(
      (order, { row, position, after }) => {
        const siblings = order.filter((other) => other.parent === row.parent && other.level === row.level);
        const neighbour = siblings.findIndex((other) => other.id === after);
        const next = after !== null && neighbour >= 0 ? siblings[neighbour + 1] : siblings[after === null ? 0 : position];
        return order.toSpliced(next ? order.indexOf(next) : order.length, 0, row);
      },
      rows.filter((row) => !going.has(row.id)),
    );
}

function withoutRemoved(rows: Row[], removed: ReadonlySet<string>): Row[] {
  const childrenOf = Map.groupBy(rows, (row) => row.parent);
  const goes = (row: Row): boolean => removed.has(row.id) && (childrenOf.get(row.id) ?? []).every(goes);
  return rows.filter((row) => !goes(row));
}

async function remove(ctx: Context, tx: Writer, { level, id }: Row): Promise<void> {
  await tx.delete(tables[level]).where(isRow(ctx, level, id));
}

async function takeOut(ctx: Context, tx: Writer, row: Row): Promise<void> {
  if (row.level === "recommendation")
    await tx
      .update(recommendations)
      .set({ goalId: null })
      .where(isRow(ctx, row.level, row.id));
  else if (row.level === "goal")
    await tx
      .update(goals)
      .set({ actionFieldId: null, guidingGoalId: null })
      .where(isRow(ctx, row.level, row.id));
  else await remove(ctx, tx, row);
}

function isRow(ctx: Context, level: Level, id: string) {
  return and(eq(tables[level].regionId, ctx.region.id), eq(tables[level].id, id));
}

/** Writes what an item says. */
export async function editItem(ctx: Context, tx: Writer, id: string, content: ItemContent): Promise<void> {
  const where = isRow(ctx, content.level, id);
  const version = sql`version + 1`;
  switch (content.level) {
    case "principle":
      await tx.update(principles).set({ text: content.text, focusPoints: content.focusPoints }).where(where);
      return;
    case "chapter":
      await tx.update(chapters).set({ title: content.title, paragraphs: content.paragraphs, version }).where(where);
      return;
    case "actionField":
      await tx.update(actionFields).set({ label: content.label, title: content.title, introduction: content.introduction, version }).where(where);
      return;
    case "guidingGoal":
      await tx.update(guidingGoals).set({ text: content.text, version }).where(where);
      return;
    case "goal":
      await tx.update(goals).set({ text: content.text, title: content.shortTitle, version }).where(where);
      return;
    case "recommendation":
      await tx.update(recommendations).set({ text: content.text, subPoints: content.subPoints, notes: content.notes, version }).where(where);
  }
}

/** Goals stand below a guiding goal or, without one, below the field itself; they know both. */
function above(row: Row | undefined, rows: ReadonlyMap<string, Row>): { goalId: string; actionFieldId: string; guidingGoalId: string | null } {
  const parent = row?.parent ? rows.get(row.parent) : undefined;
  if (!row?.parent || !parent) throw new Error("An item below the concept needs a parent that is stored or chosen.");
  return parent.level === "guidingGoal"
    ? { goalId: row.parent, actionFieldId: parent.parent ?? "", guidingGoalId: row.parent }
    : { goalId: row.parent, actionFieldId: row.parent, guidingGoalId: null };
}

async function insert(ctx: Context, tx: Writer, conceptId: string, item: AddedItem, row: Row | undefined, rows: ReadonlyMap<string, Row>): Promise<void> {
  if (!row) return;
  const { content, place: origin } = item;
  const common = { regionId: ctx.region.id, id: row.id, position: 0 };
  switch (content.level) {
    case "principle":
      await tx.insert(principles).values({ ...common, conceptId, text: content.text, focusPoints: content.focusPoints });
      return;
    case "chapter":
      await tx.insert(chapters).values({ ...common, conceptId, title: content.title, paragraphs: content.paragraphs });
      return;
    case "actionField":
      await tx.insert(actionFields).values({ ...common, conceptId, label: content.label, title: content.title, introduction: content.introduction, origin });
      return;
    case "guidingGoal":
      await tx.insert(guidingGoals).values({ ...common, actionFieldId: above(row, rows).actionFieldId, text: content.text, origin });
      return;
    case "goal": {
      const { actionFieldId, guidingGoalId } = above(row, rows);
      await tx.insert(goals).values({ ...common, actionFieldId, guidingGoalId, title: content.shortTitle, text: content.text, origin });
      return;
    }
    case "recommendation":
      await tx
        .insert(recommendations)
        .values({ ...common, goalId: above(row, rows).goalId, text: content.text, subPoints: content.subPoints, notes: content.notes, origin });
  }
}

async function reparent(ctx: Context, tx: Writer, row: Row | undefined, rows: ReadonlyMap<string, Row>): Promise<void> {
  if (!row?.parent) return;
  const { goalId, actionFieldId, guidingGoalId } = above(row, rows);
  if (row.level === "recommendation")
    await tx
      .update(recommendations)
      .set({ goalId })
      .where(isRow(ctx, row.level, row.id));
  if (row.level === "goal")
    await tx
      .update(goals)
      .set({ actionFieldId, guidingGoalId })
      .where(isRow(ctx, row.level, row.id));
  if (row.level === "guidingGoal") {
    await tx
      .update(guidingGoals)
      .set({ actionFieldId })
      .where(isRow(ctx, row.level, row.id));
    await tx
      .update(goals)
      .set({ actionFieldId })
      .where(and(eq(goals.regionId, ctx.region.id), eq(goals.guidingGoalId, row.id)));
  }
}

/** Numbering follows order: positions are written anew, goals through their whole field. */
async function writeOrder(ctx: Context, tx: Writer, rows: readonly Row[]): Promise<void> {
  const order = depthFirst(rows);
  for (const level of bottomUp) {
    const ids = order.filter((row) => row.level === level).map((row) => row.id);
    if (ids.length === 0) continue;
    await tx.execute(sql`update ${tables[level]} t set position = new.position
      from unnest(${sql.param(ids)}::uuid[]) with ordinality as new (id, position)
      where t.region_id = ${ctx.region.id} and t.id = new.id and t.position <> new.position`);
  }
}

/** Any number that grows along the document serves as position; siblings are compared with each other only. */
function depthFirst(rows: readonly Row[]): Row[] {
  const childrenOf = Map.groupBy(rows, (row) => row.parent);
  const below = (parent: string | null): Row[] => (childrenOf.get(parent) ?? []).flatMap((row) => [row, ...below(row.id)]);
  return below(null);
}
