import { APPLICATION_SORTS, APPLICATION_STANDINGS, type ApplicationFilter } from "#domain/concept/micro-grants/index.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = { search: "suche", standings: "stand", sort: "sortiert" } as const satisfies Record<keyof ApplicationFilter, string>;

/** What an address asks for; words that mean nothing here are passed over. */
export function readApplicationQuery(query: URLSearchParams): ApplicationFilter {
  return {
    search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
    standings: APPLICATION_STANDINGS.filter((standing) => query.getAll(PARAMETERS.standings).includes(standing)),
    sort: APPLICATION_SORTS.find((sort) => sort === query.get(PARAMETERS.sort)) ?? "arrived",
  };
}

export function writeApplicationQuery({ search, standings, sort }: ApplicationFilter): string {
  const query = new URLSearchParams();
  if (search) query.set(PARAMETERS.search, search);
  for (const standing of standings) query.append(PARAMETERS.standings, standing);
  if (sort !== "arrived") query.set(PARAMETERS.sort, sort);
  return query.size === 0 ? "" : `?${query}`;
}
