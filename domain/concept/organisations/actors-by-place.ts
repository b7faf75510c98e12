import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { conceptInForce } from "../in-force.ts";

export type Place = {
  id: string;
  name: string;
  /** The place and everything that belongs to it: who works for a part works there. */
  partIds: string[];
};
export type ActorsByPlace = {
  fields: { id: string; title: string; /** Everybody in the field, also those who name no place and work for the whole region. */ organisations: number }[];
  places: Place[];
  /** How many organisations of a field name the place or a part of it among those they work for. */
  count(placeId: string, fieldId: string): number;
};

/** Which action fields of the concept in force have somebody in which municipality. Two queries. */
export async function actorsByPlace(ctx: Context, db: Reader): Promise<ActorsByPlace> {
  const here = ctx.region.id;
  const parts = sql`parts as (
    select id as place_id, id as part_id from municipalities where region_id = ${here} and parent_id is null
    union all select p.place_id, m.id from parts p join municipalities m on m.region_id = ${here} and m.parent_id = p.part_id)`;
  const places = await db.execute<Place>(sql`
    with recursive ${parts}
    select m.id, m.name, array_agg(p.part_id order by p.part_id) as "partIds" from parts p join municipalities m on m.region_id = ${here} and m.id = p.place_id
    group by m.id, m.name, m.position order by m.position, m.name`);
  const counted = await db.execute<{ field_id: string; title: string; place_id: string | null; count: number }>(sql`
    with recursive ${parts},
      fields as (select f.id, f.title, f.position from action_fields f where f.region_id = ${here}
        and f.concept_id = ${conceptInForce(ctx)})
    select f.id as field_id, f.title, f.position, null as place_id, count(x.organisation_id)::int as count
      from fields f left join organisation_action_fields x on x.region_id = ${here} and x.action_field_id = f.id group by f.id, f.title, f.position
    union all
    select f.id, f.title, f.position, p.place_id, count(distinct x.organisation_id)::int
      from fields f join organisation_action_fields x on x.region_id = ${here} and x.action_field_id = f.id
        join organisation_municipalities s on s.region_id = x.region_id and s.organisation_id = x.organisation_id
        join parts p on p.part_id = s.municipality_id group by f.id, f.title, f.position, p.place_id
    order by 3, 1`);
  const counts = new Map(counted.rows.map((row) => [`${row.place_id} ${row.field_id}`, row.count]));
  return {
    fields: counted.rows.flatMap((row) => (row.place_id === null ? [{ id: row.field_id, title: row.title, organisations: row.count }] : [])),
    places: places.rows,
    count: (placeId, fieldId) => counts.get(`${placeId} ${fieldId}`) ?? 0,
  };
}
