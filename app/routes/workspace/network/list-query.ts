import { z } from "zod";
import { ORGANISATION_KINDS, type OrganisationFilter } from "#domain/network/index.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = { search: "suche", kinds: "art", municipalityIds: "ort" } as const satisfies Record<keyof OrganisationFilter, string>;
export type NetworkQuery = { filter: OrganisationFilter; after: string | null };

/** What an address asks for; words that mean nothing here are passed over. */
export function readNetworkQuery(query: URLSearchParams): NetworkQuery {
  const isId = (value: string) => z.uuid().safeParse(value).success;
  const after = query.get("nach");
  return {
    filter: {
      search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
      kinds: ORGANISATION_KINDS.filter((kind) => query.getAll(PARAMETERS.kinds).includes(kind)),
      municipalityIds: [...new Set(query.getAll(PARAMETERS.municipalityIds))].filter(isId).slice(0, 50),
    },
    after: after !== null && isId(after) ? after : null,
  };
}

export function writeNetworkQuery({ filter, after }: NetworkQuery): string {
  const query = new URLSearchParams();
  if (filter.search) query.set(PARAMETERS.search, filter.search);
  for (const kind of filter.kinds) query.append(PARAMETERS.kinds, kind);
  for (const id of filter.municipalityIds) query.append(PARAMETERS.municipalityIds, id);
  if (after) query.set("nach", after);
  return query.size === 0 ? "" : `?${query}`;
}
