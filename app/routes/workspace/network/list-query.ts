import { z } from "zod";
import { NO_FILTER, SPOKEN, type OrganisationFilter } from "#domain/network/index.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = {
  search: "suche",
  kinds: "art",
  municipalityIds: "ort",
  servesIds: "einzug",
  languages: "sprachen",
  actionFieldIds: "feld",
  withoutContact: "ohne-kontakt",
  unconfirmed: "unbestaetigt",
} as const satisfies Record<keyof NetworkQuery["filter"], string>;
/** What is typed is the search's matter, the fields are the concept's: the page asks all three. */
export type NetworkQuery = { filter: OrganisationFilter & { search: string; actionFieldIds: string[] }; after: string | null };

export const EVERYTHING: NetworkQuery = { filter: { ...NO_FILTER, search: "", actionFieldIds: [] }, after: null };

const isId = (value: string) => z.uuid().safeParse(value).success;

/** What an address asks for; words that mean nothing here are passed over. */
export function readNetworkQuery(query: URLSearchParams): NetworkQuery {
  const after = query.get("nach");
  const several = (name: keyof typeof PARAMETERS) => [...new Set(query.getAll(PARAMETERS[name]))].slice(0, 50);
  return {
    filter: {
      search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
      // A region's own kinds are ids, ours are words.
      kinds: several("kinds").filter((kind) => /^[a-z0-9-]{1,60}$/.test(kind)),
      municipalityIds: several("municipalityIds").filter(isId),
      servesIds: several("servesIds").filter(isId),
      languages: SPOKEN.filter((code) => several("languages").includes(code)),
      actionFieldIds: several("actionFieldIds").filter(isId),
      withoutContact: query.has(PARAMETERS.withoutContact),
      unconfirmed: query.has(PARAMETERS.unconfirmed),
    },
    after: after !== null && isId(after) ? after : null,
  };
}

export function writeNetworkQuery({ filter, after }: NetworkQuery): string {
  const query = new URLSearchParams();
  if (filter.search) query.set(PARAMETERS.search, filter.search);
  for (const name of ["kinds", "municipalityIds", "servesIds", "languages", "actionFieldIds"] as const) {
    for (const value of filter[name]) query.append(PARAMETERS[name], value);
  }
  for (const name of ["withoutContact", "unconfirmed"] as const) if (filter[name]) query.set(PARAMETERS[name], "on");
  if (after) query.set("nach", after);
  return query.size === 0 ? "" : `?${query}`;
}
