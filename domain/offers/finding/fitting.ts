import { sql, type SQL } from "drizzle-orm";
import type { Context } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { FoundPlace } from "./find-place.ts";
import { hoursMeant, type OfferQuery } from "./offer-query.ts";

/** Filters of which each is one condition and one bit; what a choice would leave is counted without its own. */
const FILTERS = [
  "kind",
  "branch",
  "topic",
  "group",
  "organisation",
  "place",
  "hours",
  "language",
  "level",
  "isFree",
  "hasChildcare",
  "isStepFree",
  "hasFreePlaces",
] as const;
export type Filter = (typeof FILTERS)[number];
export type Need = "isFree" | "hasChildcare" | "isStepFree" | "hasFreePlaces";

/** Days ahead by which an offer counts as one of Mondays or of evenings: its first date may not be later. */
const DAYS_AHEAD = 56;
const MOST_FOUND = 20_000;
/** Degrees of latitude that a kilometre is, and of longitude at the northernmost place of Germany. */
const DEGREES = { latitude: 1 / 111, longitude: 1 / 63 };

export const LABEL_KINDS = { branch: "branch", topic: "topic", group: "target-group" } as const;
/**
 * Whose offers: `shown` are those that the public sees; `kept` besides them those that nobody confirmed for too long and those
 * that wait for an editor, for the house.
 */
export type Scope = "shown" | "kept";
const SCOPES: Record<Scope, SQL> = { shown: sql`f.is_shown`, kept: sql`f.state in ('public', 'paused', 'in-review')` };

/** Conditions on a row of `base`, and on one that stands for those alike. */
export const NEEDS: Record<Need, SQL> = {
  isFree: sql`is_free`,
  hasChildcare: sql`has_childcare`,
  isStepFree: sql`is_step_free`,
  hasFreePlaces: sql`has_free_places`,
};

/**
 * For one statement: offers of a scope that somebody looks for.
 *
 * `tables`, after "with": among them `base`, a row for each offer that fits the words and all filters but one at most, and `labels`.
 * `fits`: the condition on a row of `base`; filters that are named do not count.
 */
export function fitting(
  ctx: Context,
  query: OfferQuery,
  place: FoundPlace | null,
  reader: Locale,
  scope: Scope = "shown",
): { tables: SQL; fits: (...beside: Filter[]) => SQL } {
  const here = ctx.region.id;
  const hours = sql`(f.hours_open | case when f.first_at < ${ctx.today}::date + ${DAYS_AHEAD + 1}::int and f.last_at >= ${ctx.now} then f.hours_dated else 0 end)`;
  const wanted = conditions(query, place, hours);
  const bit = (filter: Filter) => 1 << FILTERS.indexOf(filter);
  // A filter that a row misses is a bit, so that each is asked once for every row, whatever is counted afterwards.
  const misses = FILTERS.flatMap((filter) => {
    const condition = wanted[filter];
    return condition ? [sql`case when ${condition} then 0 else ${sql.raw(String(bit(filter)))} end`] : [];
  });
  // Joins with what holds nothing cost as much as others, for each of 20,000 rows.
  const isSaid = query.said !== "";
  const isAround = Boolean(place?.middle);
  const tables = sql`
    found as materialized (${
      isSaid
        ? sql`select * from search.find_offers(${query.said}, ${reader}, ${MOST_FOUND})`
        : sql`select null::uuid as offer_id, null::real as rank, false as nearly where false`
    }),
    labels as materialized (select id, kind, key from offer_labels where region_id = ${here}),
    places as materialized (${placesAround(ctx, query, place)}),
    base as (
      select f.offer_id as id, f.kind, f.labels, f.municipalities, f.languages, f.cost_cents = 0 as is_free, f.has_childcare, f.is_step_free, f.has_free_places,
        f.level_from, f.level_to, f.starts, m.hours, ${isSaid ? sql`found.rank` : sql`null::real`} as rank, ${isAround ? sql`p.kilometres` : sql`null::float8`} as kilometres, m.misses
      from ${isSaid ? sql`found join search.offer_facts f on f.offer_id = found.offer_id` : sql`search.offer_facts f`}
        ${isAround ? sql`left join places p on p.offer_id = f.offer_id` : sql``}
        -- "offset 0": else the planner asks all this again wherever its answer is used.
        cross join lateral (select ${hours} as hours, ${misses.length === 0 ? sql`0` : sql.join(misses, sql` | `)} as misses ${isSaid ? sql`` : sql`offset 0`}) m
      -- Only the facts of what was found, by their key: as a join alone the planner reads those of all 20,000.
      where f.region_id = ${here} ${isSaid ? sql`and f.offer_id = any(array(select offer_id from found))` : sql``} and ${SCOPES[scope]} and (f.valid_until is null or f.valid_until >= ${ctx.today}) and m.misses & (m.misses - 1) = 0)`;
  return { tables, fits: (...beside) => sql`misses & ${sql.raw(String(~beside.reduce((bits, filter) => bits | bit(filter), 0)))} = 0` };
}

