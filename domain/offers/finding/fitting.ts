import { sql, type SQL } from "drizzle-orm";
import type { Context } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { LEVELS } from "../courses/schema.ts";
import { OFFER_KINDS } from "../schema.ts";
import type { FoundPlace } from "./find-place.ts";
import { bitOf, bitsOfAll, CHOICES, isNeed, NEEDS, type Need } from "./choices.ts";
import { hoursMeant, type OfferQuery } from "./offer-query.ts";

/** Filters that ask what the region's own words name; those of fixed choices are these choices themselves. */
const OWN_FILTERS = ["branch", "topic", "group", "organisation", "place", "hours", "language"] as const;
export type Filter = (typeof OWN_FILTERS)[number] | "kind" | "level" | Need;

/** Days ahead by which an offer counts as one of Mondays or of evenings: its first date may not be later. */
const DAYS_AHEAD = 56;
const MOST_FOUND = 20_000;
type Middle = NonNullable<FoundPlace["middle"]>;
/** Degrees of latitude that a kilometre is, and of longitude at the northernmost place of Germany. */
const DEGREES = { latitude: 1 / 111, longitude: 1 / 63 };

export const LABEL_KINDS = { branch: "branch", topic: "topic", group: "target-group" } as const;
/**
 * Whose offers: `shown` are those that the public sees; `kept` besides them those that nobody confirmed for too long and those
 * that wait for an editor, for the house.
 */
export type Scope = "shown" | "kept";
const SCOPES: Record<Scope, SQL> = { shown: sql`f.is_shown`, kept: sql`f.state in ('public', 'paused', 'in-review')` };

/** A filter is one bit of what a row misses, or one of several; what a choice would leave is counted without its own filter's. */
function bitsOf(filter: Filter): number {
  switch (filter) {
    case "kind":
      return bitsOfAll(OFFER_KINDS);
    case "level":
      return bitsOfAll(LEVELS);
    default:
      return isNeed(filter) ? bitOf(filter) : 1 << (CHOICES.length + OWN_FILTERS.indexOf(filter));
  }
}

/**
 * For one statement: offers of a scope that somebody looks for.
 *
 * `tables`, after "with": among them `base`, a row for each offer that fits the words and all filters but one at most, and `labels`.
 * `withLists`: `base` with labels, municipalities, languages, dates and places of each.
 * `fits`: the condition on a row of `base`; filters that are named do not count. `isAny`: nothing is asked for.
 */
export function fitting(
  ctx: Context,
  query: OfferQuery,
  place: FoundPlace | null,
  reader: Locale,
  scope: Scope = "shown",
): { tables: SQL; withLists: SQL; fits: (...beside: Filter[]) => SQL; isAny: boolean } {
  const here = ctx.region.id;
  const hours = sql`(f.hours_open | case when f.first_at < ${ctx.today}::date + ${DAYS_AHEAD + 1}::int and f.last_at >= ${ctx.now} then f.hours_dated else 0 end)`;
  const chosen = [query.kind, query.level, ...NEEDS.filter((need) => query[need])].filter((choice) => choice !== null);
  // A filter that a row misses is a bit, so that each is asked once for every row, whatever is counted afterwards.
  const missed = [
    ...(chosen.length > 0 ? [sql`~f.choices & ${sql.raw(String(bitsOfAll(chosen)))}`] : []),
    ...conditions(ctx, query, place, hours).map(([filter, condition]) => sql`case when ${condition} then 0 else ${sql.raw(String(bitsOf(filter)))} end`),
  ];
  const misses = missed.length === 0 ? sql`0` : sql`(${sql.join(missed, sql` | `)})`;
  // Where filters of fixed choices leave few of all offers, the index of the facts' key knows enough, and the few are looked up;
  // wherever rows are read for another reason, carrying their lists along costs less.
  const isNarrow = query.said === "" && place === null && missed.length > 0;
  // Joins with what holds nothing cost as much as others, for each of 20,000 rows.
  const isSaid = query.said !== "";
  const tables = sql`
    found as materialized (${
      isSaid
        ? sql`select * from search.find_offers(${query.said}, ${reader}, ${MOST_FOUND})`
        : sql`select null::uuid as offer_id, null::real as rank, false as nearly where false`
    }),
    labels as materialized (select id, kind, key from offer_labels where region_id = ${here}),
    base as (
      select * from (
        select f.offer_id as id, f.choices, ${isNarrow ? sql`` : sql`f.labels, f.municipalities, f.languages, f.starts, f.places, f.latitude, f.longitude,`}
          ${hours} as hours, ${isSaid ? sql`found.rank` : sql`null::real`} as rank, ${misses} as misses
        from ${isSaid ? sql`found join search.offer_facts f on f.offer_id = found.offer_id` : sql`search.offer_facts f`}
        -- Only the facts of what was found, by their key: as a join alone the planner reads those of all 20,000.
        where f.region_id = ${here} ${isSaid ? sql`and f.offer_id = any(array(select offer_id from found))` : sql``} and ${SCOPES[scope]} and (f.valid_until is null or f.valid_until >= ${ctx.today})
        -- Else the planner asks for what a row misses wherever its answer is used.
        ${missed.length === 0 ? sql`` : sql`offset 0`}) asked
      where misses & (misses - 1) = 0)`;
  return {
    tables,
    withLists: isNarrow ? sql`base join search.offer_facts f on f.region_id = ${here} and f.offer_id = id` : sql`base`,
    isAny: !isSaid && missed.length === 0,
    fits: (...beside) => sql`misses & ${sql.raw(String(~beside.reduce((bits, filter) => bits | bitsOf(filter), 0)))} = 0`,
  };
}

