import { organisationsInFields } from "#domain/concept/organisations/index.ts";
import { findInNetwork, listOrganisations, meantBy, type Among, type OrganisationList } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { NetworkQuery } from "./list-query.ts";

/** What the search did with the words; null where nothing was searched. */
export type Searched = { also: string[]; nearly: boolean; meant: string | null } | null;

/** A page of the list as an address asks for it: the fields are the concept's matter, the rest is the network's. */
export async function readList(ctx: Context, db: Reader, { filter, after }: NetworkQuery, limit: number): Promise<OrganisationList & { searched: Searched }> {
  const { actionFieldIds, search, ...ofNetwork } = filter;
  const inFields = actionFieldIds.length === 0 ? null : await organisationsInFields(ctx, db, actionFieldIds);
  const found = search === "" ? null : await findInNetwork(ctx, db, search);
  const list = await listOrganisations(
    ctx,
    db,
    ofNetwork,
    { after, limit },
    amongThese(
      inFields,
      found?.found.flatMap(({ kind, id }) => (kind === "organisation" ? id : [])),
    ),
  );
  if (!found) return { ...list, searched: null };
  const nearly = found.nearly && list.total > 0;
  const names = list.organisations.map(({ name }) => name);
  return { ...list, searched: { also: found.also, nearly, meant: nearly ? await meantBy(db, search, names) : null } };
}

function amongThese(inFields: string[] | null, found: string[] | undefined): Among | null {
  if (found === undefined) return inFields === null ? null : { ids: inFields, ranked: false };
  const wanted = new Set(inFields);
  return { ids: inFields === null ? found : found.filter((id) => wanted.has(id)), ranked: true };
}
