import { organisationsInFields } from "#domain/concept/organisations/index.ts";
import { listOrganisations, type OrganisationList } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { NetworkQuery } from "./list-query.ts";

/** A page of the list as an address asks for it: the fields are the concept's matter, the rest is the network's. */
export async function readList(ctx: Context, db: Reader, { filter, after }: NetworkQuery, limit: number): Promise<OrganisationList> {
  const { actionFieldIds, ...ofNetwork } = filter;
  const among = actionFieldIds.length === 0 ? null : await organisationsInFields(ctx, db, actionFieldIds);
  return listOrganisations(ctx, db, ofNetwork, { after, limit }, among);
}
