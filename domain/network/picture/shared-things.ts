import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export const SHARED_KINDS = ["gremium", "measure", "agreement"] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** Something in which several organisations take part. Measures belong to the concept, which brings its own. */
export type Shared = { kind: SharedKind; id: string; title: string; organisationIds: string[] };

/** Bodies by who sends their members today, and agreements that hold today; what only one organisation is part of is absent. One query. */
export async function sharedInNetwork(ctx: Context, db: Reader): Promise<Shared[]> {
  const { today } = ctx;
  const here = ctx.region.id;
  const found = await db.execute<Shared>(sql`
    select 'gremium' as kind, g.id, g.name as title, array_agg(distinct m.organisation_id) as "organisationIds"
    from gremien g join gremium_members m on m.region_id = g.region_id and m.gremium_id = g.id
    where g.region_id = ${here} and g.ended_on is null and m.organisation_id is not null
      and m.from_on <= ${today} and (m.until_on is null or m.until_on >= ${today})
    group by g.id, g.name having count(distinct m.organisation_id) > 1
    union all
    select 'agreement', a.id, a.title, array_agg(p.organisation_id)
    from agreements a join agreement_parties p on p.region_id = a.region_id and p.agreement_id = a.id
    where a.region_id = ${here} and a.from_on <= ${today} and (a.until_on is null or a.until_on >= ${today})
    group by a.id, a.title having count(*) > 1
    order by 1, 3, 2`);
  return found.rows;
}
