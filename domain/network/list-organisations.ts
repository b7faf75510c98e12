import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { containsWords } from "./search-text.ts";
import { ASK_AFTER_MONTHS } from "./confirmation-age.ts";

export type OrganisationFilter = {
  search: string;
  kinds: string[];
  /** Where it sits. */
  municipalityIds: string[];
  /** Where it works. */
  servesIds: string[];
  languages: string[];
  /** Nobody there is named for migration. */
  withoutContact: boolean;
  /** Nobody said for half a year that the entry is right. */
  unconfirmed: boolean;
};
export const NO_FILTER: OrganisationFilter = {
  search: "",
  kinds: [],
  municipalityIds: [],
  servesIds: [],
  languages: [],
  withoutContact: false,
  unconfirmed: false,
};

export type OrganisationRow = {
  id: string;
  name: string;
  shortName: string | null;
  kind: string;
  municipality: string | null;
  isPublic: boolean;
  hidden: boolean;
  /** YYYY-MM-DD */
  confirmedOn: string;
  people: number;
  hasContact: boolean;
  phone: string | null;
  email: string | null;
  website: string | null;
  street: string | null;
  postalCode: string | null;
  place: string | null;
  openingHours: string | null;
  languages: string[];
  serves: string[];
};

/** One way to narrow the list, and how many would be left. Zero stays visible. */
export type Choice = { value: string; label: string; count: number };

export type OrganisationList = {
  organisations: OrganisationRow[];
  total: number;
  /** Each counted under all other filters. */
  kinds: Choice[];
  municipalities: Choice[];
  serves: Choice[];
  languages: Choice[];
  withoutContact: number;
  unconfirmed: number;
  /** Id after which the next page begins; null: this was the last. */
  next: string | null;
};

/** Each filter as a column of the base, so that every choice can be counted under all the others. */
const TESTS = ["search", "kind", "municipality", "serves", "language", "contact", "confirmed"] as const;
const passing = (except?: (typeof TESTS)[number]) =>
  sql.join(
    TESTS.filter((test) => test !== except).map((test) => sql.raw(`by_${test}`)),
    sql` and `,
  );

/**
 * A page of the network by name. Two queries.
 * @param page.after id of the last organisation of the page before; one that is gone begins anew
 * @param among only these, chosen by an area above
 */
