import { and, eq, inArray } from "drizzle-orm";
import { findLastChange, type LastChange } from "#domain/network/index.ts";
import { newId, transact, type Context, type Writer } from "#platform/db/index.ts";
import { removeFile } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditConcept } from "../access.ts";
import { areGoalsInForce } from "../goals-in-force.ts";
import { listPlans, type Plan } from "./list-plans.ts";
import type { PlanFields } from "./plan-fields.ts";
import { planGoalLinks, planGoals, planKinds, plans } from "./schema.ts";

export type PlanConflict = { ok: false; refusal: "version-conflict"; stored: Plan; changed: LastChange | null };

/** @param id of the form; the same form sent twice is one plan */
export async function createPlan(ctx: Context, input: PlanFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, "not-allowed">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { kind, goals: theirs, ...fields } = input;
  return transact(ctx, async (tx) => {
    const added = await tx
      .insert(plans)
      .values({ regionId: ctx.region.id, id, ...fields, kindId: await kindNamed(ctx, tx, kind) })
      .onConflictDoNothing()
      .returning({ id: plans.id });
    if (added.length === 0) return done({ id });
    await putGoals(ctx, tx, id, theirs);
    tx.audit("plan.created", id);
    if (fields.isPublic) tx.publish();
    return done({ id });
  });
}

/**
 * Goals that keep their number and text keep their links; those that are gone take theirs along.
 *
 * @param input.version as it was when the form was opened
 */
export async function editPlan(
  ctx: Context,
  { id, version, fields }: { id: string; version: number; fields: PlanFields },
): Promise<Result<null, "not-allowed" | "plan-not-found"> | PlanConflict> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const { kind, goals: theirs, ...rest } = fields;
  return transact(ctx, async (tx): Promise<Result<null, "plan-not-found"> | PlanConflict> => {
    const locked = await lockPlan(ctx, tx, id);
    const stored = locked && (await listPlans(ctx, tx)).find((plan) => plan.id === id);
    if (!stored) return refused("plan-not-found");
    if (stored.version !== version) return { ok: false, refusal: "version-conflict", stored, changed: await findLastChange(ctx, tx, id, ["plan.edited"]) };
    await tx
      .update(plans)
      .set({ ...rest, kindId: await kindNamed(ctx, tx, kind), version: version + 1 })
      .where(own(ctx, id));
    await putGoals(ctx, tx, id, theirs);
    tx.audit("plan.edited", id);
    if (stored.isPublic || rest.isPublic) tx.publish();
    return done(null);
  });
}

/** @param input.version as it was when its reader decided */
export async function deletePlan(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<null, "not-allowed" | "plan-not-found" | "version-conflict">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const stored = await lockPlan(ctx, tx, id);
    if (!stored) return refused("plan-not-found");
    if (stored.version !== version) return refused("version-conflict");
    await tx.delete(plans).where(own(ctx, id));
    if (stored.documentFileId !== null) await removeFile(tx, ctx, { id: stored.documentFileId });
    tx.audit("plan.deleted", id);
    if (stored.isPublic) tx.publish();
    return done(null);
  });
}

/** Says which goals of ours serve one of theirs, instead of those said before. */
export async function linkPlanGoal(
  ctx: Context,
  { planGoalId, goalIds }: { planGoalId: string; goalIds: readonly string[] },
): Promise<Result<null, "not-allowed" | "plan-goal-not-found" | "goal-not-found">> {
  if (!mayEditConcept(ctx.actor)) return refused("not-allowed");
  const regionId = ctx.region.id;
  const wanted = [...new Set(goalIds)];
  return transact(ctx, async (tx) => {
    const [theirs] = await tx
      .select()
      .from(planGoals)
      .where(and(eq(planGoals.regionId, regionId), eq(planGoals.id, planGoalId)))
      .for("update");
    if (!theirs) return refused("plan-goal-not-found");
    if (!(await areGoalsInForce(ctx, tx, wanted))) return refused("goal-not-found");
    await tx.delete(planGoalLinks).where(and(eq(planGoalLinks.regionId, regionId), eq(planGoalLinks.planGoalId, planGoalId)));
    if (wanted.length > 0) await tx.insert(planGoalLinks).values(wanted.map((goalId) => ({ regionId, planGoalId, goalId })));
    tx.audit("plan.goals-linked", theirs.planId, { goals: wanted.length });
    tx.publish();
    return done(null);
  });
}

async function putGoals(ctx: Context, tx: Writer, planId: string, wanted: PlanFields["goals"]): Promise<void> {
  const regionId = ctx.region.id;
  const ofPlan = and(eq(planGoals.regionId, regionId), eq(planGoals.planId, planId));
  const left = await tx.select().from(planGoals).where(ofPlan);
  for (const [place, goal] of wanted.entries()) {
    const at = left.findIndex(({ number, text }) => number === goal.number && text === goal.text);
    const kept = at < 0 ? left.findIndex(({ number, text }) => (goal.number !== "" && number === goal.number) || text === goal.text) : at;
    const [stored] = kept < 0 ? [] : left.splice(kept, 1);
    if (stored) {
      await tx
        .update(planGoals)
        .set({ ...goal, position: place + 1 })
        .where(and(ofPlan, eq(planGoals.id, stored.id)));
    } else await tx.insert(planGoals).values({ regionId, id: newId(ctx.now), planId, position: place + 1, ...goal });
  }
  if (left.length > 0) {
    const gone = left.map(({ id }) => id);
    await tx.delete(planGoals).where(and(ofPlan, inArray(planGoals.id, gone)));
  }
}

async function kindNamed(ctx: Context, tx: Writer, name: string): Promise<string | null> {
  if (name === "") return null;
  const regionId = ctx.region.id;
  await tx
    .insert(planKinds)
    .values({ regionId, id: newId(ctx.now), name })
    .onConflictDoNothing();
  const [kind] = await tx
    .select({ id: planKinds.id })
    .from(planKinds)
    .where(and(eq(planKinds.regionId, regionId), eq(planKinds.name, name)));
  return kind?.id ?? null;
}

export async function lockPlan(ctx: Context, tx: Writer, id: string) {
  const [stored] = await tx.select().from(plans).where(own(ctx, id)).for("update");
  return stored;
}

function own(ctx: Context, id: string) {
  return and(eq(plans.regionId, ctx.region.id), eq(plans.id, id));
}
