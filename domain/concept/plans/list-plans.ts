import { and, asc, eq, isNotNull } from "drizzle-orm";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import { files, type ShownFile } from "#platform/files/index.ts";
import { goals as ourGoals } from "../schema.ts";
import { planGoalLinks, planGoals, planKinds, plans } from "./schema.ts";

export type PlanGoal = { id: string; number: string; text: string; /** Of ours. */ goalIds: string[] };
export type Plan = {
  id: string;
  title: string;
  kind: string;
  publisher: string;
  year: number | null;
  url: string | null;
  isPublic: boolean;
  version: number;
  goals: PlanGoal[];
};
/** A goal of another plan that one of ours serves: what stands beside ours. */
export type ServedGoal = { planId: string; plan: string; url: string | null; number: string; text: string };

/** All plans that the context may see, with their goals in the plan's order. A county has a dozen. Four queries; for the public once per content version. */
export function listPlans(ctx: Context, db: Reader): Promise<Plan[]> {
  return published(ctx, db, "plans", () => readPlans(ctx, db));
}

async function readPlans(ctx: Context, db: Reader): Promise<Plan[]> {
  const here = ctx.region.id;
  const rows = await db.select().from(plans).where(eq(plans.regionId, here)).orderBy(asc(plans.title), asc(plans.id));
  if (rows.length === 0) return [];
  const kinds = await db.select().from(planKinds).where(eq(planKinds.regionId, here));
  const goals = await db.select().from(planGoals).where(eq(planGoals.regionId, here)).orderBy(asc(planGoals.position), asc(planGoals.id));
  // A goal of ours that a later version does without stays as a row without a field, and serves no plan any more.
  const links = await db
    .select({ planGoalId: planGoalLinks.planGoalId, goalId: planGoalLinks.goalId })
    .from(planGoalLinks)
    .innerJoin(ourGoals, and(eq(ourGoals.regionId, planGoalLinks.regionId), eq(ourGoals.id, planGoalLinks.goalId), isNotNull(ourGoals.actionFieldId)))
    .where(eq(planGoalLinks.regionId, here));
  return rows.map(({ regionId: _region, kindId, documentFileId: _document, ...plan }) => ({
    ...plan,
    kind: kinds.find(({ id }) => id === kindId)?.name ?? "",
    goals: goals
      .filter(({ planId }) => planId === plan.id)
      .map(({ id, number, text }) => ({ id, number, text, goalIds: links.filter(({ planGoalId }) => planGoalId === id).map(({ goalId }) => goalId) })),
  }));
}

/** The goals of other plans that each of ours serves, by the id of ours. */
export async function servedGoals(ctx: Context, db: Reader): Promise<Map<string, ServedGoal[]>> {
  const served = (await listPlans(ctx, db)).flatMap(({ id: planId, title: plan, url, goals }) =>
    goals.flatMap(({ number, text, goalIds }) => goalIds.map((goalId) => ({ goalId, served: { planId, plan, url, number, text } }))),
  );
  return new Map([...Map.groupBy(served, ({ goalId }) => goalId)].map(([goalId, list]) => [goalId, list.map((one) => one.served)]));
}

/** A plan's document, for who is inside; null where there is none. One query. */
export async function findPlanDocument(ctx: Context, db: Reader, planId: string): Promise<ShownFile | null> {
  const [found] = await db
    .select({ id: files.id, name: files.name, state: files.state, refusal: files.refusal })
    .from(plans)
    .innerJoin(files, and(eq(files.regionId, plans.regionId), eq(files.id, plans.documentFileId)))
    .where(and(eq(plans.regionId, ctx.region.id), eq(plans.id, planId)));
  return found ?? null;
}

/** The words for kinds of plans that the region uses. */
export async function planKindNames(ctx: Context, db: Reader): Promise<string[]> {
  const found = await db.select({ name: planKinds.name }).from(planKinds).where(eq(planKinds.regionId, ctx.region.id)).orderBy(asc(planKinds.name));
  return found.map(({ name }) => name);
}
