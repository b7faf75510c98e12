import { MEETING_STATES, type MeetingFilter } from "#domain/network/meetings/index.ts";
import { isId } from "../network/form.ts";

/** How the filters are called in addresses. */
export const PARAMETERS = { search: "suche", gremiumIds: "gremium", when: "zeit", states: "stand" } as const satisfies Record<keyof MeetingFilter, string>;
export const WHEN_WORDS = { ahead: "kommende", past: "vergangene", all: "alle" } as const satisfies Record<MeetingFilter["when"], string>;
export const WHENS = ["ahead", "past", "all"] as const satisfies readonly MeetingFilter["when"][];

export type MeetingQuery = { filter: MeetingFilter; after: string | null };

/** What an address asks for; words that mean nothing here are passed over. Without any: what is ahead. */
export function readMeetingQuery(query: URLSearchParams): MeetingQuery {
  const after = query.get("nach");
  return {
    filter: {
      search: (query.get(PARAMETERS.search) ?? "").trim().slice(0, 200),
      gremiumIds: [...new Set(query.getAll(PARAMETERS.gremiumIds))].filter(isId).slice(0, 50),
      when: WHENS.find((when) => WHEN_WORDS[when] === query.get(PARAMETERS.when)) ?? "ahead",
      states: MEETING_STATES.filter((state) => query.getAll(PARAMETERS.states).includes(state)),
    },
    after: after !== null && isId(after) ? after : null,
  };
}

export function writeMeetingQuery({ filter, after }: MeetingQuery): string {
  const query = new URLSearchParams();
  if (filter.search) query.set(PARAMETERS.search, filter.search);
  for (const id of filter.gremiumIds) query.append(PARAMETERS.gremiumIds, id);
  if (filter.when !== "ahead") query.set(PARAMETERS.when, WHEN_WORDS[filter.when]);
  for (const state of filter.states) query.append(PARAMETERS.states, state);
  if (after) query.set("nach", after);
  return query.size === 0 ? "" : `?${query}`;
}
