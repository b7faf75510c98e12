import { FUND_SORTS, FUND_STATES, type FundFilter } from "#domain/concept/funding/index.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = { search: "suche", states: "stand", sort: "sortiert" } as const satisfies Record<keyof FundFilter, string>;

/** What an address asks for; words that mean nothing here are passed over. */
export function readFundQuery(query: URLSearchParams): FundFilter {
  return {
    search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
    states: FUND_STATES.filter((state) => query.getAll(PARAMETERS.states).includes(state)),
    sort: FUND_SORTS.find((sort) => sort === query.get(PARAMETERS.sort)) ?? "name",
  };
}

export function writeFundQuery({ search, states, sort }: FundFilter): string {
  const query = new URLSearchParams();
  if (search) query.set(PARAMETERS.search, search);
  for (const state of states) query.append(PARAMETERS.states, state);
  if (sort !== "name") query.set(PARAMETERS.sort, sort);
  return query.size === 0 ? "" : `?${query}`;
}
