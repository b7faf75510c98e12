import { sql, type SQL } from "drizzle-orm";
import type { Choice } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import { conceptInForce } from "../in-force.ts";

/** `by`: what the list is grouped by, fields of action or seats. The rest narrows it; null: everything. */
export type ContactQuery = { by: "topic" | "place"; actionFieldId: string | null; municipalityId: string | null; language: string | null };

export type ContactPerson = { name: string; function: string; phone: string | null; email: string | null };
export type Contact = {
  id: string;
  name: string;
  /** Code of a kind: see `regionKinds`. */
  kind: string;
  municipality: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  street: string | null;
  postalCode: string | null;
  place: string | null;
  /** OpenStreetMap's opening_hours. */
  openingHours: string | null;
  languages: Locale[];
  /** Names of the places it works for; none: the whole region. */
  serves: string[];
  /** YYYY-MM-DD */
  confirmedOn: string;
  people: ContactPerson[];
};
/** Organisations under one heading; `title` null: those without a field, or without a seat. An organisation with two fields stands under both. */
export type ContactGroup = { id: string | null; title: string | null; contacts: Contact[] };
export type ContactList = {
  groups: ContactGroup[];
  /** Organisations, each counted once. */
  total: number;
  /** Each counted under all other filters. */
  topics: Choice[];
  places: Choice[];
  languages: Choice[];
  /** What the next page begins after; null: this was the last. */
  next: string | null;
};

type Placed = Contact & { groupId: string | null; groupTitle: string | null };
/** The filters that are set, each as a column of the base, so that every choice can be counted under all the others. */
type Filter = "topic" | "place" | "language";
type Tests = Map<Filter, SQL>;
const passing = (tests: Tests, except?: Filter) =>
  sql.join([sql`true`, ...[...tests.keys()].filter((name) => name !== except).map((name) => sql.raw(`by_${name}`))], sql` and `);
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The list that people know from paper: whom to call, by topic or by place. The public reads public entries, public parts
 * and released names; staff read everything, with the people in functions. Two queries.
 *
 * @param page.after as `next` told; what is gone begins anew
 */
export async function listContacts(ctx: Context, db: Reader, query: ContactQuery, page: { after: string | null; limit: number }): Promise<ContactList> {
  const here = ctx.region.id;
  const tests = chosenTests(ctx, query);
  const [afterGroup = "", afterId = ""] = page.after?.split("_") ?? [];
  const last = sql`select position, title, group_id, name, id from placed where group_id = ${afterGroup} and id = ${afterId}`;
  const start = page.after === null ? sql`true` : sql`(not exists (${last}) or (position, title, group_id, name, id) > (${last}))`;
  const found = await db.execute<Placed>(sql`
    with base as materialized (${base(ctx, tests)}), grouped as (${query.by === "topic" ? topics(ctx) : seats(ctx)}),
      placed as materialized (
        select base.id, base.name, coalesce(g.position, 2147483647) as position, coalesce(g.title, '') as title, coalesce(g.group_id, ${NOBODY}::uuid) as group_id
        from base left join grouped g on g.organisation_id = base.id
        where ${passing(tests)} ${query.by === "topic" && query.actionFieldId ? sql`and g.group_id = ${query.actionFieldId}` : sql``}),
      page as (select * from placed where ${start} order by position, title, group_id, name, id limit ${page.limit + 1})
    select nullif(page.group_id, ${NOBODY}::uuid) as "groupId", nullif(page.title, '') as "groupTitle",
      o.id, o.name, o.kind, m.name as municipality, o.languages, o.confirmed_on::text as "confirmedOn",
      coalesce(o.phone, i.phone) as phone, coalesce(o.email, i.email) as email, coalesce(o.website, i.website) as website,
      coalesce(o.street, i.street) as street, coalesce(o.postal_code, i.postal_code) as "postalCode", coalesce(o.place, i.place) as place,
      coalesce(o.opening_hours, i.opening_hours) as "openingHours", array(select s.name from organisation_municipalities x
        join municipalities s on s.region_id = x.region_id and s.id = x.municipality_id
        where x.region_id = ${here} and x.organisation_id = o.id order by s.position, s.name) as serves,
      coalesce((${peopleOf(ctx)}), '[]') as people
    from page join organisations o on o.region_id = ${here} and o.id = page.id
      left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
      left join organisation_internals i on i.region_id = o.region_id and i.organisation_id = o.id
    order by page.position, page.title, page.group_id, page.name, page.id`);
  const counted = await db.execute<{ facet: string; value: string; label: string; count: number }>(sql`
    with works as materialized (select organisation_id, municipality_id from organisation_municipalities where region_id = ${here}),
      base as materialized (select b.*, b.id not in (select organisation_id from works) as everywhere from (${base(ctx, tests)}) b)
    select 'total' as facet, '' as value, '' as label, 0 as position, count(*) filter (where ${passing(tests)})::int as count from base
    union all select 'topic', g.group_id::text, g.title, g.position, count(*) filter (where ${passing(tests, "topic")})::int
      from (${topics(ctx)}) g join base on base.id = g.organisation_id group by g.group_id, g.title, g.position
    union all select 'place', m.id::text, m.name, m.position, (coalesce(s.there - s.everywhere, 0) + coalesce(w.there - w.seated, 0)
        + (select count(*) filter (where ${passing(tests, "place")} and everywhere) from base))::int
      from municipalities m left join (${seated(tests)}) s on s.municipality_id = m.id left join (${working(tests)}) w on w.municipality_id = m.id
      where m.region_id = ${here}
    union all select 'language', spoken, spoken, 0, count(*) filter (where ${passing(tests, "language")})::int from base, unnest(languages) spoken group by spoken
    order by 1, position, label`);
  const of = (facet: string) => counted.rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }));
  const rows = found.rows.slice(0, page.limit);
  const end = found.rows.length > page.limit ? rows.at(-1) : undefined;
  return {
    groups: grouped(rows),
    total: of("total")[0]?.count ?? 0,
    topics: of("topic"),
    places: of("place"),
    languages: of("language"),
    next: end ? `${end.groupId ?? NOBODY}_${end.id}` : null,
  };
}

