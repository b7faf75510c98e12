import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { maySeeGremium, seatsOf, type GremiumKind } from "../gremien/index.ts";
import { wordsIn } from "../mark-words.ts";

export type FoundInNetwork = {
  /** Best first. */
  found: { kind: "organisation" | "person" | "gremium"; id: string }[];
  /** Nothing is there as it was typed; what was found is spelled alike. */
  nearly: boolean;
  /** The region's synonyms that were looked for, too. */
  also: string[];
};

/** More organisations than a region has: whoever narrows a list by it must not lose one. */
const MOST_FOUND = 20_000;
const MOST_HITS = 50;

/**
 * Ids of the organisations, people and bodies that fit; who asked reads them through the walls. One query, two where nothing is there.
 * @param said as it was typed; its first eight words count
 */
export async function findInNetwork(ctx: Context, db: Reader, said: string, most = MOST_FOUND): Promise<FoundInNetwork> {
  const { rows } = await db.execute<{ kind: FoundInNetwork["found"][number]["kind"]; id: string; nearly: boolean }>(sql`
    select kind, id, nearly from search.find_in_network(${said}, ${most})`);
  const also = await db.execute<{ means: string }>(sql`select means from search.also(${said}) means`);
  return { found: rows.map(({ kind, id }) => ({ kind, id })), nearly: rows[0]?.nearly ?? false, also: also.rows.map(({ means }) => means) };
}

export type NetworkHit = {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
} & (
  | { kind: "organisation"; organisationKind: string; municipality: string | null }
  | { kind: "person"; function: string; organisation: { id: string; name: string } }
  | { kind: "gremium"; gremiumKind: GremiumKind }
);

export type NetworkSearch = Omit<FoundInNetwork, "found"> & {
  hits: NetworkHit[];
  more: boolean;
  /** The search as it was probably meant; null where it was found as it stands. */
  meant: string | null;
};

/** Organisations, people in functions and bodies that the actor may see, best hits first. Four queries, five where it was spelled wrong. */
export async function searchNetwork(ctx: Context, db: Reader, said: string): Promise<NetworkSearch> {
  const { found, nearly, also } = await findInNetwork(ctx, db, said, 4 * MOST_HITS);
  const here = ctx.region.id;
  const ids = (kind: NetworkHit["kind"]) => sql`any(${sql.param(found.flatMap((one) => (one.kind === kind ? one.id : [])))}::uuid[])`;
  const { rows } = await db.execute<NetworkHit>(sql`
    select 'organisation' as kind, o.id, o.name, coalesce(o.phone, i.phone) as phone, coalesce(o.email, i.email) as email,
      o.kind as "organisationKind", m.name as municipality, null as function, null::json as organisation, null as "gremiumKind"
    from organisations o left join organisation_internals i on i.region_id = o.region_id and i.organisation_id = o.id
      left join municipalities m on m.region_id = o.region_id and m.id = o.municipality_id
    where o.region_id = ${here} and o.id = ${ids("organisation")}
    union all select 'person', p.id, concat_ws(' ', nullif(p.first_name, ''), p.last_name), p.phone, p.email, null, null, p.function,
      json_build_object('id', o.id, 'name', o.name), null
    from people p join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
    where p.region_id = ${here} and p.id = ${ids("person")} and p.restricted_at is null and p.erased_at is null
    union all select 'gremium', g.id, g.name, null, null, null, null, null, null, g.kind
    from gremien g where g.region_id = ${here} and g.id = ${ids("gremium")}`);
  const seats = await seatsOf(ctx, db);
  const seen = new Map(
    rows.filter((row) => row.kind !== "gremium" || maySeeGremium(ctx.actor, seats, { id: row.id, kind: row.gremiumKind })).map((row) => [row.id, row]),
  );
  const hits = found.flatMap(({ id }) => seen.get(id) ?? []);
  const shown = hits.slice(0, MOST_HITS);
  return {
    hits: shown,
    more: hits.length > MOST_HITS,
    nearly: nearly && shown.length > 0,
    also,
    meant: nearly
      ? await meantBy(
          db,
          said,
          shown.map(({ name }) => name),
        )
      : null,
  };
}

/** The search with each word replaced by the word of these names that is spelled most alike; null where that changes nothing. One query. */
export async function meantBy(db: Reader, said: string, names: readonly string[]): Promise<string | null> {
  const words = [...new Set(names.flatMap(wordsIn))];
  const { rows } = await db.execute<{ meant: string | null; differs: boolean }>(sql`
    select meant, search.letters(meant) <> search.letters(${said}) as differs from search.spelled_alike(${said}, ${sql.param(words)}::text[]) meant`);
  return rows[0]?.differs ? rows[0].meant : null;
}
