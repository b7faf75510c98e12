import { sql } from "drizzle-orm";
import type { Shared } from "#domain/network/picture/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

/** Measures under way or ahead with the organisations that lead them or take part; those of only one are absent. One query. */
export async function sharedMeasures(ctx: Context, db: Reader): Promise<Shared[]> {
  const found = await db.execute<Shared>(sql`
    select 'measure' as kind, m.id, m.title, array_agg(distinct w.organisation_id) as "organisationIds"
    from measures m join (
      select region_id, id as measure_id, lead_organisation_id as organisation_id from measures where region_id = ${ctx.region.id}
      union all select region_id, measure_id, organisation_id from measure_partners where region_id = ${ctx.region.id}
    ) w on w.region_id = m.region_id and w.measure_id = m.id
    where m.region_id = ${ctx.region.id} and m.state not in ('idea', 'done', 'dropped') and w.organisation_id is not null
    group by m.id, m.title having count(distinct w.organisation_id) > 1
    order by m.title, m.id`);
  return found.rows;
}
