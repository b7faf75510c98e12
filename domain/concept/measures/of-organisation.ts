import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { MeasureState } from "../progress/index.ts";

export type MeasureOfOrganisation = { id: string; title: string; state: MeasureState; role: "lead" | "partner"; endsOn: string | null };

/** What an organisation leads, then where it takes part. One query. */
export async function measuresOfOrganisation(ctx: Context, db: Reader, organisationId: string): Promise<MeasureOfOrganisation[]> {
  const found = await db.execute<MeasureOfOrganisation>(sql`
    select id, title, state, 'lead' as role, ends_on::text as "endsOn" from measures where region_id = ${ctx.region.id} and lead_organisation_id = ${organisationId}
    union all select m.id, m.title, m.state, 'partner', m.ends_on::text from measure_partners p
      join measures m on m.region_id = p.region_id and m.id = p.measure_id and m.lead_organisation_id is distinct from p.organisation_id
      where p.region_id = ${ctx.region.id} and p.organisation_id = ${organisationId}
    order by role, title`);
  return found.rows;
}

/** How many measures each organisation leads; those that lead none are absent. One query. */
export async function countLedMeasures(ctx: Context, db: Reader): Promise<Map<string, number>> {
  const found = await db.execute<{ id: string; count: number }>(sql`
    select lead_organisation_id as id, count(*)::int as count from measures
    where region_id = ${ctx.region.id} and lead_organisation_id is not null group by lead_organisation_id`);
  return new Map(found.rows.map((row) => [row.id, row.count]));
}
