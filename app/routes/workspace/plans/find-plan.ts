import { data } from "react-router";
import { listPlans, type Plan } from "#domain/concept/plans/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

/** @throws 404 where the region has no plan of that id */
export async function getPlan(ctx: Context, db: Reader, id: string): Promise<Plan> {
  const plan = (await listPlans(ctx, db)).find((known) => known.id === id);
  if (!plan) throw data({ code: "not-found" }, { status: 404 });
  return plan;
}
