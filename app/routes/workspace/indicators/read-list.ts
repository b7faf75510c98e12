import { listIndicators, showIndicator } from "#domain/concept/indicators/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { goalChoices } from "./goals.ts";
import type { ListedIndicator } from "./list-query.ts";

/** Every indicator as lists and files may show it, in the order of the concept; those without a goal last. */
export async function readIndicatorList(ctx: Context): Promise<{ all: ListedIndicator[]; fields: { number: string; title: string }[] }> {
  const { goals, indicators } = await read(ctx, async (db) => ({ goals: await goalChoices(ctx, db), indicators: await listIndicators(ctx, db) }));
  const order = new Map(goals.map(({ id }, place) => [id, place]));
  const all = indicators
    .map((indicator) => {
      const goal = goals.find(({ id }) => id === indicator.goalId);
      return { ...showIndicator(indicator, "rounded"), goal: goal?.title ?? "", field: goal?.field.number ?? "0" };
    })
    .toSorted((a, b) => (order.get(a.goalId ?? "") ?? Infinity) - (order.get(b.goalId ?? "") ?? Infinity));
  const fields = [...new Map(goals.map(({ field }) => [field.number, field.title])).entries()].map(([number, title]) => ({ number, title }));
  return { all, fields };
}
