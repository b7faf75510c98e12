import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { removeFile } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { measureLinks, measures, progressUpdates, statusAnswers } from "../schema.ts";
import { mayDeleteMeasure } from "./access.ts";

export const DeleteMeasure = z.strictObject({ id: z.uuid() });
export type DeleteMeasure = z.infer<typeof DeleteMeasure>;

export type Deletion = {
  title: string;
  isPublic: boolean;
  /** Approved for it, or booked: in cents, whichever is more. */
  moneyCents: number;
  /** Running rounds that ask about it. */
  rounds: { id: string; title: string }[];
  /** How much goes with it; answers are those of rounds that are over. */
  goes: { updates: number; files: number; links: number; answers: number };
};
export type DeleteMeasureRefusal = "measure-not-found" | "not-allowed" | "is-public" | "carries-money" | "in-running-round";

/** What deleting a measure would mean; null where the region has none of that id. Two queries. */
export async function findDeletion(ctx: Context, db: Reader, id: string): Promise<Deletion | null> {
  const here = ctx.region.id;
  const found = await db.execute<{ title: string; isPublic: boolean; moneyCents: number; updates: number; files: number; links: number; answers: number }>(sql`
    with own as (select * from measures where region_id = ${here} and id = ${id}),
      l as (select file_id from measure_links where region_id = ${here} and measure_id = ${id}),
      u as (select file_id from progress_updates where region_id = ${here} and measure_id = ${id}),
      a as (select file_id from status_answers where region_id = ${here} and measure_id = ${id})
    select title, released_at is not null as "isPublic",
      (select coalesce(greatest(sum(case when b.state = 'approved' then b.amount_cents else 0 end),
          sum((select sum(k.amount_cents) from fund_bookings k where k.region_id = b.region_id and k.budget_line_id = b.id))), 0)::float8
        from budget_lines b where b.region_id = ${here} and b.measure_id = ${id}) as "moneyCents", (select count(*)::int from u) as updates,
      (select count(distinct file_id)::int from (table l union all table u union all table a) f) as files,
      (select count(*)::int from l where file_id is null) as links, (select count(*)::int from a) as answers
    from own`);
  const [measure] = found.rows;
  if (!measure) return null;
  const rounds = await db.execute<{ id: string; title: string }>(sql`
    select distinct r.id, r.title from status_answers a
      join status_requests q on q.region_id = a.region_id and q.id = a.status_request_id
      join status_rounds r on r.region_id = q.region_id and r.id = q.status_round_id
    where a.region_id = ${here} and a.measure_id = ${id} and r.closed_at is null and q.revoked_at is null order by r.title`);
  const { title, isPublic, moneyCents, ...goes } = measure;
  return { title, isPublic, moneyCents, rounds: rounds.rows, goes };
}

/**
 * Deletes a measure that was entered by mistake, with everything that hangs on it. What was agreed and is not done is
 * dropped with a reason instead: so a measure that is public, that carries money, or that a running round asks about, is not
 * deleted.
 */
export async function deleteMeasure(ctx: Context, { id }: DeleteMeasure): Promise<Result<null, DeleteMeasureRefusal>> {
  if (!mayDeleteMeasure(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, DeleteMeasureRefusal>> => {
    const own = <T extends typeof measureLinks | typeof progressUpdates | typeof statusAnswers>(table: T) =>
      and(eq(table.regionId, ctx.region.id), eq(table.measureId, id));
    // Locked before it is looked at: a round or an entry of this moment waits, and then finds no measure.
    const locked = await tx
      .select({ id: measures.id })
      .from(measures)
      .where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, id)))
      .for("update");
    const deletion = locked.length > 0 ? await findDeletion(ctx, tx, id) : null;
    if (!deletion) return refused("measure-not-found");
    if (deletion.isPublic) return refused("is-public");
    if (deletion.moneyCents > 0) return refused("carries-money");
    if (deletion.rounds.length > 0) return refused("in-running-round");

    // Entries name the answers they came from: they go first.
    const rows = [
      await tx.delete(measureLinks).where(own(measureLinks)).returning({ fileId: measureLinks.fileId }),
      await tx.delete(progressUpdates).where(own(progressUpdates)).returning({ fileId: progressUpdates.fileId }),
      await tx.delete(statusAnswers).where(own(statusAnswers)).returning({ fileId: statusAnswers.fileId }),
    ];
    await tx.delete(measures).where(and(eq(measures.regionId, ctx.region.id), eq(measures.id, id)));
    for (const fileId of new Set(rows.flat().flatMap((row) => row.fileId ?? []))) await removeFile(tx, ctx, { id: fileId });
    tx.audit("measure.deleted", id, deletion.goes);
    return done(null);
  });
}
