import { OFFER_KINDS, OFFER_STATES } from "#domain/offers/index.ts";
import { ALL_OFFERS, type OfferFilter } from "#domain/offers/catalogue/index.ts";
import { isId } from "../network/form.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = {
  search: "suche",
  states: "stand",
  kinds: "art",
  branchIds: "sparte",
  organisationIds: "anbieter",
  municipalityIds: "ort",
  overdue: "ueberfaellig",
  order: "sortierung",
} as const satisfies Record<keyof OfferFilter, string>;
/** In addresses: by the oldest confirmation instead of by title. */
export const OLDEST_FIRST = "bestaetigung";

export type OffersQuery = { filter: OfferFilter; after: string | null };

/** What an address asks for; words that mean nothing here are passed over. */
export function readOffersQuery(query: URLSearchParams): OffersQuery {
  const after = query.get("nach");
  const ids = (name: "branchIds" | "organisationIds" | "municipalityIds") => [...new Set(query.getAll(PARAMETERS[name]))].filter(isId).slice(0, 50);
  return {
    filter: {
      ...ALL_OFFERS,
      search: (query.get(PARAMETERS.search) ?? "").replaceAll("\0", "").trim().slice(0, 200),
      states: OFFER_STATES.filter((state) => query.getAll(PARAMETERS.states).includes(state)),
      kinds: OFFER_KINDS.filter((kind) => query.getAll(PARAMETERS.kinds).includes(kind)),
      branchIds: ids("branchIds"),
      organisationIds: ids("organisationIds"),
      municipalityIds: ids("municipalityIds"),
      overdue: query.has(PARAMETERS.overdue),
      order: query.get(PARAMETERS.order) === OLDEST_FIRST ? "confirmed" : "title",
    },
    after: after !== null && isId(after) ? after : null,
  };
}

export function writeOffersQuery({ filter, after }: OffersQuery): string {
  const query = new URLSearchParams();
  if (filter.search) query.set(PARAMETERS.search, filter.search);
  for (const name of ["states", "kinds", "branchIds", "organisationIds", "municipalityIds"] as const) {
    for (const value of filter[name]) query.append(PARAMETERS[name], value);
  }
  if (filter.overdue) query.set(PARAMETERS.overdue, "on");
  if (filter.order === "confirmed") query.set(PARAMETERS.order, OLDEST_FIRST);
  if (after) query.set("nach", after);
  return query.size === 0 ? "" : `?${query}`;
}
