import { z } from "zod";
import { ASSESSMENTS, MEASURE_SORTS, MEASURE_STATES, type MeasureFilter, type MeasureSort } from "#domain/concept/measures/index.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = {
  search: "suche",
  states: "stand",
  assessments: "einschaetzung",
  fieldIds: "feld",
  leadOrganisationIds: "zustaendig",
  quietSince: "ohne-eintrag-seit",
  endsBefore: "endet-bis",
} as const satisfies Record<keyof MeasureFilter, string>;
export const FILTER_NAMES = ["search", "states", "assessments", "fieldIds", "leadOrganisationIds", "quietSince", "endsBefore"] as const;
const SORT_WORDS = { title: "name", end: "ende", updated: "eintrag" } as const satisfies Record<MeasureSort, string>;

export type MeasureQuery = { filter: MeasureFilter; sort: MeasureSort; after: string | null };

/** What an address asks for. Words that mean nothing here are passed over: an old bookmark still shows a list. */
export function readMeasureQuery(query: URLSearchParams): MeasureQuery {
  const all = (name: string, fits: (value: string) => boolean) => [...new Set(query.getAll(name))].filter(fits).slice(0, 50);
  const one = (name: string, fits: (value: string) => boolean) => {
    const value = query.get(name);
    return value !== null && fits(value) ? value : null;
  };
  return {
    filter: {
      search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
      states: all(PARAMETERS.states, (value) => MEASURE_STATES.some((state) => state === value)),
      assessments: all(PARAMETERS.assessments, (value) => value === "none" || ASSESSMENTS.some((assessment) => assessment === value)),
      fieldIds: all(PARAMETERS.fieldIds, isId),
      leadOrganisationIds: all(PARAMETERS.leadOrganisationIds, isId),
      quietSince: one(PARAMETERS.quietSince, isDay),
      endsBefore: one(PARAMETERS.endsBefore, isDay),
    },
    sort: MEASURE_SORTS.find((sort) => SORT_WORDS[sort] === query.get("sortierung")) ?? "title",
    after: one("nach", isId),
  };
}

/** The address part that asks for exactly this; empty for the plain list. */
export function writeMeasureQuery({ filter, sort, after }: MeasureQuery): string {
  const query = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    for (const value of [filter[name]].flat()) if (value) query.append(PARAMETERS[name], value);
  }
  if (sort !== "title") query.set("sortierung", SORT_WORDS[sort]);
  if (after) query.set("nach", after);
  return query.size === 0 ? "" : `?${query}`;
}

export function sortWord(sort: MeasureSort): string {
  return SORT_WORDS[sort];
}

function isId(value: string): boolean {
  return z.uuid().safeParse(value).success;
}
function isDay(value: string): boolean {
  return z.iso.date().safeParse(value).success;
}

/** Each chosen filter, and what is asked for without it. */
export function chipsOf(query: MeasureQuery): { name: keyof MeasureFilter; value: string; without: MeasureQuery }[] {
  return FILTER_NAMES.flatMap((name) => {
    const chosen = query.filter[name];
    const without = (rest: string | string[] | null) => ({ ...query, after: null, filter: { ...query.filter, [name]: rest } });
    if (Array.isArray(chosen)) return chosen.map((value) => ({ name, value, without: without(chosen.filter((other) => other !== value)) }));
    return chosen ? [{ name, value: chosen, without: without(name === "search" ? "" : null) }] : [];
  });
}
