import { sql, type SQL } from "drizzle-orm";
import { hasRole } from "#platform/auth/roles.ts";
import { read, transact, type Actor, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import type { QueueName } from "./queues.ts";

/** Minutes after which a job that should have run is late. */
const LATE = 15;
const MOST = 200;

export type StuckJob = {
  id: string;
  queue: QueueName;
  /** "failed": it is not tried again by itself. */
  state: "failed" | "waiting";
  since: Date;
  attempts: number;
  /** The name of the last fault, e.g. "RangeError"; never its words, which may quote somebody. */
  fault: string | null;
};

export function mayOverseeJobs(actor: Actor): boolean {
  return hasRole(actor, "administrator");
}

/** The region's jobs that failed for good or wait long, oldest first; at most 200. */
export async function listStuckJobs(ctx: Context): Promise<Result<StuckJob[], "not-allowed">> {
  if (!mayOverseeJobs(ctx.actor)) return refused("not-allowed");
  type Row = Omit<StuckJob, "since"> & { since: string };
  const found = await read(ctx, (db) =>
    db.execute<Row>(sql`
      select id, name as queue, case when state = 'failed' then 'failed' else 'waiting' end as state, created_on as since,
        retry_count + (started_on is not null)::int as attempts, output ->> 'error' as fault
      from pgboss.job where ${isStuck(ctx)} order by created_on, id limit ${MOST}`),
  );
  return done(found.rows.map(({ since, ...job }) => ({ ...job, since: new Date(since) })));
}

export async function findStuckJob(ctx: Context, id: string): Promise<StuckJob | null> {
  const listed = await listStuckJobs(ctx);
  return (listed.ok && listed.value.find((job) => job.id === id)) || null;
}

export type StuckJobRefusal = "not-allowed" | "job-not-found";

/** Lets a stuck job run at once, once more than it would have. */
export function retryStuckJob(ctx: Context, id: string): Promise<Result<null, StuckJobRefusal>> {
  return change(
    ctx,
    id,
    "job.retried",
    sql`
    update pgboss.job set start_after = now(), completed_on = null, retry_limit = greatest(retry_limit, retry_count + 1),
      state = case when state = 'failed' then 'retry' else state end
    where id = ${id} and ${isStuck(ctx)} returning name as queue`,
  );
}

/** Gives a stuck job up for good: what it should have done is not done. */
export function discardStuckJob(ctx: Context, id: string): Promise<Result<null, StuckJobRefusal>> {
  return change(ctx, id, "job.discarded", sql`delete from pgboss.job where id = ${id} and ${isStuck(ctx)} returning name as queue`);
}

async function change(ctx: Context, id: string, event: string, statement: SQL): Promise<Result<null, StuckJobRefusal>> {
  if (!mayOverseeJobs(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const [changed] = (await tx.execute<{ queue: string }>(statement)).rows;
    if (!changed) return refused("job-not-found");
    tx.audit(event, id, { queue: changed.queue });
    return done(null);
  });
}

/** The job schema stands outside the walls: here the region is asked for. What is held back until a later moment is not late. */
function isStuck(ctx: Context): SQL {
  return sql`data ->> 'regionId' = ${ctx.region.id} and (state = 'failed'
    or state in ('created', 'retry') and created_on < now() - make_interval(mins => ${LATE}) and (retry_count > 0 or start_after < now() - make_interval(mins => ${LATE})))`;
}
