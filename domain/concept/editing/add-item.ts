import { z } from "zod";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { actionFields, chapters, goals, guidingGoals, principles, recommendations } from "../schema.ts";
import type { Place } from "../tree.ts";
import { branchesAt, depthOf, LEVELS, type Level } from "./outline.ts";
import { lockConcept, readOutline, writeOutline } from "./stored-outline.ts";
import { shortText, wording } from "./texts.ts";
import { transactUnlessAdopted, type PartAdopted } from "./unless-adopted.ts";

export const AddItem = z
  .strictObject({
    level: z.enum(LEVELS),
    /** null for what stands below the concept itself; for a goal its guiding goal or its field. */
    parentId: z.uuid().nullable(),
    /** The title of a field or chapter, the wording of everything else. */
    text: wording,
  })
  .refine(({ level, text }) => (level !== "action-field" && level !== "chapter") || shortText.safeParse(text).success, { path: ["text"] });
export type AddItem = z.infer<typeof AddItem>;
export type AddRefusal = "not-allowed" | "no-concept" | "parent-not-found";

/**
 * Adds an item as the last of its parent.
 *
 * @param id of the form; the same form sent twice is one item
 */
export async function addItem(ctx: Context, input: AddItem, id: string = newId(ctx.now)): Promise<Result<{ id: string }, AddRefusal> | PartAdopted> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transactUnlessAdopted(ctx, async (tx) => {
    const outcome = await insertItem(ctx, tx, { ...input, id, origin: null });
    if (outcome === "there-already") return done({ id });
    if (outcome !== "added") return refused(outcome);
    tx.audit("concept.item-added", id, { level: input.level });
    tx.publish();
    return done({ id });
  });
}

/** The part that marking a passage shares: finds the parent, inserts, numbers. `origin` is where its text comes from. */
export async function insertItem(
  ctx: Context,
  tx: Writer,
  { id, level, parentId, text, origin }: AddItem & { id: string; origin: Place | null },
): Promise<"added" | "there-already" | "no-concept" | "parent-not-found"> {
  const conceptId = await lockConcept(ctx, tx);
  if (conceptId === null) return "no-concept";
  const outline = await readOutline(ctx, tx, conceptId, level);
  const depth = depthOf(level);
  if (branchesAt(outline, depth).some((branch) => branch.id === id)) return "there-already";
  const parent = depth === 1 ? outline : branchesAt(outline, depth - 1).find((branch) => branch.id === parentId);
  if (!parent) return "parent-not-found";
  const field = outline.children.find((branch) => branch.id === parent.id || branch.children.includes(parent));
  await insertRow(
    tx,
    level,
    { regionId: ctx.region.id, id, position: parent.children.length },
    { conceptId, fieldId: field?.id ?? "", parentId: parent.id },
    text,
    origin,
  );
  parent.children.push({ id, children: [] });
  // A goal at the end of its guiding goal moves the field's later goals on; imports may have left gaps elsewhere.
  await writeOutline(ctx, tx, outline, level);
  return "added";
}

type Above = { conceptId: string; fieldId: string; parentId: string };

async function insertRow(
  tx: Writer,
  level: Level,
  row: { regionId: string; id: string; position: number },
  above: Above,
  text: string,
  origin: Place | null,
): Promise<void> {
  const { conceptId, fieldId, parentId } = above;
  switch (level) {
    case "principle":
      await tx.insert(principles).values({ ...row, conceptId, text });
      return;
    case "chapter":
      await tx.insert(chapters).values({ ...row, conceptId, title: text });
      return;
    case "action-field":
      await tx.insert(actionFields).values({ ...row, conceptId, title: text, origin });
      return;
    case "guiding-goal":
      await tx.insert(guidingGoals).values({ ...row, actionFieldId: parentId, text, origin });
      return;
    case "goal":
      await tx.insert(goals).values({ ...row, actionFieldId: fieldId, guidingGoalId: parentId === fieldId ? null : parentId, text, origin });
      return;
    case "recommendation":
      await tx.insert(recommendations).values({ ...row, goalId: parentId, text, origin });
  }
}
