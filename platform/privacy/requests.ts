import { and, asc, desc, eq, sql } from "drizzle-orm";
import { read, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayOversee } from "./access.ts";
import { dataRequests, dataRequestSteps, erasures, retentionRuns } from "./schema.ts";

export type DataRequest = typeof dataRequests.$inferSelect;
export type RequestStep = Pick<typeof dataRequestSteps.$inferSelect, "id" | "kind" | "note" | "doneAt" | "doneBy">;

/** Open ones first, the nearest deadline on top; then the last 50 answered. */
export async function listRequests(ctx: Context): Promise<Result<{ open: DataRequest[]; answered: DataRequest[] }, "not-allowed">> {
  if (!mayOversee(ctx.actor)) return refused("not-allowed");
  const here = eq(dataRequests.regionId, ctx.region.id);
  return read(ctx, async (db) => {
    const open = await db
      .select()
      .from(dataRequests)
      .where(and(here, sql`${dataRequests.answeredAt} is null`))
      .orderBy(asc(dataRequests.dueOn), asc(dataRequests.id));
    const answered = await db
      .select()
      .from(dataRequests)
      .where(and(here, sql`${dataRequests.answeredAt} is not null`))
      .orderBy(desc(dataRequests.answeredAt))
      .limit(50);
    return done({ open, answered });
  });
}

/** A request with what was done about it, oldest step first. */
export async function findRequest(ctx: Context, id: string): Promise<Result<{ request: DataRequest; steps: RequestStep[] }, "not-allowed" | "not-found">> {
  if (!mayOversee(ctx.actor)) return refused("not-allowed");
  return read(ctx, async (db) => {
    const [request] = await db
      .select()
      .from(dataRequests)
      .where(and(eq(dataRequests.regionId, ctx.region.id), eq(dataRequests.id, id)));
    if (!request) return refused("not-found");
    const steps = await db
      .select({
        id: dataRequestSteps.id,
        kind: dataRequestSteps.kind,
        note: dataRequestSteps.note,
        doneAt: dataRequestSteps.doneAt,
        doneBy: dataRequestSteps.doneBy,
      })
      .from(dataRequestSteps)
      .where(and(eq(dataRequestSteps.regionId, ctx.region.id), eq(dataRequestSteps.dataRequestId, id)))
      .orderBy(asc(dataRequestSteps.doneAt), asc(dataRequestSteps.id));
    return done({ request, steps });
  });
}

export type Oversight = {
  runs: (typeof retentionRuns.$inferSelect)[];
  /** Erasures that do not stand in the ledger yet. */
  unnoted: number;
};

/** The last 14 nights, newest first. */
export async function overseeRetention(ctx: Context): Promise<Result<Oversight, "not-allowed">> {
  if (!mayOversee(ctx.actor)) return refused("not-allowed");
  return read(ctx, async (db) => {
    const runs = await db.select().from(retentionRuns).where(eq(retentionRuns.regionId, ctx.region.id)).orderBy(desc(retentionRuns.ranAt)).limit(14);
    const unnoted = await db.$count(erasures, and(eq(erasures.regionId, ctx.region.id), sql`${erasures.notedAt} is null`));
    return done({ runs, unnoted });
  });
}
