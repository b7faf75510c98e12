import { sql, type SQL } from "drizzle-orm";
import type { Context } from "#platform/db/index.ts";
import { ZONE, type Locale } from "#platform/i18n/index.ts";
import type { FoundPlace } from "./find-place.ts";
import { hoursMeant, type OfferQuery } from "./offer-query.ts";

/** Filters of which each is one condition; what a choice would leave is counted without its own. */
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

/** Days ahead by which an offer counts as one of Mondays or of evenings. */
const DAYS_AHEAD = 56;
const MOST_FOUND = 20_000;

export const LABEL_KINDS = { branch: "branch", topic: "topic", group: "target-group" } as const;
/**
 * Whose offers: `shown` are those that the public sees; `kept` besides them those that nobody confirmed for too long and those
 * that wait for an editor, for the house.
 */
export type Scope = "shown" | "kept";
const SCOPES: Record<Scope, SQL> = { shown: sql`o.is_shown`, kept: sql`o.state in ('public', 'paused', 'in-review')` };

/** Conditions on a row of `base`. */
export const NEEDS: Record<Need, SQL> = {
  isFree: sql`cost_cents = 0`,
  hasChildcare: sql`has_childcare`,
  isStepFree: sql`'step-free' = any(accessibility)`,
  hasFreePlaces: sql`has_free_places`,
};

/** Of a row of offer_dates: the bits of `hoursMeant` at which it begins. */
const hoursOfDate = sql`case when is_all_day then 7 << (extract(isodow from starts_on)::int - 1) * 3
  else 1 << (extract(isodow from starts_on)::int - 1) * 3 + case when extract(hour from starts_at at time zone ${ZONE}) < 12 then 0 when extract(hour from starts_at at time zone ${ZONE}) < 17 then 1 else 2 end end`;

/**
 * For one statement: offers of a scope that somebody looks for.
 *
 * `tables`, after "with": among them `base`, a row for each offer that fits the words, and `labels`.
 * `fits`: the condition on a row of `base`, leaving out the filters that are named.
 */
export function fitting(
  ctx: Context,
  query: OfferQuery,
  place: FoundPlace | null,
  reader: Locale,
  scope: Scope = "shown",
): { tables: SQL; fits: (besides?: readonly Filter[]) => SQL; need: (need: Need) => SQL } {
  const here = ctx.region.id;
  const wanted = conditions(query, place);
  const isShown = scope === "shown" ? sql`is_shown` : sql`true`;
  const tables = sql`
    found as materialized (${
      query.said === ""
        ? sql`select null::uuid as offer_id, 0 as rank, false as nearly where false`
        : sql`select * from search.find_offers(${query.said}, ${reader}, ${MOST_FOUND})`
    }),
    labels as materialized (select id, kind, key from offer_labels where region_id = ${here}),
    -- Each once: without fresh statistics the planner would ask them again for every offer.
    topics as materialized (select offer_id, array_agg(label_id) as labels from offer_topics where region_id = ${here} and ${isShown} group by 1),
    places as materialized (select p.offer_id, array_agg(p.municipality_id) as municipalities, ${
      place?.middle
        ? sql`min(search.kilometres(${place.middle.latitude}, ${place.middle.longitude}, coalesce(p.latitude, a.latitude), coalesce(p.longitude, a.longitude)))`
        : sql`null::double precision`
    } as kilometres
          from offer_places p left join municipality_areas a on a.region_id = p.region_id and a.municipality_id = p.municipality_id
          where p.region_id = ${here} and ${isShown} group by 1),
    dates as materialized (select offer_id, min(starts_at) filter (where starts_at >= ${ctx.now}) as next, bit_or(${hoursOfDate}) as hours
          from offer_dates
          where region_id = ${here} and starts_on between ${ctx.today}::date and ${ctx.today}::date + ${DAYS_AHEAD}::int and ${isShown} and not is_cancelled
          group by 1),
    open as materialized (select offer_id, bit_or(hours_open) as hours from offer_times where region_id = ${here} and ${isShown} and hours_open <> 0 group by 1),
    levels as materialized (select offer_id, level_from, level_to from courses where region_id = ${here} and ${isShown} and (level_from is not null or level_to is not null)),
    free as materialized (select offer_id from offer_capacities where region_id = ${here} and ${isShown} and waiting = 0 and taken_elsewhere + booked < maximum),
    base as materialized (
      select o.id, f.rank, o.kind, o.organisation_id, o.branch_id, o.languages, o.cost_cents, o.has_childcare, o.accessibility,
        coalesce(t.labels, '{}') as labels, coalesce(p.municipalities, '{}') as municipalities, p.kilometres, d.next, coalesce(d.hours, 0) | coalesce(w.hours, 0) as hours,
        coalesce(l.level_from, l.level_to) as level_from, coalesce(l.level_to, l.level_from) as level_to, r.offer_id is not null as has_free_places
      from offers o ${query.said === "" ? sql`left join` : sql`join`} found f on f.offer_id = o.id
        left join topics t on t.offer_id = o.id
        left join places p on p.offer_id = o.id
        left join dates d on d.offer_id = o.id
        left join open w on w.offer_id = o.id
        left join levels l on l.offer_id = o.id
        left join free r on r.offer_id = o.id
      where o.region_id = ${here} and ${SCOPES[scope]} and (o.valid_until is null or o.valid_until >= ${ctx.today}))`;
  return {
    tables,
    fits: (besides) => sql.join(FILTERS.flatMap((filter) => (besides?.includes(filter) ? [] : (wanted[filter] ?? []))).concat(sql`true`), sql` and `),
    need: (need) => wanted[need] ?? NEEDS[need],
  };
}

