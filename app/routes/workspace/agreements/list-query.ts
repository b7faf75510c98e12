import { z } from "zod";
import { AGREEMENT_KINDS, AGREEMENT_STANDINGS, type AgreementFilter } from "#domain/network/index.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = { search: "suche", kinds: "art", standings: "stand", organisationIds: "mit" } as const satisfies Record<
  keyof AgreementFilter,
  string
>;

/** What an address asks for; words that mean nothing here are passed over. */
export function readAgreementQuery(query: URLSearchParams): AgreementFilter {
  return {
    search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
    kinds: AGREEMENT_KINDS.filter((kind) => query.getAll(PARAMETERS.kinds).includes(kind)),
    standings: AGREEMENT_STANDINGS.filter((standing) => query.getAll(PARAMETERS.standings).includes(standing)),
    organisationIds: [...new Set(query.getAll(PARAMETERS.organisationIds))].filter((id) => z.uuid().safeParse(id).success).slice(0, 50),
  };
}

/** @param after id of the last agreement of the page before */
export function writeAgreementQuery(filter: AgreementFilter, after: string | null = null): string {
  const query = new URLSearchParams();
  for (const name of ["search", "kinds", "standings", "organisationIds"] as const)
    for (const value of [filter[name]].flat()) if (value) query.append(PARAMETERS[name], value);
  if (after) query.set("nach", after);
  return query.size === 0 ? "" : `?${query}`;
}
