import { CONFERENCE_STATES, type ConferenceFilter } from "#domain/network/conferences/index.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = { search: "suche", when: "zeit", states: "stand" } as const satisfies Record<keyof ConferenceFilter, string>;
export const WHENS = ["all", "ahead", "past"] as const;
export const WHEN_WORDS = { all: "alle", ahead: "kommende", past: "vergangene" } as const;

/** What an address asks for; words that mean nothing here are passed over. */
export function readConferenceQuery(query: URLSearchParams): ConferenceFilter {
  return {
    search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
    when: WHENS.find((when) => WHEN_WORDS[when] === query.get(PARAMETERS.when)) ?? "all",
    states: CONFERENCE_STATES.filter((state) => query.getAll(PARAMETERS.states).includes(state)),
  };
}

export function writeConferenceQuery({ search, when, states }: ConferenceFilter): string {
  const query = new URLSearchParams();
  if (search) query.set(PARAMETERS.search, search);
  if (when !== "all") query.set(PARAMETERS.when, WHEN_WORDS[when]);
  for (const state of states) query.append(PARAMETERS.states, state);
  return query.size === 0 ? "" : `?${query}`;
}
