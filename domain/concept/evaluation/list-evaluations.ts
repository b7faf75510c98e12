import { sql } from "drizzle-orm";
import { seatsOf } from "#domain/network/gremien/index.ts";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import { mayRateFor } from "./access.ts";

export type EvaluationBrief = {
  id: string;
  title: string;
  dueOn: string;
  openedAt: string | null;
  closedAt: string | null;
  releasedAt: string | null;
  raters: number;
  submitted: number;
};

/** All rounds the context may see, newest first. One query; for the public the released ones, once per content version. */
export function listEvaluations(ctx: Context, db: Reader): Promise<EvaluationBrief[]> {
  return published(ctx, db, "evaluations", async () => {
    const found = await db.execute<EvaluationBrief>(sql`
      select e.id, e.title, e.due_on::text as "dueOn", e.opened_at as "openedAt", e.closed_at as "closedAt", e.released_at as "releasedAt",
        count(r.id)::int as raters, count(r.submitted_at)::int as submitted
      from evaluation_rounds e left join evaluation_raters r on r.region_id = e.region_id and r.evaluation_round_id = e.id
      where e.region_id = ${ctx.region.id}
      group by e.region_id, e.id order by coalesce(e.opened_at, 'infinity') desc, e.id desc`);
    return found.rows;
  });
}

/** A rater of an open round for which the signed-in account may rate. */
export type OwnTurn = { raterId: string; roundId: string; round: string; rater: string; dueOn: string; submitted: boolean };

/** The raters of open rounds for which the signed-in account may rate, by day. Two queries. */
export async function ownTurns(ctx: Context, db: Reader): Promise<OwnTurn[]> {
  if (ctx.actor.kind !== "staff") return [];
  const found = await db.execute<OwnTurn & { organisationId: string | null; gremiumId: string | null }>(sql`
    select r.id as "raterId", e.id as "roundId", e.title as round, coalesce(b.name, o.name) as rater, e.due_on::text as "dueOn",
      r.submitted_at is not null as submitted, r.organisation_id as "organisationId", r.gremium_id as "gremiumId"
    from evaluation_raters r
      join evaluation_rounds e on e.region_id = r.region_id and e.id = r.evaluation_round_id
      left join gremien b on b.region_id = r.region_id and b.id = r.gremium_id
      left join organisations o on o.region_id = r.region_id and o.id = r.organisation_id
    where r.region_id = ${ctx.region.id} and e.opened_at is not null and e.closed_at is null
    order by e.due_on, rater`);
  if (found.rows.length === 0) return [];
  const seats = await seatsOf(ctx, db);
  return found.rows
    .filter((row) => mayRateFor(ctx.actor, seats, row, ctx.today))
    .map(({ raterId, roundId, round, rater, dueOn, submitted }) => ({ raterId, roundId, round, rater, dueOn, submitted }));
}