export async function listOrganisations(
  ctx: Context,
  db: Reader,
  filter: OrganisationFilter,
  page: { after: string | null; limit: number },
  among: readonly string[] | null = null,
): Promise<OrganisationList> {
  const here = ctx.region.id;
  const base = filtered(ctx, filter, among);
  const { after } = page;
  const start =
    after === null ? sql`true` : sql`(not exists (select 1 from base where id = ${after}) or (name, id) > (select name, id from base where id = ${after}))`;
  // What a row shows beside its own columns is looked up for the rows of this page only.
  const found = await db.execute<OrganisationRow>(sql`
    with base as materialized (${base}),
      page as (select id from base where ${passing()} and ${start} order by name, id limit ${page.limit + 1})
    select o.id, o.name, o.short_name as "shortName", o.kind, m.name as municipality, o.is_public as "isPublic", o.hidden_at is not null as hidden,
      o.confirmed_on::text as "confirmedOn", base.has_contact as "hasContact", o.languages,
      coalesce(o.phone, i.phone) as phone, coalesce(o.email, i.email) as email, coalesce(o.website, i.website) as website,
      coalesce(o.street, i.street) as street, coalesce(o.postal_code, i.postal_code) as "postalCode", coalesce(o.place, i.place) as place,
      coalesce(o.opening_hours, i.opening_hours) as "openingHours",
      array(select s.name from organisation_municipalities x join municipalities s on s.region_id = x.region_id and s.id = x.municipality_id
        where x.region_id = ${here} and x.organisation_id = o.id order by s.position, s.name) as serves,
      (select count(*)::int from people p where p.region_id = ${here} and p.organisation_id = o.id and p.restricted_at is null and p.erased_at is null) as people
    from page join base on base.id = page.id join organisations o on o.region_id = ${here} and o.id = page.id
      left join organisation_internals i on i.region_id = o.region_id and i.organisation_id = o.id
      left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
    order by o.name, o.id`);
  const counted = await db.execute<{ facet: string; value: string; label: string; count: number }>(sql`
    with base as materialized (${base})
    select 'total' as facet, '' as value, '' as label, 0 as position, count(*) filter (where ${passing()})::int as count from base
    union all select 'without-contact', '', '', 0, count(*) filter (where ${passing("contact")} and not has_contact)::int from base
    union all select 'unconfirmed', '', '', 0, count(*) filter (where ${passing("confirmed")} and overdue)::int from base
    union all select 'kind', kind, kind, 0, count(*) filter (where ${passing("kind")})::int from base group by kind
    union all select 'municipality', m.id::text, m.name, m.position, count(*) filter (where ${passing("municipality")})::int
      from base join municipalities m on m.region_id = ${here} and m.id = municipality_id group by m.id, m.name, m.position
    union all select 'serves', m.id::text, m.name, m.position, count(*) filter (where ${passing("serves")})::int
      from base join organisation_municipalities x on x.region_id = ${here} and x.organisation_id = base.id
        join municipalities m on m.region_id = x.region_id and m.id = x.municipality_id group by m.id, m.name, m.position
    union all select 'language', spoken, spoken, 0, count(*) filter (where ${passing("language")})::int from base, unnest(languages) spoken group by spoken
    order by 1, position, label`);

  const of = (facet: string) => counted.rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }));
  const rows = found.rows.slice(0, page.limit);
  return {
    organisations: rows,
    total: of("total")[0]?.count ?? 0,
    kinds: of("kind"),
    municipalities: of("municipality"),
    serves: of("serves"),
    languages: of("language"),
    withoutContact: of("without-contact")[0]?.count ?? 0,
    unconfirmed: of("unconfirmed")[0]?.count ?? 0,
    next: found.rows.length > page.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** How many organisations name nobody for migration: for those who only want the number. One query. */
export async function countWithoutContact(ctx: Context, db: Reader): Promise<number> {
  const found = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from organisations o where o.region_id = ${ctx.region.id} and not (${hasContact(ctx)})`,
  );
  return found.rows[0]?.count ?? 0;
}

const hasContact = (ctx: Context) => sql`o.id in (select p.organisation_id from people p
  where p.region_id = ${ctx.region.id} and p.is_migration_contact and p.restricted_at is null and p.erased_at is null)`;

function filtered(ctx: Context, filter: OrganisationFilter, among: readonly string[] | null): SQL {
  const here = ctx.region.id;
  const { kinds, municipalityIds, servesIds, languages } = filter;
  const text = sql`concat_ws(' ', o.name, o.short_name, m.name)`;
  const overdue = sql`(o.confirmed_on + make_interval(months => ${ASK_AFTER_MONTHS}))::date <= ${ctx.today}::date`;
  const chosen = (list: readonly string[], test: SQL) => (list.length === 0 ? sql`true` : test);
  return sql`
    select o.id, o.name, o.kind, o.municipality_id, o.languages, ${hasContact(ctx)} as has_contact, ${overdue} as overdue,
      ${containsWords(text, filter.search)} as by_search,
      ${chosen(kinds, sql`o.kind in ${kinds}`)} as by_kind,
      ${chosen(municipalityIds, sql`o.municipality_id in ${municipalityIds}`)} as by_municipality,
      ${chosen(servesIds, sql`o.id in (select x.organisation_id from organisation_municipalities x where x.region_id = ${here} and x.municipality_id in ${servesIds})`)} as by_serves,
      ${chosen(
        languages,
        sql`o.languages && array[${sql.join(
          languages.map((language) => sql`${language}`),
          sql`, `,
        )}]::text[]`,
      )} as by_language,
      ${filter.withoutContact ? sql`not (${hasContact(ctx)})` : sql`true`} as by_contact,
      ${filter.unconfirmed ? overdue : sql`true`} as by_confirmed
    from organisations o left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
    where o.region_id = ${here} and ${among === null ? sql`true` : sql`o.id = any(${sql.param(among)}::uuid[])`}`;
}
