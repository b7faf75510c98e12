import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { municipalities, organisations } from "../schema.ts";
import { findInNetwork } from "../search/index.ts";
import { containsWords } from "../search-text.ts";
import { best, type NamedOf, wordsOf } from "./best.ts";

export type NamedOrganisation = { id: string; name: string; shortName: string | null; municipality: string | null };

const MOST_CANDIDATES = 200;

function choosable(ctx: Context, db: Reader, which: SQL) {
  return db
    .select({ id: organisations.id, name: organisations.name, shortName: organisations.shortName, municipality: municipalities.name })
    .from(organisations)
    .leftJoin(municipalities, and(eq(municipalities.regionId, organisations.regionId), eq(municipalities.id, organisations.municipalityId)))
    .where(and(eq(organisations.regionId, ctx.region.id), which))
    .orderBy(asc(organisations.name), asc(organisations.id));
}

/** Whether the context sees any at all. One query. */
export async function hasOrganisations(ctx: Context, db: Reader): Promise<boolean> {
  const [one] = await db.select({ id: organisations.id }).from(organisations).where(eq(organisations.regionId, ctx.region.id)).limit(1);
  return one !== undefined;
}

/** Organisations by id, by name: what a page needs that names some. One query, none for none. */
export async function organisationsById(ctx: Context, db: Reader, ids: readonly string[]): Promise<NamedOrganisation[]> {
  return ids.length === 0 ? [] : choosable(ctx, db, inArray(organisations.id, [...ids]));
}

/** The names of these organisations, by id; ids that are null, twice or gone do no harm. One query, none for none. */
export async function organisationNames(ctx: Context, db: Reader, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  return new Map((await organisationsById(ctx, db, asked)).map(({ id, name }) => [id, name]));
}

/** Which organisation these words mean: its name, its short name, or a part of it. One query, up to four where it is spelled wrong. */
export async function organisationsNamed(ctx: Context, db: Reader, said: string): Promise<NamedOf<NamedOrganisation>> {
  const words = wordsOf(said);
  if (words.length === 0) return { one: null, found: [], more: false, nearly: false };
  const text = sql`concat_ws(' ', ${organisations.name}, ${organisations.shortName}, ${municipalities.name})`;
  const fitting = await choosable(ctx, db, containsWords(text, words.join(" "))).limit(MOST_CANDIDATES);
  if (fitting.length > 0) return best(said, fitting, spellings);
  const alike = await findInNetwork(ctx, db, said, MOST_CANDIDATES);
  const ids = alike.found.flatMap(({ kind, id }) => (kind === "organisation" ? id : []));
  const found = await organisationsById(ctx, db, ids);
  return {
    ...best(
      said,
      found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
      spellings,
    ),
    one: null,
    nearly: found.length > 0,
  };
}

function spellings({ name, shortName }: NamedOrganisation): string[][] {
  return [[name], ...(shortName ? [[shortName]] : [])];
}
