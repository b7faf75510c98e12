import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { LEVELS } from "../courses/schema.ts";
import { fitting, LABEL_KINDS, type Filter, type Need, type Scope } from "./fitting.ts";
import { hoursMeant, type OfferQuery } from "./offer-query.ts";
import { findPlace, type FoundPlace } from "./find-place.ts";

export type FoundOffers = {
  total: number;
  /** Of one page, best first: what fits the words best, else what is next. */
  offers: { id: string; nextDate: string | null; kilometres: number | null }[];
  /** Nothing is there as it was typed; what was found is spelled alike. */
  nearly: boolean;
  /** Null where no place was asked for, or none of that name is known. */
  place: FoundPlace | null;
  /** How many offers each choice of a filter would leave, with the other filters as they are. */
  counts: Record<Facet, Record<string, number>>;
  /** The same of each municipality, those below it among its own; in the region's order. */
  municipalities: { name: string; count: number }[];
};
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
  const { tables, fits, need } = fitting(ctx, query, place, reader, scope);
  const counted = (facet: Facet, besides: Filter[], value: SQL, from: SQL) =>
    sql`select ${facet}::text as facet, ${value} as value, count(*) as count from ${from} where ${fits(besides)} group by 2`;
  const needed = (one: Need) => sql`select 'needs', ${one}::text, count(*) from base where ${fits([one])} and ${need(one)}`;
  const labels = (kind: "branch" | "topic" | "group") =>
    counted(
      "label",
      [kind],
      sql`l.kind || ' ' || l.key`,
      sql`base cross join unnest(base.labels || base.branch_id) as one(id) join labels l on l.id = one.id and l.kind = ${LABEL_KINDS[kind]}`,
    );
  const { rows } = await db.execute<{ found: Omit<FoundOffers, "place" | "counts"> & { counts: { facet: Facet; value: string; count: number }[] | null } }>(sql`
    with ${tables}
    select json_build_object(
      'total', (select count(*) from base where ${fits()}),
      'nearly', coalesce((select bool_or(nearly) from found), false),
      'offers', (select coalesce(json_agg(json_build_object('id', id, 'nextDate', next, 'kilometres', kilometres) order by place), '[]') from (
        select id, next, kilometres, row_number() over (order by rank desc nulls last, kilometres, next, id) as place
        from base where ${fits()} order by place limit ${size} offset ${(page - 1) * size}) page),
      'municipalities', (select coalesce(json_agg(json_build_object('name', m.name, 'count', coalesce(there.count, 0)) order by m.position, m.name), '[]')
        from municipalities m left join (
          select above.id, count(distinct base.id) as count
          from base cross join unnest(base.municipalities) own(id) join municipalities o on o.region_id = ${ctx.region.id} and o.id = own.id
            cross join unnest(array[o.id, o.parent_id]) above(id)
          where ${fits(["place"])} group by 1) there on there.id = m.id
        where m.region_id = ${ctx.region.id}),
      'counts', (select json_agg(json_build_object('facet', facet, 'value', value, 'count', count)) from (
        ${counted("kind", ["kind"], sql`base.kind`, sql`base`)}
        union all ${labels("branch")} union all ${labels("topic")} union all ${labels("group")}
        union all ${counted("language", ["language"], sql`spoken`, sql`base cross join unnest(base.languages) spoken`)}
        union all ${counted("level", ["level"], sql`level`, sql`base join unnest(${sql.param(LEVELS)}::text[]) level on level between base.level_from and base.level_to`)}
        union all select 'weekday', day::text, count(*) from base cross join generate_series(0, 6) day
          where ${fits(["hours"])} and hours & (${hoursMeant({ weekday: 0, dayPart: query.dayPart })} << day * 3) <> 0 group by 2
        union all select 'dayPart', part::text, count(*) from base cross join generate_series(0, 2) part
          where ${fits(["hours"])} and hours & (${hoursMeant({ weekday: query.weekday, dayPart: "morning" })} << part) <> 0 group by 2
        union all ${needed("isFree")} union all ${needed("hasChildcare")} union all ${needed("isStepFree")} union all ${needed("hasFreePlaces")}
      ) counted where count > 0)) as found`);
  const found = rows[0]?.found;
  if (!found) throw new Error("A query without rows that always gives one.");
  const counts: FoundOffers["counts"] = { kind: {}, label: {}, weekday: {}, dayPart: {}, language: {}, level: {}, needs: {} };
  for (const { facet, value, count } of found.counts ?? []) counts[facet][value] = count;
  return { ...found, place, counts };
}
