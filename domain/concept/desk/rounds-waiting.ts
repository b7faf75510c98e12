import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { personName } from "../rounds/person-name.ts";
import type { Waiting } from "./waiting.ts";

type Kind<K extends Waiting["kind"]> = Extract<Waiting, { kind: K }>;

/** What open rounds wait for: owners who are late, and answers that nobody has decided. Two queries. */
export async function readRoundsWaiting(ctx: Context, db: Reader): Promise<{ unanswered: Kind<"answer-overdue">[]; undecided: Kind<"answers-undecided">[] }> {
  const late = await db.execute<{
    round_id: string;
    request_id: string;
    day: string;
    measures: string[];
    organisation_id: string;
    organisation: string;
    salutation: string;
    first_name: string;
    last_name: string;
  }>(sql`
    select r.id as round_id, q.id as request_id, r.due_on::text as day, array_agg(m.title order by m.title) as measures,
      o.id as organisation_id, o.name as organisation, p.salutation, p.first_name, p.last_name
    from status_rounds r
      join status_requests q on q.region_id = r.region_id and q.status_round_id = r.id and q.revoked_at is null
      join status_answers a on a.region_id = q.region_id and a.status_request_id = q.id and a.submitted_at is null and a.decided_at is null
      join measures m on m.region_id = a.region_id and m.id = a.measure_id
      join people p on p.region_id = q.region_id and p.id = q.person_id
      join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
    where r.region_id = ${ctx.region.id} and r.closed_at is null and r.due_on < ${ctx.today}
    group by r.id, q.id, r.due_on, o.id, o.name, p.salutation, p.first_name, p.last_name
    order by r.due_on, o.name`);
  const undecided = await db.execute<{ id: string; title: string; count: number }>(sql`
    select r.id, r.title, count(*)::int as count
    from status_rounds r
      join status_requests q on q.region_id = r.region_id and q.status_round_id = r.id
      join status_answers a on a.region_id = q.region_id and a.status_request_id = q.id
    where r.region_id = ${ctx.region.id} and r.closed_at is null and a.submitted_at is not null and a.decided_at is null
    group by r.id, r.title`);
  return {
    unanswered: late.rows.map((row) => ({
      kind: "answer-overdue",
      roundId: row.round_id,
      requestId: row.request_id,
      measure: row.measures[0] ?? "",
      others: row.measures.length - 1,
      day: row.day,
      organisationId: row.organisation_id,
      organisation: row.organisation,
      person: personName({ salutation: row.salutation, firstName: row.first_name, lastName: row.last_name }),
    })),
    undecided: undecided.rows.map((row) => ({ kind: "answers-undecided", roundId: row.id, round: row.title, count: row.count })),
  };
}
