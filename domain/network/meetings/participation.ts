import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { mayReadPapers } from "../gremien/access.ts";
import { seatsOf } from "../gremien/own-seats.ts";

export type Participation = {
  gremium: { id: string; name: string };
  /** Earliest first. */
  years: number[];
  organisations: {
    name: string;
    /** By year: in how many of the meetings it was invited to the organisation was there. */
    years: Record<number, { there: number; invited: number }>;
  }[];
};

/**
 * How often each organisation was there, by year. Institutions are counted, not persons: one of several is enough. Only
 * meetings with a list of attendance count. Three queries; null for who does not sit in the body.
 */
export async function participationOf(ctx: Context, db: Reader, gremiumId: string): Promise<Participation | null> {
  const here = ctx.region.id;
  const [gremium] = (await db.execute<{ id: string; name: string }>(sql`select id, name from gremien where region_id = ${here} and id = ${gremiumId}`)).rows;
  if (!gremium || !mayReadPapers(ctx.actor, await seatsOf(ctx, db), { gremiumId, on: ctx.today })) return null;
  const found = await db.execute<{ name: string; year: number; there: number; invited: number }>(sql`
    with seats as (
      select m.id as meeting_id, extract(year from m.starts_at at time zone ${ctx.region.timeZone})::int as year, coalesce(gm.organisation_id, p.organisation_id) as organisation_id,
        bool_or(t.attended in ('present', 'online')) as there
      from meetings m join meeting_participants t on t.region_id = m.region_id and t.meeting_id = m.id
        join people p on p.region_id = t.region_id and p.id = t.person_id
        left join gremium_members gm on gm.region_id = t.region_id and gm.id = t.member_id
      where m.region_id = ${here} and m.gremium_id = ${gremiumId} and m.state = 'held' and t.attended is not null
      group by 1, 2, 3)
    select o.name, s.year, count(*) filter (where s.there)::int as there, count(*)::int as invited
    from seats s join organisations o on o.region_id = ${here} and o.id = s.organisation_id group by o.name, s.year order by o.name, s.year`);
  const byName = Map.groupBy(found.rows, ({ name }) => name);
  return {
    gremium,
    years: [...new Set(found.rows.map(({ year }) => year))].toSorted((a, b) => a - b),
    organisations: [...byName].map(([name, rows]) => ({ name, years: Object.fromEntries(rows.map(({ year, there, invited }) => [year, { there, invited }])) })),
  };
}
