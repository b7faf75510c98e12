import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept } from "../access.ts";
import { itemsOf } from "../compare/index.ts";
import { insertItem } from "../editing/add-item.ts";
import { depthOf, branchesAt, moveBranch, type Level } from "../editing/outline.ts";
import { readOutline, writeOutline } from "../editing/stored-outline.ts";
import { editItem } from "../imports/apply-difference.ts";
import { actionFields, chapters, concepts, goals, guidingGoals, principles, recommendations } from "../schema.ts";
import { partsAdoptedNow } from "./begin-revision.ts";
import { conflictsOf, type Conflict } from "./conflicts.ts";
import { partsOf, treeOfParts } from "./parts.ts";
import { readRevisionSides, type RevisionSides } from "./revision-sides.ts";

export const DecideConflict = z.strictObject({ id: z.uuid(), take: z.enum(["revision", "in-force"]) });
export type DecideConflict = z.infer<typeof DecideConflict>;

const levels = {
  principle: "principle",
  chapter: "chapter",
  actionField: "action-field",
  guidingGoal: "guiding-goal",
  goal: "goal",
  recommendation: "recommendation",
} as const;
const tables = { principle: principles, chapter: chapters, actionField: actionFields, guidingGoal: guidingGoals, goal: goals, recommendation: recommendations };

/**
 * Settles one conflict between the revision and what changed in force meanwhile. Keeping the revision's leaves the
 * revision as it is; taking the one in force writes it into the revision. Either way it is no conflict any more.
 */
export async function decideConflict(ctx: Context, input: DecideConflict): Promise<Result<null, "not-allowed" | "no-revision" | "not-found" | "not-empty">> {
  if (!mayLeadConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const sides = await readRevisionSides(ctx, tx);
    if (!sides) return refused("no-revision");
    const conflict = conflictsOf(sides, await partsAdoptedNow(ctx, tx)).find(({ id }) => id === input.id);
    if (!conflict) return refused("not-found");
    if (input.take === "in-force") {
      if (conflict.kind === "part-adopted") for (const id of itemsOfPart(sides, conflict.id)) await takeInForce(ctx, tx, sides, id);
      else if (conflict.kind !== "removed") await takeInForce(ctx, tx, sides, conflict.id);
      else if (!(await removeFromRevision(ctx, tx, sides, conflict))) return refused("not-empty");
    }
    await moveBaseOn(ctx, tx, sides, conflict);
    tx.audit("concept.conflict-decided", conflict.id, { take: input.take });
    return done(null);
  });
}

function itemsOfPart({ before, revision }: RevisionSides, partId: string): string[] {
  const part = partsOf(revision.conceptId, before).find(({ id }) => id === partId);
  return part ? itemsOf(treeOfParts("", [part])).flatMap(({ id }) => id ?? []) : [];
}

/** Wording and parent of an item in force, into the revision; an item that is not there is added as the last of its parent. */
async function takeInForce(ctx: Context, tx: Writer, { before, rowOf }: RevisionSides, id: string): Promise<void> {
  const item = itemsOf(before).find((own) => own.id === id);
  if (!item) return;
  const level: Level = levels[item.level];
  const parent = item.parent?.id;
  const parentRow = parent === undefined ? null : (rowOf.get(parent) ?? null);
  let row = rowOf.get(id);
  if (row === undefined) {
    row = newId(ctx.now);
    const added = await insertItem(ctx, tx, { id: row, level, parentId: parentRow, text: "–", origin: item.place });
    if (added !== "added") return;
    await tx
      .update(tables[item.level])
      .set({ continuesId: id })
      .where(and(eq(tables[item.level].regionId, ctx.region.id), eq(tables[item.level].id, row)));
  } else if (parentRow !== null) {
    const outline = await readOutline(ctx, tx, await revisionId(ctx, tx), level);
    const stands = branchesAt(outline, depthOf(level) - 1).find(({ children }) => children.some((child) => child.id === row));
    if (stands?.id !== parentRow && !moveBranch(outline, level, row, { parentId: parentRow, position: Number.MAX_SAFE_INTEGER }))
      await writeOutline(ctx, tx, outline, level);
  }
  await editItem(ctx, tx, row, item.content);
}

async function revisionId(ctx: Context, tx: Writer): Promise<string> {
  const found = await tx.execute<{ id: string }>(sql`select id from concepts where region_id = ${ctx.region.id} and revises_id is not null`);
  return found.rows[0]?.id ?? "";
}

/** @returns false where something stands below it that was not removed in force */
async function removeFromRevision(ctx: Context, tx: Writer, { after, rowOf }: RevisionSides, { id, level }: Conflict): Promise<boolean> {
  if (itemsOf(after).some(({ parent }) => parent?.id === id)) return false;
  const row = rowOf.get(id);
  if (row !== undefined) await tx.delete(tables[level]).where(and(eq(tables[level].regionId, ctx.region.id), eq(tables[level].id, row)));
  return true;
}

async function moveBaseOn(ctx: Context, tx: Writer, { base, before, revision }: RevisionSides, conflict: Conflict): Promise<void> {
  const item = itemsOf(before).find(({ id }) => id === conflict.id);
  const { [conflict.id]: _was, ...others } = base.items;
  const items = item ? { ...others, [conflict.id]: { parent: item.parent?.id ?? null, content: item.content } } : others;
  // Deciding about a part that was adopted meanwhile decides about all that it says.
  const adoptedParts = conflict.kind === "part-adopted" ? [...base.adoptedParts, conflict.id] : base.adoptedParts;
  await tx
    .update(concepts)
    .set({ base: { ...base, items, adoptedParts } })
    .where(and(eq(concepts.regionId, ctx.region.id), eq(concepts.id, revision.id)));
}
