import { COURSE_TYPES, LEVELS } from "#domain/offers/courses/index.ts";
import type { InterestFilter } from "#domain/offers/courses/interest/index.ts";
import { isId } from "../../network/form.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = {
  said: "suche",
  levels: "niveau",
  types: "art",
  municipalityId: "ort",
  isPlaced: "vermittelt",
  needsChildcare: "kinder",
  order: "sortierung",
} as const;
const ORDERS = { level: "niveau", place: "ort" } as const;

export type InterestQuery = { filter: InterestFilter; page: number };

/** What an address asks for; words that mean nothing here are passed over. */
export function readInterestQuery(query: URLSearchParams): InterestQuery {
  const place = query.get(PARAMETERS.municipalityId) ?? "";
  const order = query.get(PARAMETERS.order);
  const page = Number(query.get("seite") ?? 1);
  return {
    filter: {
      said: (query.get(PARAMETERS.said) ?? "").trim().slice(0, 100),
      levels: LEVELS.filter((level) => query.getAll(PARAMETERS.levels).includes(level)),
      types: COURSE_TYPES.filter((type) => query.getAll(PARAMETERS.types).includes(type)),
      municipalityId: isId(place) ? place : null,
      isPlaced: query.has(PARAMETERS.isPlaced),
      needsChildcare: query.has(PARAMETERS.needsChildcare),
      order: order === ORDERS.level ? "level" : order === ORDERS.place ? "place" : "since",
    },
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

export function writeInterestQuery({ filter, page }: InterestQuery): string {
  const query = new URLSearchParams();
  if (filter.said) query.set(PARAMETERS.said, filter.said);
  for (const name of ["levels", "types"] as const) for (const value of filter[name]) query.append(PARAMETERS[name], value);
  if (filter.municipalityId) query.set(PARAMETERS.municipalityId, filter.municipalityId);
  for (const name of ["isPlaced", "needsChildcare"] as const) if (filter[name]) query.set(PARAMETERS[name], "on");
  if (filter.order !== "since") query.set(PARAMETERS.order, ORDERS[filter.order]);
  if (page > 1) query.set("seite", String(page));
  return query.size === 0 ? "" : `?${query}`;
}