function chosenTests(ctx: Context, { actionFieldId, municipalityId, language }: ContactQuery): Tests {
  const tests: Tests = new Map();
  if (actionFieldId !== null) tests.set("topic", sql`base.id in (select g.organisation_id from (${topics(ctx)}) g where g.group_id = ${actionFieldId})`);
  if (municipalityId !== null) tests.set("place", worksIn(ctx, municipalityId));
  if (language !== null) tests.set("language", sql`${language} = any(base.languages)`);
  return tests;
}

function base(ctx: Context, tests: Tests): SQL {
  const columns = [...tests].map(([name, test]) => sql`, ${test} as ${sql.raw(`by_${name}`)}`);
  return sql`
    select base.id, base.name, base.municipality_id, base.languages${sql.join(columns)}
    from organisations base where base.region_id = ${ctx.region.id}
      ${ctx.actor.kind === "public" ? sql`and base.is_public and base.hidden_at is null` : sql``}`;
}

/** An organisation is there for a place where it sits or works; one that names no place works everywhere. */
function worksIn(ctx: Context, municipalityId: string): SQL {
  const works = sql`select x.organisation_id from organisation_municipalities x where x.region_id = ${ctx.region.id}`;
  return sql`(base.municipality_id = ${municipalityId} or base.id in (${works} and x.municipality_id = ${municipalityId}) or base.id not in (${works}))`;
}

/** The same for all places at once, as numbers: those who sit there, those who work there, and of both whom to count only once. */
function seated(tests: Tests): SQL {
  return sql`select municipality_id, count(*) filter (where ${passing(tests, "place")}) as there, count(*) filter (where ${passing(tests, "place")} and everywhere) as everywhere
    from base group by municipality_id`;
}

function working(tests: Tests): SQL {
  return sql`select x.municipality_id, count(*) filter (where ${passing(tests, "place")}) as there,
      count(*) filter (where ${passing(tests, "place")} and base.municipality_id = x.municipality_id) as seated
    from works x join base on base.id = x.organisation_id group by x.municipality_id`;
}

/** Under which fields of the concept in force each organisation stands. */
function topics(ctx: Context): SQL {
  return sql`select x.organisation_id, f.id as group_id, f.title, f.position from organisation_action_fields x
    join action_fields f on f.region_id = x.region_id and f.id = x.action_field_id
    where x.region_id = ${ctx.region.id}
      and f.concept_id = ${conceptInForce(ctx)}`;
}

function seats(ctx: Context): SQL {
  return sql`select o.id as organisation_id, m.id as group_id, m.name as title, m.position from organisations o
    join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id where o.region_id = ${ctx.region.id}`;
}

/** In public the words that people released, inside everybody in a function who is not blocked. */
function peopleOf(ctx: Context): SQL {
  const [source, name] =
    ctx.actor.kind === "public"
      ? [sql`person_releases p where true`, sql`p.name`]
      : [sql`people p where p.restricted_at is null and p.erased_at is null`, sql`concat_ws(' ', nullif(p.first_name, ''), p.last_name)`];
  return sql`select json_agg(json_build_object('name', ${name}, 'function', p.function, 'phone', p.phone, 'email', p.email) order by ${name})
    from ${source} and p.region_id = ${ctx.region.id} and p.organisation_id = o.id`;
}

function grouped(rows: readonly Placed[]): ContactGroup[] {
  const groups: ContactGroup[] = [];
  for (const { groupId, groupTitle, ...contact } of rows) {
    const last = groups.at(-1);
    if (last && last.id === groupId) last.contacts.push(contact);
    else groups.push({ id: groupId, title: groupTitle, contacts: [contact] });
  }
  return groups;
}
