import type { ConceptOverview, RecommendationOverview } from "#domain/concept/index.ts";
import { STATES, type State } from "#app/components/state.tsx";

/** German words in the address for the eight states. */
export const stateWords: Record<State, string> = {
  done: "fertig",
  "on-track": "auf-kurs",
  "at-risk": "gefaehrdet",
  "off-track": "nicht-auf-kurs",
  "not-begun": "noch-offen",
  paused: "ruht",
  continuous: "dauerhaft",
  dropped: "entfallen",
};

export type ConceptFilter = { field: string; place: string; group: string; state: string };

export function readFilter(parameters: URLSearchParams): ConceptFilter {
  const text = (name: string) => parameters.get(name)?.slice(0, 100) ?? "";
  return { field: text("feld"), place: text("ort"), group: text("gruppe"), state: text("stand") };
}

/** The same filter for an address, in a reader's language. */
export function writeFilter({ field, place, group, state }: ConceptFilter, language: string): string {
  const words = { feld: field, ort: place, gruppe: group, stand: state, sprache: language === "de" ? "" : language };
  const address = new URLSearchParams(Object.entries(words).filter(([, value]) => value !== ""));
  return address.size > 0 ? `?${address}` : "";
}

/** The filter without choices that this concept does not have, and where those stood: a renamed place, a mistyped address. */
export function knownFilter(
  concept: Pick<ConceptOverview, "fields">,
  filter: ConceptFilter,
  names: Names,
): { filter: ConceptFilter; unknown: (keyof ConceptFilter)[] } {
  const known: Record<keyof ConceptFilter, readonly string[]> = {
    field: concept.fields.map(({ number }) => number),
    place: names.municipalities.map(({ name }) => name),
    group: names.targetGroups.map(({ name }) => name),
    state: Object.values(stateWords),
  };
  const unknown = (["field", "place", "group", "state"] as const).filter((name) => filter[name] !== "" && !known[name].includes(filter[name]));
  return { filter: { ...filter, ...Object.fromEntries(unknown.map((name) => [name, ""])) }, unknown };
}

type Names = { targetGroups: readonly { id: string; name: string }[]; municipalities: readonly { id: string; name: string }[] };

/** What the filter leaves of the concept. A recommendation for the whole county concerns every place. */
export function matching(concept: ConceptOverview, filter: ConceptFilter, names: Names): (recommendation: RecommendationOverview) => boolean {
  const place = names.municipalities.find(({ name }) => name === filter.place)?.id;
  const group = names.targetGroups.find(({ name }) => name === filter.group)?.id;
  const state = STATES.find((known) => stateWords[known] === filter.state);
  const field = concept.fields.find(({ number }) => number === filter.field);
  const inField = new Set(field?.goals.flatMap((goal) => goal.recommendations.map(({ id }) => id)));
  return (recommendation) =>
    (!field || inField.has(recommendation.id)) &&
    (!place || recommendation.municipalityIds.length === 0 || recommendation.municipalityIds.includes(place)) &&
    (!group || recommendation.targetGroupIds.includes(group)) &&
    (!state || recommendation.progress.state === state);
}
