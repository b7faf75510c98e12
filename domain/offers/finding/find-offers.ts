import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { LEVELS } from "../courses/schema.ts";
import { OFFER_KINDS } from "../schema.ts";
import { bitOf, NEEDS, type Choice } from "./choices.ts";
import { fitting, kilometresTo, LABEL_KINDS, type Filter, type Scope } from "./fitting.ts";
import { DAY_PARTS, hoursMeant, type DayPart, type OfferQuery } from "./offer-query.ts";
import { findPlace, type FoundPlace } from "./find-place.ts";

export type FoundOffers = {
  total: number;
  /** Of one page, best first: what fits the words best, else what is next. */
  offers: { id: string; nextDate: string | null; kilometres: number | null }[];
  /** Nothing is there as it was typed; what fits is spelled alike. */
  nearly: boolean;
  /** Null where no place was asked for, or none of that name is known. */
  place: FoundPlace | null;
  /** How many offers each choice of a filter would leave, with the other filters as they are. */
  counts: Record<Facet, Record<string, number>>;
  /** The same of each municipality, those below it among its own; in the region's order. */
  municipalities: { name: string; count: number }[];
};
/** Said twice, because all of them need not be sorted for the best of a page to be known. */
const BEST_FIRST = sql`rank desc nulls last, kilometres, next, id`;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
export type Facet = "kind" | "label" | "weekday" | "dayPart" | "language" | "level" | "needs";

/**
 * Offers that fit, of those that the public sees unless told, one page of them, and what other filters would leave. Two queries with a place, else one.
 *
 * @param language of the reader: words are looked for in it and in German
 * @param page from 1
 */
export async function findOffers(
  ctx: Context,
  db: Reader,
  query: OfferQuery,
  reader: Locale,
  { page, size, scope }: { page: number; size: number; scope?: Scope },
): Promise<FoundOffers> {
  const place = query.place === "" ? null : await findPlace(ctx, db, query.place);
  const { tables, withLists, fits } = fitting(ctx, query, place, reader, scope);
  const fixed = fixedChoices(query);
  const kilometres = place?.middle
    ? kilometresTo(ctx, place.middle, { id: sql`near.id`, places: sql`near.places`, latitude: sql`near.latitude`, longitude: sql`near.longitude` })
    : sql`null::float8`;
  const { rows } = await db.execute<{
    found: Omit<FoundOffers, "place" | "counts"> & { counts: { facet: Facet; value: string; count: number }[] | null; fixed: number[] };
  }>(sql`
    with ${tables}, near as materialized (
      -- Most rows miss what the last list below counts and nothing else of what is said here.
      select id, labels, municipalities, languages, starts, places, latitude, longitude, rank, misses from ${withLists} where ${fits("branch", "topic", "group", "place", "language")})
    select json_build_object(
      'total', (select count(*) from near where ${fits()}),
      'nearly', coalesce((select bool_or(nearly) from found), false),
      'offers', (select coalesce(json_agg(json_build_object('id', id, 'nextDate', next, 'kilometres', kilometres) order by ${BEST_FIRST}), '[]') from (
        select id, rank, next, kilometres
        from near cross join lateral (select case when starts = '{}' or starts[1] >= ${ctx.now} then starts[1]
          else (select min(starts_at) from unnest(starts) starts_at where starts_at >= ${ctx.now}) end as next, ${kilometres} as kilometres) coming
        where ${fits()} order by ${BEST_FIRST} limit ${size} offset ${(page - 1) * size}) page),
      'municipalities', (select coalesce(json_agg(json_build_object('name', m.name, 'count', coalesce(there.count, 0)) order by m.position, m.name), '[]')
        from municipalities m left join (select id, count(*) as count from (select unnest(municipalities) as id from near where ${fits("place")}) one group by 1) there on there.id = m.id
        where m.region_id = ${ctx.region.id}),
      'counts', (select json_agg(json_build_object('facet', facet, 'value', value, 'count', count)) from (
        select 'label' as facet, l.kind || ' ' || l.key as value, sum(alike) filter (where case l.kind ${sql.join(
          Object.entries(LABEL_KINDS).map(([filter, kind]) => sql`when ${kind} then ${fits(filter as keyof typeof LABEL_KINDS)}`),
          sql` `,
        )} end) as count
        from (select id, misses, count(*) as alike from (select misses, unnest(labels) as id from near where ${fits("branch", "topic", "group")}) one group by 1, 2) one
          join labels l on l.id = one.id group by l.id, l.kind, l.key
        union all select 'language', spoken, count(*) from (select unnest(languages) as spoken from near where ${fits("language")}) one group by 2
      ) counted where count > 0),
      -- Of thousands of offers most are alike in all that these choices ask.
      'fixed', (select json_build_array(${sql.join(
        fixed.map(({ filter, condition }) => sql`coalesce(sum(alike) filter (where ${fits(filter)} and ${condition}), 0)`),
        sql`, `,
      )}) from (select misses, hours, choices, count(*) as alike from base group by 1, 2, 3) kinds)) as found`);
  const found = rows[0]?.found;
  if (!found) throw new Error("A query without rows that always gives one.");
  const counts: FoundOffers["counts"] = { kind: {}, label: {}, weekday: {}, dayPart: {}, language: {}, level: {}, needs: {} };
  const counted = fixed.map(({ facet, value }, at) => ({ facet, value, count: found.fixed[at] ?? 0 }));
  for (const { facet, value, count } of [...(found.counts ?? []), ...counted]) if (count > 0) counts[facet][value] = count;
  const { total, nearly, offers, municipalities } = found;
  return { total, nearly: nearly && total > 0, offers, municipalities, place, counts };
}

/** Choices that are the same in every region: all of them are counted in one reading. */
function fixedChoices(query: OfferQuery): { facet: Facet; value: string; filter: Filter; condition: SQL }[] {
  const hours = (value: number, of: { weekday: number | null; dayPart: DayPart | null }) => ({
    value: String(value),
    filter: "hours" as const,
    condition: sql`hours & ${hoursMeant(of)} <> 0`,
  });
  const chosen = (facet: Facet, value: Choice, filter: Filter) => ({ facet, value, filter, condition: sql`choices & ${sql.raw(String(bitOf(value)))} <> 0` });
  return [
    ...OFFER_KINDS.map((kind) => chosen("kind", kind, "kind")),
    ...WEEKDAYS.map((weekday) => ({ facet: "weekday" as const, ...hours(weekday, { weekday, dayPart: query.dayPart }) })),
    ...DAY_PARTS.map((dayPart, at) => ({ facet: "dayPart" as const, ...hours(at, { weekday: query.weekday, dayPart }) })),
    ...LEVELS.map((level) => chosen("level", level, "level")),
    ...NEEDS.map((need) => chosen("needs", need, need)),
  ];
}
