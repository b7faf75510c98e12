import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { ASK_AFTER_MONTHS } from "./confirmation-age.ts";

export type OrganisationFilter = {
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

/** One way to narrow the list, and how many would be left. Zero stays visible; of places and languages after a search only where it is chosen. */
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

/** Each chosen filter as a column of the base, so that every choice can be counted under all the others. */
type Test = "kind" | "municipality" | "serves" | "language" | "contact" | "confirmed";

/** Only these organisations. @property ranked best first, and so the list is ordered; else by name */
export type Among = { ids: readonly string[]; ranked: boolean };

/**
 * A page of the network by name, or best first where a search found them. One query: what is counted and what is shown
 * come from the same reading of all rows.
 * @param page.after id of the last organisation of the page before; one that is gone begins anew
 * @param among chosen by a search or by an area above
 */
export async function listOrganisations(
  ctx: Context,
  db: Reader,
  filter: OrganisationFilter,
  page: { after: string | null; limit: number },
  among: Among | null = null,
): Promise<OrganisationList> {
  const here = ctx.region.id;
  const { after } = page;
  const tests = chosenTests(ctx, filter);
  const passing = (except?: Test) =>
    sql.join([sql`true`, ...[...tests.keys()].filter((test) => test !== except).map((test) => sql.raw(`by_${test}`))], sql` and `);
  const chosen = (name: "municipalityIds" | "languages") => sql`${sql.param(filter[name])}::text[]`;
  const [by, order] = among?.ranked ? [sql`page.place, page.id`, sql`place, id`] : [sql`page.name, page.id`, sql`name, id`];
  const start =
    after === null ? sql`true` : sql`(not exists (select 1 from base where id = ${after}) or (${order}) > (select ${order} from base where id = ${after}))`;
  // What a row shows beside its own columns is looked up for the rows of this page only.
  const found = await db.execute<{ organisations: OrganisationRow[]; facets: ({ facet: string } & Choice)[] }>(sql`
    with base as materialized (${compared(ctx, tests, among)}),
    page as (select id, name, place, has_contact from base where ${passing()} and ${start} order by ${order} limit ${page.limit + 1}),
    shown as (
      select o.id, o.name, o.short_name as "shortName", o.kind, m.name as municipality, o.is_public as "isPublic", o.hidden_at is not null as hidden,
        o.confirmed_on::text as "confirmedOn", page.has_contact as "hasContact", o.languages,
        coalesce(o.phone, i.phone) as phone, coalesce(o.email, i.email) as email, coalesce(o.website, i.website) as website,
        coalesce(o.street, i.street) as street, coalesce(o.postal_code, i.postal_code) as "postalCode", coalesce(o.place, i.place) as place,
        coalesce(o.opening_hours, i.opening_hours) as "openingHours",
        array(select s.name from organisation_municipalities x join municipalities s on s.region_id = x.region_id and s.id = x.municipality_id
          where x.region_id = ${here} and x.organisation_id = o.id order by s.position, s.name) as serves,
        (select count(*)::int from people p where p.region_id = ${here} and p.organisation_id = o.id and p.restricted_at is null and p.erased_at is null) as people
      from page join organisations o on o.region_id = ${here} and o.id = page.id
        left join organisation_internals i on i.region_id = o.region_id and i.organisation_id = o.id
        left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
      order by ${by}),
    facets as (
      select facet, '' as value, '' as label, 0 as position, count from (
        select count(*) filter (where ${passing()})::int as total, count(*) filter (where ${passing("contact")} and not has_contact)::int as without_contact,
          count(*) filter (where ${passing("confirmed")} and overdue)::int as unconfirmed from base) s,
        lateral (values ('total', total), ('without-contact', without_contact), ('unconfirmed', unconfirmed)) one(facet, count)
      union all select 'kind', kind, kind, 0, sum(count)::int
        from (select kind, count(*) filter (where ${passing("kind")}) as count from base group by kind ${
          among === null ? sql`` : sql`union all select distinct kind, 0 from organisations where region_id = ${here}`
        }) one group by kind
      union all select 'municipality', m.id::text, m.name, m.position, coalesce(b.count, 0)
        from (select municipality_id, count(*) filter (where ${passing("municipality")})::int as count from base group by municipality_id) b
          right join municipalities m on m.id = b.municipality_id
        where m.region_id = ${here} and (b.municipality_id is not null or m.id::text = any(${chosen("municipalityIds")}))
      union all select 'serves', m.id::text, m.name, m.position, coalesce(b.count, 0)
        from municipalities m left join (select x.municipality_id, count(*)::int as count from base
            join organisation_municipalities x on x.region_id = ${here} and x.organisation_id = base.id where ${passing("serves")} group by 1) b on b.municipality_id = m.id
        where m.region_id = ${here} and exists (select from organisation_municipalities x where x.region_id = ${here} and x.municipality_id = m.id)
      union all select 'language', spoken, spoken, 0, count(*) filter (where passes)::int
        from (select unnest(languages) as spoken, ${passing("language")} as passes from base union all select *, false from unnest(${chosen("languages")})) one group by spoken)
    select coalesce((select json_agg(shown) from shown), '[]') as organisations,
      (select json_agg(json_build_object('facet', facet, 'value', value, 'label', label, 'count', count) order by facet, position, label) from facets) as facets`);
  const [row] = found.rows;
  if (!row) throw new Error("An aggregate gave no row.");
  const of = (name: string) => row.facets.filter(({ facet }) => facet === name).map(({ value, label, count }) => ({ value, label, count }));
  const rows = row.organisations.slice(0, page.limit);
  return {
    organisations: rows,
    total: of("total")[0]?.count ?? 0,
    kinds: of("kind"),
    municipalities: of("municipality"),
    serves: of("serves"),
    languages: of("language"),
    withoutContact: of("without-contact")[0]?.count ?? 0,
    unconfirmed: of("unconfirmed")[0]?.count ?? 0,
    next: row.organisations.length > page.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** Ids of all that the list would show under these filters, for an area above that counts them by its own. One query. */
export async function listedIds(ctx: Context, db: Reader, filter: OrganisationFilter, among: Among | null): Promise<string[]> {
  const tests = chosenTests(ctx, filter);
  const passing = sql.join([sql`true`, ...[...tests.keys()].map((test) => sql.raw(`by_${test}`))], sql` and `);
  const { rows } = await db.execute<{ id: string }>(sql`with base as (${compared(ctx, tests, among)}) select id from base where ${passing}`);
  return rows.map(({ id }) => id);
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

const overdue = (ctx: Context) => sql`(o.confirmed_on + make_interval(months => ${ASK_AFTER_MONTHS}))::date <= ${ctx.today}::date`;

/** What is asked for, each with its test of an organisation; nothing asked for costs nothing. */
function chosenTests(ctx: Context, filter: OrganisationFilter): Map<Test, SQL> {
  const { kinds, municipalityIds, servesIds, languages } = filter;
  const any = (values: readonly string[]) => sql`any(${sql.param(values)}::text[])`;
  const tests: [Test, boolean, SQL][] = [
    ["kind", kinds.length > 0, sql`o.kind = ${any(kinds)}`],
    ["municipality", municipalityIds.length > 0, sql`coalesce(o.municipality_id::text = ${any(municipalityIds)}, false)`],
    [
      "serves",
      servesIds.length > 0,
      sql`o.id in (select x.organisation_id from organisation_municipalities x where x.region_id = ${ctx.region.id} and x.municipality_id::text = ${any(servesIds)})`,
    ],
    ["language", languages.length > 0, sql`o.languages && ${sql.param(languages)}::text[]`],
    ["contact", filter.withoutContact, sql`not (${hasContact(ctx)})`],
    ["confirmed", filter.unconfirmed, overdue(ctx)],
  ];
  return new Map(tests.flatMap(([name, isChosen, test]) => (isChosen ? [[name, test]] : [])));
}

/** The organisations that are asked about; counting those that a search did not find costs more than finding. */
function compared(ctx: Context, tests: Map<Test, SQL>, among: Among | null): SQL {
  const columns = [...tests].map(([name, test]) => sql`, ${test} as ${sql.raw(`by_${name}`)}`);
  return sql`
    select o.id, ${among === null ? sql`0` : sql`among.place`} as place, o.name, o.kind, o.municipality_id, o.languages, ${hasContact(ctx)} as has_contact,
      ${overdue(ctx)} as overdue${sql.join(columns)}
    from organisations o ${among === null ? sql`` : sql`join unnest(${sql.param(among.ids)}::uuid[]) with ordinality among(id, place) on among.id = o.id`}
    where o.region_id = ${ctx.region.id}`;
}
