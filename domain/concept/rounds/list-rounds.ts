import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export type RoundBrief = {
  id: string;
  title: string;
  openedAt: string;
  dueOn: string;
  closedAt: string | null;
  /** Measures asked about; of these submitted, and of these not decided yet. */
  asked: number;
  submitted: number;
  waiting: number;
  owners: number;
};

/** All rounds, newest first. One query. */
export async function listRounds(ctx: Context, db: Reader): Promise<RoundBrief[]> {
  const found = await db.execute<RoundBrief>(sql`
    select r.id, r.title, r.opened_at as "openedAt", r.due_on::text as "dueOn", r.closed_at as "closedAt",
      count(a.id)::int as asked, count(a.submitted_at)::int as submitted, count(distinct q.id)::int as owners,
      (count(*) filter (where a.submitted_at is not null and a.decided_at is null))::int as waiting
    from status_rounds r
      left join status_requests q on q.region_id = r.region_id and q.status_round_id = r.id
      left join status_answers a on a.region_id = q.region_id and a.status_request_id = q.id
    where r.region_id = ${ctx.region.id}
    group by r.region_id, r.id
    order by r.opened_at desc, r.id desc`);
  return found.rows;
}