/** Whether a row of offer_dates begins at the days and hours that are asked for. */
export function atHours(query: Pick<OfferQuery, "weekday" | "dayPart">): SQL {
  return query.weekday === null && query.dayPart === null ? sql`true` : sql`(${hoursOfDate}) & ${hoursMeant(query)} <> 0`;
}

function conditions(query: OfferQuery, place: FoundPlace | null): Partial<Record<Filter, SQL>> {
  const labelled = (kind: keyof typeof LABEL_KINDS, key: string) =>
    sql`(base.labels || base.branch_id) && array(select id from labels where kind = ${LABEL_KINDS[kind]} and key = ${key})`;
  const hours = hoursMeant(query);
  return {
    ...(query.kind ? { kind: sql`base.kind = ${query.kind}` } : {}),
    ...(query.branch ? { branch: labelled("branch", query.branch) } : {}),
    ...(query.topic ? { topic: labelled("topic", query.topic) } : {}),
    ...(query.group ? { group: labelled("group", query.group) } : {}),
    ...(query.organisation ? { organisation: sql`base.organisation_id = ${query.organisation}` } : {}),
    ...(place ? { place: near(place, query.within) } : {}),
    ...(query.weekday !== null || query.dayPart ? { hours: sql`hours & ${hours} <> 0` } : {}),
    ...(query.language ? { language: sql`${query.language} = any(languages)` } : {}),
    // The letters stand in the order of the levels.
    ...(query.level ? { level: sql`${query.level} between level_from and level_to` } : {}),
    ...(query.isFree ? { isFree: NEEDS.isFree } : {}),
    ...(query.hasChildcare ? { hasChildcare: NEEDS.hasChildcare } : {}),
    ...(query.isStepFree ? { isStepFree: NEEDS.isStepFree } : {}),
    ...(query.hasFreePlaces ? { hasFreePlaces: NEEDS.hasFreePlaces } : {}),
  };
}

function near(place: FoundPlace, within: number | null): SQL {
  const inIt = sql`base.municipalities && ${sql.param(place.municipalityIds)}::uuid[]`;
  return within !== null && place.middle ? sql`(kilometres <= ${within} or ${inIt})` : inIt;
}