/** Whether a row of offer_dates begins at the days and hours that are asked for. */
export function atHours(query: Pick<OfferQuery, "weekday" | "dayPart">): SQL {
  return query.weekday === null && query.dayPart === null ? sql`true` : sql`search.hour_begun(starts_at, is_all_day) & ${hoursMeant(query)} <> 0`;
}

/** How far the offers are that lie in a place or around it. */
function placesAround(ctx: Context, query: OfferQuery, place: FoundPlace | null): SQL {
  if (!place?.middle) return sql`select null::uuid as offer_id, null::double precision as kilometres where false`;
  const { latitude, longitude } = place.middle;
  const [north, east] = [DEGREES.latitude * (query.within ?? 0), DEGREES.longitude * (query.within ?? 0)];
  const around = (column: { latitude: SQL; longitude: SQL }) =>
    sql`${column.latitude} between ${latitude - north} and ${latitude + north} and ${column.longitude} between ${longitude - east} and ${longitude + east}`;
  return sql`select p.offer_id, min(search.kilometres(${latitude}, ${longitude}, coalesce(p.latitude, a.latitude), coalesce(p.longitude, a.longitude))) as kilometres
    from offer_places p left join municipality_areas a on a.region_id = p.region_id and a.municipality_id = p.municipality_id
    where p.region_id = ${ctx.region.id} and (p.municipality_id = any(${sql.param(place.municipalityIds)}::uuid[]) or ${around({ latitude: sql`p.latitude`, longitude: sql`p.longitude` })}
      or p.latitude is null and p.municipality_id = any(array(select municipality_id from municipality_areas
        where region_id = ${ctx.region.id} and ${around({ latitude: sql`latitude`, longitude: sql`longitude` })})))
    group by 1`;
}

function conditions(query: OfferQuery, place: FoundPlace | null, hours: SQL): Partial<Record<Filter, SQL>> {
  const labelled = (kind: keyof typeof LABEL_KINDS, key: string) =>
    sql`f.labels && array(select id from labels where kind = ${LABEL_KINDS[kind]} and key = ${key})`;
  return {
    ...(query.kind ? { kind: sql`f.kind = ${query.kind}` } : {}),
    ...(query.branch ? { branch: labelled("branch", query.branch) } : {}),
    ...(query.topic ? { topic: labelled("topic", query.topic) } : {}),
    ...(query.group ? { group: labelled("group", query.group) } : {}),
    ...(query.organisation ? { organisation: sql`f.organisation_id = ${query.organisation}` } : {}),
    ...(place ? { place: near(place, query.within) } : {}),
    ...(query.weekday !== null || query.dayPart ? { hours: sql`${hours} & ${hoursMeant(query)} <> 0` } : {}),
    ...(query.language ? { language: sql`${query.language} = any(f.languages)` } : {}),
    // The letters stand in the order of the levels.
    ...(query.level ? { level: sql`${query.level} between f.level_from and f.level_to` } : {}),
    ...(query.isFree ? { isFree: sql`f.cost_cents = 0` } : {}),
    ...(query.hasChildcare ? { hasChildcare: sql`f.has_childcare` } : {}),
    ...(query.isStepFree ? { isStepFree: sql`f.is_step_free` } : {}),
    ...(query.hasFreePlaces ? { hasFreePlaces: sql`f.has_free_places` } : {}),
  };
}

function near(place: FoundPlace, within: number | null): SQL {
  const inIt = sql`f.municipalities && ${sql.param(place.municipalityIds)}::uuid[]`;
  return within !== null && place.middle ? sql`(p.kilometres <= ${within} or ${inIt})` : inIt;
}
