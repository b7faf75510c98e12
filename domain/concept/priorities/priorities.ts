import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { priorityItems, priorityRounds, type Method, type Parts } from "./schema.ts";

type Place = { rank: number; /** How many stood to the vote. */ of: number };

export type Priority = {
  roundId: string;
  question: string;
  method: Method;
  closedAt: Date;
  ballots: number;
  rank: number;
  /** How many stood to the vote. */
  of: number;
  value: number;
  parts: Parts;
};

/** The priorities of recommendations by closed rounds, the newest round first; the public sees those of public rounds. One query. */
export async function prioritiesOf(ctx: Context, db: Reader, recommendationIds?: readonly string[]): Promise<Map<string, Priority[]>> {
  const rows = await db
    .select({
      item: priorityItems,
      round: priorityRounds,
      of: sql<number>`(select count(*)::int from priority_items i where i.region_id = ${priorityItems.regionId} and i.round_id = ${priorityItems.roundId})`,
    })
    .from(priorityItems)
    .innerJoin(priorityRounds, and(eq(priorityRounds.regionId, priorityItems.regionId), eq(priorityRounds.id, priorityItems.roundId)))
    .where(
      and(
        eq(priorityItems.regionId, ctx.region.id),
        isNotNull(priorityItems.rank),
        recommendationIds === undefined ? undefined : inArray(priorityItems.recommendationId, [...recommendationIds]),
      ),
    )
    .orderBy(desc(priorityRounds.closedAt), desc(priorityRounds.id));
  const found = new Map<string, Priority[]>();
  for (const { item, round, of } of rows) {
    const { rank, value, recommendationId } = item;
    if (rank === null || value === null || round.closedAt === null) continue;
    const own = found.get(recommendationId) ?? [];
    own.push({
      roundId: round.id,
      question: round.question,
      method: round.method,
      closedAt: round.closedAt,
      ballots: round.ballots ?? 0,
      rank,
      of,
      value,
      parts: item.parts ?? {},
    });
    found.set(recommendationId, own);
  }
  return found;
}

/** For lists: the place of each recommendation in the newest vote about it. One query. */
export async function placesIn(ctx: Context, db: Reader): Promise<Map<string, Place>> {
  return new Map([...(await prioritiesOf(ctx, db))].flatMap(([id, [newest]]) => (newest ? [[id, { rank: newest.rank, of: newest.of }] as const] : [])));
}
