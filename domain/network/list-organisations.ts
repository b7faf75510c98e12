import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { containsWords } from "./search-text.ts";

export type OrganisationFilter = {
  search: string;
  kinds: string[];
  municipalityIds: string[];
};

export type OrganisationRow = {
  id: string;
  name: string;
  shortName: string | null;
  kind: string;
  municipality: string | null;
  isPublic: boolean;
  people: number;
};

/** One way to narrow the list, and how many would be left. Zero stays visible. */
export type Choice = { value: string; label: string; count: number };

export type OrganisationList = {
  organisations: OrganisationRow[];
  total: number;
  /** Counted under all other filters. */
  kinds: Choice[];
  municipalities: Choice[];
  /** Id after which the next page begins; null: this was the last. */
  next: string | null;
};

/**
 * A page of the network by name. Two queries.
 * @param page.after id of the last organisation of the page before; one that is gone begins anew
 */
export async function listOrganisations(
  ctx: Context,
  db: Reader,
  filter: OrganisationFilter,
  page: { after: string | null; limit: number },
): Promise<OrganisationList> {
  const base = filtered(ctx, filter);
  const after = page.after;
  const start =
    after === null ? sql`true` : sql`(not exists (select 1 from base where id = ${after}) or (name, id) > (select name, id from base where id = ${after}))`;
  const found = await db.execute<{
    id: string;
    name: string;
    short_name: string | null;
    kind: string;
    municipality: string | null;
    is_public: boolean;
    people: number;
  }>(sql`
    with base as (${base})
    select id, name, short_name, kind, municipality, is_public,
      (select count(*)::int from people p where p.region_id = ${ctx.region.id} and p.organisation_id = base.id
        and p.restricted_at is null and p.erased_at is null) as people
    from base where by_search and by_kind and by_municipality and ${start} order by name, id limit ${page.limit + 1}`);
  const counted = await db.execute<{ facet: string; value: string; label: string; count: number }>(sql`
    with base as materialized (${base})
    select 'total' as facet, '' as value, '' as label, count(*) filter (where by_search and by_kind and by_municipality)::int as count from base
    union all select 'kind', kind, kind, count(*) filter (where by_search and by_municipality)::int from base group by kind
    union all (select 'municipality', municipality_id::text, municipality, count(*) filter (where by_search and by_kind)::int
      from base where municipality_id is not null group by municipality_id, municipality)
    order by 1, 3`);

  const of = (facet: string) => counted.rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }));
  const rows = found.rows.slice(0, page.limit);
  return {
    organisations: rows.map((row) => ({
      id: row.id,
      name: row.name,
      shortName: row.short_name,
      kind: row.kind,
      municipality: row.municipality,
      isPublic: row.is_public,
      people: row.people,
    })),
    total: of("total")[0]?.count ?? 0,
    kinds: of("kind"),
    municipalities: of("municipality"),
    next: found.rows.length > page.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

function filtered(ctx: Context, { search, kinds, municipalityIds }: OrganisationFilter): SQL {
  const text = sql`concat_ws(' ', o.name, o.short_name, m.name)`;
  return sql`
    select o.id, o.name, o.short_name, o.kind, o.municipality_id, m.name as municipality, o.is_public,
      ${containsWords(text, search)} as by_search,
      ${kinds.length === 0 ? sql`true` : sql`o.kind in ${kinds}`} as by_kind,
      ${municipalityIds.length === 0 ? sql`true` : sql`o.municipality_id in ${municipalityIds}`} as by_municipality
    from organisations o left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
    where o.region_id = ${ctx.region.id}`;
}
