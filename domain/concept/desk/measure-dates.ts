import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

type OfMeasure = { measureId: string; measure: string; organisationId: string | null; organisation: string | null; /** YYYY-MM-DD */ day: string };
/** A day on which something about a measure ends. */
export type MeasureDate =
  | (OfMeasure & { kind: "measure-ends" })
  | (OfMeasure & { kind: "milestone"; milestone: string })
  | (OfMeasure & { kind: "money"; source: string; amountCents: number; calledUpCents: number });

export type MeasureDates = {
  /** Before today: measures that ended and are not done, milestones not reached. By day. */
  overdue: MeasureDate[];
  /** From today on; here also granted money that is not called up. By day. */
  ahead: MeasureDate[];
  /** Agreed measures without a person who leads them. */
  leaderless: { id: string; title: string; organisationId: string | null }[];
};

type Row = {
  kind: "measure-ends" | "milestone" | "money" | "leaderless";
  id: string;
  title: string;
  organisation_id: string | null;
  organisation: string | null;
  day: string;
  name: string;
  amount: string | null;
  called: string | null;
};

/** All days up to `until` of measures that are not over. One query. Ideas, done and dropped measures miss nothing. */
export async function readMeasureDates(ctx: Context, db: Reader, until: string): Promise<MeasureDates> {
  const found = await db.execute<Row>(sql`
    with agreed as (
      select m.id, m.title, m.state, m.ends_on, m.lead_person_id, m.lead_organisation_id as organisation_id, o.name as organisation
      from measures m left join organisations o on o.region_id = m.region_id and o.id = m.lead_organisation_id
      where m.region_id = ${ctx.region.id} and m.state in ('planned', 'approved', 'running', 'continuous', 'paused')
    )
    select 'measure-ends' as kind, id, title, organisation_id, organisation, ends_on::text as day, '' as name, null::bigint as amount, null::bigint as called
      from agreed where ends_on <= ${until} and state <> 'continuous'
    union all
    select 'milestone', a.id, a.title, a.organisation_id, a.organisation, s.due_on::text, s.title, null, null
      from agreed a join milestones s on s.region_id = ${ctx.region.id} and s.measure_id = a.id where s.done_on is null and s.due_on <= ${until} and a.state <> 'paused'
    union all
    select 'money', a.id, a.title, a.organisation_id, a.organisation, b.expires_on::text, b.source, b.amount_cents, b.called_up_cents
      from agreed a join budget_lines b on b.region_id = ${ctx.region.id} and b.measure_id = a.id
      where b.state = 'approved' and b.called_up_cents < b.amount_cents and b.expires_on between ${ctx.today} and ${until}
    union all
    select 'leaderless', id, title, organisation_id, organisation, '', '', null, null from agreed where lead_person_id is null
    order by day, title, name`);
  const dates: MeasureDate[] = [];
  const leaderless: MeasureDates["leaderless"] = [];
  for (const row of found.rows) {
    const common = { measureId: row.id, measure: row.title, organisationId: row.organisation_id, organisation: row.organisation, day: row.day };
    if (row.kind === "leaderless") leaderless.push({ id: row.id, title: row.title, organisationId: row.organisation_id });
    else if (row.kind === "milestone") dates.push({ ...common, kind: row.kind, milestone: row.name });
    else if (row.kind === "money")
      dates.push({ ...common, kind: row.kind, source: row.name, amountCents: Number(row.amount), calledUpCents: Number(row.called) });
    else dates.push({ ...common, kind: row.kind });
  }
  return { overdue: dates.filter(({ day }) => day < ctx.today), ahead: dates.filter(({ day }) => day >= ctx.today), leaderless };
}
