import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { ANY_OFFER, atHours, type OfferDate, type OfferQuery } from "../finding/index.ts";

/** A date as a calendar program shows it, in the reader's language or in German. */
export type DateOut = OfferDate & {
  offerId: string;
  /** Of the offer: rises with each change. */
  version: number;
  /** ISO moment. */
  publishedAt: string | null;
  title: string;
  summary: string;
  /** One line; empty where there is none. */
  place: string;
  /** The rule that it comes from, by its place among those of the offer; null: none, or one on other clocks. */
  repeats: { position: number; rule: string; /** Wall clock. */ startsAt: string } | null;
};

/** Days and hours that are asked for, as the calendar asks for them: of each date, not of its offer. */
export type HoursOut = Pick<OfferQuery, "weekday" | "dayPart">;

/**
 * The dates of these offers, of what the public sees, rule by rule; cancelled ones too, so that a program takes them out.
 * Two dates of one offer at the same moment are one. One query.
 *
 * @param span.from first day, YYYY-MM-DD; `until` the last one; `most` dates in all, the earliest
 */
export async function listDates(
  ctx: Context,
  db: Reader,
  ids: readonly string[],
  { from, until, most }: { from: string; until: string; most: number },
  reader: Locale,
  hours: HoursOut = ANY_OFFER,
): Promise<DateOut[]> {
  if (ids.length === 0) return [];
  // What takes days is on at each of them.
  const lasts = sql`d.ends_at - d.starts_at > interval '25 hours' and (${hours.weekday}::int is null or exists (
    select from generate_series(d.starts_on + 1, ((d.ends_at - interval '1 microsecond') at time zone ${ctx.region.timeZone})::date, interval '1 day') day
    where extract(isodow from day) - 1 = ${hours.weekday}::int))`;
  const { rows } = await db.execute<{ of_all: Omit<DateOut, keyof OfferDate>; dates: OfferDate[] }>(sql`
    with dates as (
      select distinct on (d.starts_at, d.offer_id) d.offer_id, d.times_id, d.starts_at, d.ends_at, d.is_all_day, d.is_cancelled
      from offer_dates d
      where d.region_id = ${ctx.region.id} and d.is_shown and d.offer_id = any(${sql.param(ids)}::uuid[]) and d.starts_on between ${from} and ${until}
        and (${atHours(hours)} or ${lasts})
      order by d.starts_at, d.offer_id, d.is_cancelled limit ${most}),
    -- What all dates of a rule share is read once: a series of a year has fifty.
    rules as (
      select offer_id, times_id, json_agg(json_build_object('startsAt', starts_at, 'endsAt', ends_at, 'isAllDay', is_all_day, 'isCancelled', is_cancelled)) as dates
      from dates group by offer_id, times_id)
    select json_build_object('offerId', d.offer_id, 'version', o.version, 'publishedAt', o.published_at, 'title', t.title, 'summary', t.summary,
        'place', coalesce(p.place, ''),
        'repeats', case when w.rule is not null and w.time_zone = ${ctx.region.timeZone}
          then json_build_object('position', w.position, 'rule', w.rule, 'startsAt', to_char(w.starts_at, 'YYYY-MM-DD"T"HH24:MI')) end) as of_all, d.dates
    from rules d join offers o on o.region_id = ${ctx.region.id} and o.id = d.offer_id
      cross join lateral (select t.title, t.summary from offer_texts t where t.region_id = o.region_id and t.offer_id = o.id and t.language in (${reader}, 'de')
        order by t.language = ${reader} desc limit 1) t
      left join offer_times w on w.region_id = o.region_id and w.id = d.times_id
      left join lateral (
        select concat_ws(', ', nullif(p.name, ''), nullif(p.street, ''), nullif(concat_ws(' ', nullif(p.postal_code, ''), m.name), '')) as place
        from offer_places p left join municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
        where p.region_id = o.region_id and p.offer_id = o.id
        order by p.id = w.place_id desc nulls last, p.position limit 1) p on true`);
  return rows.flatMap(({ of_all: ofAll, dates }) => dates.map((date) => ({ ...ofAll, ...date })));
}
