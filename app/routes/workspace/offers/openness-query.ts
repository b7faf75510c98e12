import { OPENNESS_PICKS, QUESTIONS, type OpennessFilter } from "#domain/offers/openness/index.ts";
import { isId } from "../network/form.ts";

export type OpennessQuery = { filter: OpennessFilter; after: string | null };

/** What an address asks for; words that mean nothing here are passed over. */
export function readOpennessQuery(query: URLSearchParams): OpennessQuery {
  const said = (name: string) => (query.get(name) ?? "").replaceAll("\0", "").trim().slice(0, 200);
  const after = query.get("nach");
  return {
    filter: {
      search: said("suche"),
      branch: said("sparte"),
      pick: OPENNESS_PICKS.find((pick) => pick === query.get("antwort")) ?? null,
      question: QUESTIONS.find((question) => question === query.get("frage")) ?? null,
    },
    after: after !== null && isId(after) ? after : null,
  };
}

export function writeOpennessQuery({ filter: { search, branch, pick, question }, after }: OpennessQuery): string {
  const said = Object.entries({ suche: search, sparte: branch, antwort: pick, frage: question, nach: after }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return said.length === 0 ? "" : `?${new URLSearchParams(said)}`;
}
