import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { findPlace } from "./find-place.ts";
import { atHours, fitting } from "./fitting.ts";
import type { OfferQuery } from "./offer-query.ts";
import type { InLanguage, OfferDate } from "./read-offers.ts";

export type CalendarEntry = OfferDate & {
  offerId: string;
  title: InLanguage;
  municipality: string | null;
  /** Of what takes days and began before: it is on all day, or ends on this day. */
  goesOn: "through" | "ends" | null;
};
/** `entries`: the first of the day; `count`: all of it. */
export type CalendarDay = { day: string; count: number; entries: CalendarEntry[] };
export type Calendar = {
  days: CalendarDay[];
  /** Nothing is there as it was typed; what the days show is spelled alike. */
  nearly: boolean;
};

/**
 * What is on in these days, of the offers that fit; days on which nothing is are left out. Days and hours of the query are
 * those of the single dates. Two queries with a place, else one.
 *
 * @param from first day, YYYY-MM-DD; `until` the last one
 * @param most entries of one day
 */
export async function listCalendar(
  ctx: Context,
  db: Reader,
  query: OfferQuery,
  { from, until, most }: { from: string; until: string; most: number },
  reader: Locale,
): Promise<Calendar> {
  const place = query.place === "" ? null : await findPlace(ctx, db, query.place);
  const { tables, fits, isAny } = fitting(ctx, query, place, reader);
  // Who asks for nothing sees all dates that are shown but those of what is no longer valid: a few, where all that fits are thousands.
  const isOfFitting = isAny
    ? sql`d.offer_id <> all(array(select f.offer_id from search.offer_facts f where f.region_id = ${ctx.region.id} and f.valid_until < ${ctx.today}))`
    : sql`coalesce(d.offer_id in (select id from base where ${fits("hours")}), false)`;
  const { rows } = await db.execute<CalendarDay & { nearly: boolean }>(sql`
    with ${tables}, entry as materialized (
      select d.* from (
        select d.offer_id, d.starts_at, d.starts_on as day, d.is_all_day, null as goes_on from offer_dates d
        where d.region_id = ${ctx.region.id} and d.is_shown and not d.is_cancelled and d.starts_on between ${from} and ${until} and ${atHours(query)}
        union all
        select d.offer_id, d.starts_at, day::date, d.is_all_day, case when d.is_all_day or day < last_day then 'through' else 'ends' end
        from offer_dates d cross join lateral (select ((d.ends_at - interval '1 microsecond') at time zone ${ctx.region.timeZone})::date as last_day) l
          cross join lateral generate_series(greatest(d.starts_on + 1, ${from}::date), least(last_day, ${until}::date), interval '1 day') day
        where d.region_id = ${ctx.region.id} and d.is_shown and not d.is_cancelled and d.ends_at - d.starts_at > interval '25 hours' and d.starts_on < ${until}
          and (${query.weekday}::int is null or extract(isodow from day) - 1 = ${query.weekday}::int)
      offset 0) d
      -- Hidden from the planner, which takes thousands of offers for one and would look each up on each day; and asked in one place,
      -- because what is read twice it writes down first, all 20,000 rows.
      where ${isOfFitting}),
    first as (
      select * from (select e.*, row_number() over (partition by day order by goes_on is not null or is_all_day desc, starts_at, offer_id) as place from entry e) placed where place <= ${most})
    select f.day::text as day, min(c.count)::int as count, json_agg(json_build_object(
        'offerId', f.offer_id, 'startsAt', f.starts_at, 'endsAt', d.ends_at, 'isAllDay', f.is_all_day, 'isCancelled', false, 'goesOn', f.goes_on,
        'title', json_build_object('text', t.title, 'language', t.language),
        'municipality', (select m.name from offer_places p join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
          where p.region_id = ${ctx.region.id} and p.offer_id = f.offer_id order by p.position limit 1)) order by f.place) as entries,
      coalesce((select bool_or(nearly) from found), false) as nearly
    from first f join (select day, count(*) as count from entry group by 1) c on c.day = f.day
      -- One by one, for the few that are shown: as a join the planner sorts all dates there are.
      cross join lateral (select d.ends_at from offer_dates d
        where d.region_id = ${ctx.region.id} and d.offer_id = f.offer_id and d.starts_at = f.starts_at and d.is_shown limit 1) d
      cross join lateral (select t.title, t.language from offer_texts t where t.region_id = ${ctx.region.id} and t.offer_id = f.offer_id and t.language in (${reader}, 'de')
        order by t.language = ${reader} desc limit 1) t
    group by f.day order by f.day`);
  return { days: rows.map(({ nearly: _nearly, ...day }) => day), nearly: rows[0]?.nearly ?? false };
}
