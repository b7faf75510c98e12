import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export type LabelUse = { labelId: string; kind: "recommendation" | "measure" | "organisation"; id: string; title: string };

/**
 * All that carries a theme or target group of the region, by kind and title. One query.
 *
 * @param labelId only of this one; null: of all
 */
export async function labelUses(ctx: Context, db: Reader, labelId: string | null): Promise<LabelUse[]> {
  const here = ctx.region.id;
  const asked = sql`(${labelId}::uuid is null or used.label_id = ${labelId}::uuid)`;
  const found = await db.execute<LabelUse>(sql`
    select used.label_id as "labelId", used.kind, used.id, used.title from (
      select l.theme_id as label_id, 'recommendation' as kind, r.id, r.text as title from recommendation_themes l
        join recommendations r on r.region_id = l.region_id and r.id = l.recommendation_id where l.region_id = ${here}
      union all select l.target_group_id, 'recommendation', r.id, r.text from recommendation_target_groups l
        join recommendations r on r.region_id = l.region_id and r.id = l.recommendation_id where l.region_id = ${here}
      union all select l.target_group_id, 'measure', m.id, m.title from measure_target_groups l
        join measures m on m.region_id = l.region_id and m.id = l.measure_id where l.region_id = ${here}
      union all select l.target_group_id, 'organisation', o.id, o.name from organisation_target_groups l
        join organisations o on o.region_id = l.region_id and o.id = l.organisation_id where l.region_id = ${here}
    ) used where ${asked} order by used.kind desc, used.title, used.id`);
  return found.rows;
}
