import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { measureProgress, type Assessment, type MeasureState, type ProgressState } from "../progress/index.ts";

export type SilentMeasure = {
  id: string;
  title: string;
  organisation: string | null;
  /** Day of the latest entry; null: there has been none since it began. */
  updatedOn: string | null;
  standing: ProgressState;
};

/** Measures that run, or rest, and of which nothing was heard for more than six months. Longest silence first. One query. */
export async function silentMeasures(ctx: Context, db: Reader): Promise<SilentMeasure[]> {
  const begun = sql`coalesce(max(u.dated), m.starts_on, (m.created_at at time zone ${ctx.region.timeZone})::date)`;
  const found = await db.execute<Omit<SilentMeasure, "standing"> & { state: MeasureState; assessment: Assessment | null }>(sql`
    select m.id, m.title, m.state, o.name as organisation, max(u.dated)::text as "updatedOn", (array_agg(u.assessment order by u.dated desc, u.id desc))[1] as assessment
    from measures m
      left join organisations o on o.region_id = m.region_id and o.id = m.lead_organisation_id
      left join progress_updates u on u.region_id = m.region_id and u.measure_id = m.id
    where m.region_id = ${ctx.region.id} and m.state in ('running', 'continuous', 'paused')
    group by m.id, m.title, m.state, o.name, m.starts_on, m.created_at
    having ${begun} < ${ctx.today}::date - interval '6 months'
    order by ${begun}, m.title`);
  return found.rows.map(({ state, assessment, ...measure }) => ({ ...measure, standing: measureProgress({ state, assessment, reached: null }).state }));
}
