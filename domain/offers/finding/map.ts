import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { findPlace } from "./find-place.ts";
import { fitting } from "./fitting.ts";
import type { OfferQuery } from "./offer-query.ts";
import type { InLanguage } from "./read-offers.ts";

/** Degrees; `outline` as longitude and latitude in turn. */
export type MapArea = { name: string; latitude: number; longitude: number; outline: number[] | null };

/** Where the region's municipalities lie; without those that stand inside another one that is drawn. */
export async function listMap(ctx: Context, db: Reader): Promise<MapArea[]> {
  const { rows } = await db.execute<MapArea>(sql`
    select m.name, a.latitude, a.longitude, a.outline from municipality_areas a join municipalities m on m.region_id = a.region_id and m.id = a.municipality_id
    where a.region_id = ${ctx.region.id}
      and not exists (select from municipality_areas above where above.region_id = m.region_id and above.municipality_id = m.parent_id and above.outline is not null)
    order by m.position, m.name`);
  return rows;
}

/** One spot of the map, in degrees, with all that is there. `name` of the first place: "Familienzentrum"; `title` null: too many fit to name each. */
export type MapPoint = { latitude: number; longitude: number; name: string; municipality: string | null; offers: { id: string; title: InLanguage | null }[] };

export type OffersOnMap = {
  points: MapPoint[];
  /** Offers that fit and have no place on a map. */
  placeless: number;
  /** Nothing is there as it was typed; what the points show is spelled alike. */
  nearly: boolean;
};

/** On one map; more would be no picture any more. */
const MOST_POINTS = 2000;
/** With more offers the map's page would be megabytes; then the list below it leads to the lists of the places. */
const MOST_NAMED = 1000;

/** Where the offers are that fit, by municipality; those without a place on the map are counted. Two queries with a place, else one. @param mostNamed with more offers their titles are left out */
export async function listPoints(ctx: Context, db: Reader, query: OfferQuery, reader: Locale, mostNamed = MOST_NAMED): Promise<OffersOnMap> {
  const here = ctx.region.id;
  const place = query.place === "" ? null : await findPlace(ctx, db, query.place);
  const { tables, fits } = fitting(ctx, query, place, reader);
  const { rows } = await db.execute<OffersOnMap>(sql`
    with ${tables}, extent as materialized (select count(*) > ${mostNamed} as is_many from base where ${fits()}),
    spots as (select round(coalesce(p.latitude, a.latitude)::numeric, 4)::float8 as latitude, round(coalesce(p.longitude, a.longitude)::numeric, 4)::float8 as longitude,
      min(p.name) as name, min(m.name) as municipality,
      json_agg(json_build_object('id', base.id, 'title', t.title) order by t.title ->> 'text', base.id) as offers, min(m.position) as position
    from extent cross join base join offer_places p on p.region_id = ${here} and p.offer_id = base.id
      left join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
      left join municipality_areas a on a.region_id = p.region_id and a.municipality_id = p.municipality_id
      cross join lateral (select case when not extent.is_many then (
        select json_build_object('text', t.title, 'language', t.language) from offer_texts t where t.region_id = ${here} and t.offer_id = base.id and t.language in (${reader}, 'de')
        order by t.language = ${reader} desc limit 1) end as title) t
    where ${fits()} and coalesce(p.latitude, a.latitude) is not null
    group by 1, 2 order by min(m.position), 2, 1 limit ${MOST_POINTS})
    select (select coalesce(json_agg(json_build_object('latitude', latitude, 'longitude', longitude, 'name', name, 'municipality', municipality, 'offers', offers)
        order by position, longitude, latitude), '[]') from spots) as points,
      coalesce((select bool_or(nearly) from found), false) as nearly,
      (select count(*)::int from base where ${fits()} and not exists (select from offer_places p
        left join municipality_areas a on a.region_id = p.region_id and a.municipality_id = p.municipality_id
        where p.region_id = ${here} and p.offer_id = base.id and coalesce(p.latitude, a.latitude) is not null)) as placeless`);
  const [found] = rows;
  if (!found) throw new Error("A query without rows that always gives one.");
  return { ...found, nearly: found.nearly && found.points.length > 0 };
}
