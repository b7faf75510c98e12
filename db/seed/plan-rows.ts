import type { PgTable } from "drizzle-orm/pg-core";
import { planGoalLinks, planGoals, planKinds, plans } from "#domain/concept/plans/schema.ts";
import { newId } from "#platform/db/index.ts";
import type { StoryPlan } from "./story.ts";

/** Other plans with their kinds, their goals and ours that serve them. */
export function planRows(
  regionId: string,
  list: readonly StoryPlan[],
  { goalId, now }: { goalId: (key: string) => string; now: Date },
): [PgTable, Record<string, unknown>[]][] {
  const fresh = () => ({ regionId, id: newId(now) });
  const kinds = [...new Set(list.map(({ kind }) => kind))].map((name) => ({ ...fresh(), name }));
  const rows = list.map((item) => ({ item, key: fresh(), goals: item.goals.map((goal, place) => ({ ...goal, key: fresh(), position: place + 1 })) }));
  return [
    [planKinds, kinds],
    [
      plans,
      rows.map(({ item: { goals: _goals, kind, ...fields }, key }) => ({ ...key, ...fields, kindId: kinds.find(({ name }) => name === kind)?.id ?? null })),
    ],
    [planGoals, rows.flatMap(({ key: plan, goals }) => goals.map(({ key, number, text, position }) => ({ ...key, planId: plan.id, number, text, position })))],
    [planGoalLinks, rows.flatMap(({ goals }) => goals.flatMap(({ key, ours }) => ours.map((our) => ({ regionId, planGoalId: key.id, goalId: goalId(our) }))))],
  ];
}