/** Whether a row of offer_dates begins at the days and hours that are asked for. */
export function atHours(query: Pick<OfferQuery, "weekday" | "dayPart">): SQL {
  return query.weekday === null && query.dayPart === null ? sql`true` : sql`search.hour_begun(starts_at, is_all_day) & ${hoursMeant(query)} <> 0`;
}

/**
 * How far an offer's nearest place is, in kilometres.
 *
 * @param of columns: id, places, latitude and longitude of its facts
 */
export function kilometresTo(ctx: Context, { latitude, longitude }: Middle, of: Record<"id" | "places" | "latitude" | "longitude", SQL>): SQL {
  const from = (north: SQL, east: SQL) => sql`search.kilometres(${latitude}, ${longitude}, ${north}, ${east})`;
  return sql`case when ${of.places} > 1
    then (select min(${from(sql`coalesce(p.latitude, a.latitude)`, sql`coalesce(p.longitude, a.longitude)`)})
      from offer_places p left join municipality_areas a on a.region_id = p.region_id and a.municipality_id = p.municipality_id
      where p.region_id = ${ctx.region.id} and p.offer_id = ${of.id})
    else ${from(of.latitude, of.longitude)} end`;
}

function conditions(ctx: Context, query: OfferQuery, place: FoundPlace | null, hours: SQL): [Filter, SQL][] {
  const labelled = (kind: keyof typeof LABEL_KINDS, key: string) =>
    sql`f.labels && array(select id from labels where kind = ${LABEL_KINDS[kind]} and key = ${key})`;
  const asked: [Filter, SQL | null][] = [
    ["branch", query.branch ? labelled("branch", query.branch) : null],
    ["topic", query.topic ? labelled("topic", query.topic) : null],
    ["group", query.group ? labelled("group", query.group) : null],
    ["organisation", query.organisation ? sql`f.organisation_id = ${query.organisation}` : null],
    ["place", place ? near(ctx, place, query.within) : null],
    ["hours", query.weekday !== null || query.dayPart ? sql`${hours} & ${hoursMeant(query)} <> 0` : null],
    ["language", query.language ? sql`${query.language} = any(f.languages)` : null],
  ];
  return asked.flatMap(([filter, condition]) => (condition ? [[filter, condition]] : []));
}

function near(ctx: Context, { municipalityIds, middle }: FoundPlace, within: number | null): SQL {
  const inIt = sql`f.municipalities && ${sql.param(municipalityIds)}::uuid[]`;
  if (within === null || !middle) return inIt;
  const [north, east] = [DEGREES.latitude * within, DEGREES.longitude * within];
  // Comparing degrees first: four of five offers of a county are too far away for the distance to be worth computing.
  return sql`((f.places > 1 or f.latitude between ${middle.latitude - north} and ${middle.latitude + north} and f.longitude between ${middle.longitude - east} and ${middle.longitude + east})
    and ${kilometresTo(ctx, middle, { id: sql`f.offer_id`, places: sql`f.places`, latitude: sql`f.latitude`, longitude: sql`f.longitude` })} <= ${within} or ${inIt})`;
}
