import type { IndicatorStanding, ShownIndicator } from "#domain/concept/indicators/index.ts";

export const STANDINGS = [
  "reached",
  "on-the-way",
  "held",
  "unchanged",
  "further",
  "left",
  "no-value",
  "no-target",
] as const satisfies readonly IndicatorStanding["is"][];
export type IndicatorFilter = { search: string; fields: string[]; standings: IndicatorStanding["is"][]; released: string[] };

/** How the filters are called in addresses. */
export const PARAMETERS = { search: "suche", fields: "feld", standings: "stand", released: "zeigen" } as const satisfies Record<keyof IndicatorFilter, string>;
export const RELEASED = ["oeffentlich", "intern"] as const;

/** What an address asks for; words that mean nothing here are passed over. `fields` are numbers of fields, "0" those without a goal. */
export function readIndicatorQuery(query: URLSearchParams): IndicatorFilter {
  return {
    search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
    fields: [...new Set(query.getAll(PARAMETERS.fields))].filter((number) => /^\d{1,3}$/.test(number)),
    standings: STANDINGS.filter((standing) => query.getAll(PARAMETERS.standings).includes(standing)),
    released: RELEASED.filter((word) => query.getAll(PARAMETERS.released).includes(word)),
  };
}

export function writeIndicatorQuery(filter: IndicatorFilter): string {
  const query = new URLSearchParams();
  for (const name of ["search", "fields", "standings", "released"] as const)
    for (const value of [filter[name]].flat()) if (value) query.append(PARAMETERS[name], value);
  return query.size === 0 ? "" : `?${query}`;
}

export type ListedIndicator = ShownIndicator & { goal: string; field: string };

/** A county has dozens of them: all are read, and sifted here. */
export function siftIndicators(all: readonly ListedIndicator[], { search, fields, standings, released }: IndicatorFilter): ListedIndicator[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((indicator) => {
    const text = `${indicator.name} ${indicator.source} ${indicator.definition} ${indicator.goal}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (fields.length === 0 || fields.includes(indicator.field)) &&
      (standings.length === 0 || standings.includes(indicator.standing.is)) &&
      (released.length === 0 || released.includes(indicator.releasedAt ? "oeffentlich" : "intern"))
    );
  });
}
