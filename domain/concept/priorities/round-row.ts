import { and, asc, eq } from "drizzle-orm";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayRunPriorities } from "./access.ts";
import { priorityCriteria, priorityItems, priorityRounds } from "./schema.ts";

export type PriorityRound = typeof priorityRounds.$inferSelect;
export type PriorityItem = typeof priorityItems.$inferSelect;
export type Criterion = typeof priorityCriteria.$inferSelect;
export type RunRefusal = "not-allowed" | "not-found";

export const ownRound = (ctx: Context, id: string) => and(eq(priorityRounds.regionId, ctx.region.id), eq(priorityRounds.id, id));

/** A round that the actor runs, locked until the end of the transaction. */
export async function lockRound(ctx: Context, tx: Writer, id: string): Promise<Result<PriorityRound, RunRefusal>> {
  if (!mayRunPriorities(ctx.actor)) return refused("not-allowed");
  // Not the stronger lock: a ballot on its way into the urn refers to this row while it keeps the urn from being closed.
  const [round] = await tx.select().from(priorityRounds).where(ownRound(ctx, id)).for("no key update");
  return round ? done(round) : refused("not-found");
}

/** What stands to the vote and by what it is judged, each in its order. Two queries. */
export async function readItems(ctx: Context, db: Reader, roundId: string): Promise<{ items: PriorityItem[]; criteria: Criterion[] }> {
  const here = ctx.region.id;
  const items = await db
    .select()
    .from(priorityItems)
    .where(and(eq(priorityItems.regionId, here), eq(priorityItems.roundId, roundId)))
    .orderBy(asc(priorityItems.position));
  const criteria = await db
    .select()
    .from(priorityCriteria)
    .where(and(eq(priorityCriteria.regionId, here), eq(priorityCriteria.roundId, roundId)))
    .orderBy(asc(priorityCriteria.position));
  return { items, criteria };
}

/** By what each item is judged, in the order of a ballot's marks. */
export function dimensionsOf({ method }: Pick<PriorityRound, "method">, criteria: readonly Pick<Criterion, "id">[]): string[] {
  if (method === "points") return ["points"];
  return method === "effort" ? ["effect", "effort"] : criteria.map(({ id }) => id);
}
