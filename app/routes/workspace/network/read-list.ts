import { countInFields, organisationsInFields } from "#domain/concept/organisations/index.ts";
import { findInNetwork, listedIds, listOrganisations, meantBy, type Among, type FoundInNetwork, type OrganisationList } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { NetworkQuery } from "./list-query.ts";

/** What the search did with the words; null where nothing was searched. */
export type Searched = { also: string[]; nearly: boolean; meant: string | null } | null;

/** A page of the list as an address asks for it: the fields are the concept's matter, the rest is the network's. */
export async function readList(ctx: Context, db: Reader, query: NetworkQuery, limit: number): Promise<OrganisationList & { searched: Searched }> {
  return readFound(ctx, db, query, limit, await search(ctx, db, query));
}

/** The same, and behind each field of the concept how many the other filters leave. */
export async function readCountedList(ctx: Context, db: Reader, query: NetworkQuery, limit: number) {
  const found = await search(ctx, db, query);
  const { search: _said, actionFieldIds: _fields, ...ofNetwork } = query.filter;
  const left = await listedIds(ctx, db, ofNetwork, amongThese(null, found));
  return { list: await readFound(ctx, db, query, limit, found), inFields: await countInFields(ctx, db, left) };
}

function search(ctx: Context, db: Reader, { filter }: NetworkQuery): Promise<FoundInNetwork | null> {
  return filter.search === "" ? Promise.resolve(null) : findInNetwork(ctx, db, filter.search);
}

async function readFound(
  ctx: Context,
  db: Reader,
  { filter, after }: NetworkQuery,
  limit: number,
  found: FoundInNetwork | null,
): Promise<OrganisationList & { searched: Searched }> {
  const { actionFieldIds, search: said, ...ofNetwork } = filter;
  const inFields = actionFieldIds.length === 0 ? null : await organisationsInFields(ctx, db, actionFieldIds);
  const list = await listOrganisations(ctx, db, ofNetwork, { after, limit }, amongThese(inFields, found));
  if (!found) return { ...list, searched: null };
  const nearly = found.nearly && list.total > 0;
  const names = list.organisations.map(({ name }) => name);
  return { ...list, searched: { also: found.also, nearly, meant: nearly ? await meantBy(db, said, names) : null } };
}

function amongThese(inFields: string[] | null, found: FoundInNetwork | null): Among | null {
  if (found === null) return inFields === null ? null : { ids: inFields, ranked: false };
  const ids = found.found.flatMap(({ kind, id }) => (kind === "organisation" ? id : []));
  const wanted = new Set(inFields);
  return { ids: inFields === null ? ids : ids.filter((id) => wanted.has(id)), ranked: true };
}
