import { sql, type SQL } from "drizzle-orm";
import type { Context } from "#platform/db/index.ts";

/** Kilometres from the middle of somebody's municipality within which a course is near. */
const NEAR = 20;

/**
 * Who of the list fits a course, as a query's `from` and `where` over the entries `e`, the course `c` and its offer `o`:
 * level, kind, near enough, every coming date at hours that suit, childcare where it is needed. Who was offered a place in
 * this course before is not asked again.
 *
 * @param offerId of the course, or the column of a query around this one that has it
 */
export function whoFits(ctx: Context, offerId: string | SQL): SQL {
  const local = sql`(d.starts_at at time zone ${ctx.region.timeZone})`;
  return sql`from interest_entries e
    join offers o on o.region_id = e.region_id and o.id = ${offerId}
    join courses c on c.region_id = o.region_id and c.offer_id = o.id
    where e.region_id = ${ctx.region.id} and e.state = 'listed'
      and (e.level is null or (e.level >= coalesce(c.level_from, e.level) and e.level <= coalesce(c.level_to, e.level)))
      and (e.types = '{}' or c.type = any(e.types))
      and (o.has_childcare or not e.needs_childcare)
      and (e.municipality_id is null or o.setting = 'online' or exists (
        select 1 from offer_places p
          left join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
          left join municipality_areas a on a.region_id = p.region_id and a.municipality_id = p.municipality_id
          left join municipality_areas h on h.region_id = p.region_id and h.municipality_id = e.municipality_id
        where p.region_id = o.region_id and p.offer_id = o.id
          and (p.municipality_id = e.municipality_id or m.parent_id = e.municipality_id
            or search.kilometres(coalesce(p.latitude, a.latitude), coalesce(p.longitude, a.longitude), h.latitude, h.longitude) <= ${NEAR})))
      and not exists (
        select 1 from offer_dates d where d.region_id = o.region_id and d.offer_id = o.id and d.starts_at > ${ctx.now} and not d.is_cancelled
          and ((e.weekdays <> '{}' and extract(isodow from ${local})::smallint <> all(e.weekdays))
            or (e.day_parts <> '{}' and case when extract(hour from ${local}) < 12 then 'morning' when extract(hour from ${local}) < 17 then 'afternoon' else 'evening' end <> all(e.day_parts))))
      and not exists (select 1 from interest_offers i where i.region_id = e.region_id and i.interest_id = e.id and i.offer_id = o.id)`;
}
