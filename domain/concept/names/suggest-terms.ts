/**
 * What the texts themselves name and the dictionary does not know yet. Patterns only, each visible in the result,
 * so that a person can tell at a glance why something is proposed:
 *
 * - "abbreviation": a word with at least two capitals ("KVHS", "DaZ"), with its long form where it stands in
 *   brackets behind it
 * - "quoted": a name in quotation marks that begins with a capital and is no sentence
 * - "named": a word for a place or a body with its name behind it ("Landkreis Ellerland", "Jobcenter Hohenwede")
 * - "registered": a name before "e. V." or "gGmbH"
 * - "proper": an adjective with a capital inside a sentence, before a word for an institution ("Allgemeiner
 *   Sozialer Dienst")
 * - "recurring": a compound that ends in a word for an institution, at least twice ("Jugendberufszentrum")
 */
import type { NameFinding } from "./find-names.ts";
import { patternHits, standsInBrackets } from "./suggestion-patterns.ts";
import type { Hit, SuggestionPattern } from "./suggestion-patterns.ts";
import type { NamedText, Occurrence, Term, TermKind } from "./terms.ts";

export type TermSuggestion = {
  /** Small letters and without endings: the same for all places that name it. */
  key: string;
  /** As the text has it; a recurring compound in the singular. */
  text: string;
  pattern: SuggestionPattern;
  /** A guess by the words of the name; null where they tell nothing. */
  kind: TermKind | null;
  /** What an abbreviation stands for, where the text says so. */
  longForm: string | null;
  /** The known term whose abbreviation this is: it becomes a form of that term. */
  formOf: string | null;
  occurrences: Occurrence[];
  /** How many different texts name it. */
  texts: number;
};

/**
 * @param found what the dictionary finds in these texts; it is not proposed again
 * @returns most texts first
 */
export function suggestTerms(texts: readonly NamedText[], found: readonly NameFinding[]): TermSuggestion[] {
  const known = Map.groupBy(
    found.flatMap(({ term, occurrences }) => occurrences.map((occurrence) => ({ term, ...occurrence }))),
    ({ textId }) => textId,
  );
  const hits = texts.flatMap(({ id, text }) => {
    const here = known.get(id) ?? [];
    const unknown = patternHits(text)
      .filter((hit) => !here.some((occurrence) => occurrence.start <= hit.start && hit.end <= occurrence.end))
      .map((hit) => ({ ...hit, textId: id, formOf: abbreviatedBy(text, hit, here)?.id ?? null }));
    return withoutOverlaps(unknown);
  });
  return [...Map.groupBy(hits, (hit) => hit.key).values()]
    .filter((group) => group.length > 1 || group.some((hit) => hit.pattern !== "recurring"))
    .map(asSuggestion)
    .filter((suggestion) => suggestion !== null)
    .sort((a, b) => b.texts - a.texts || b.occurrences.length - a.occurrences.length || a.text.localeCompare(b.text, "de"));
}

type FoundHit = Hit & { textId: string; formOf: string | null };

function asSuggestion(group: readonly FoundHit[]): TermSuggestion | null {
  const [first] = group;
  if (!first) return null;
  return {
    key: first.key,
    text: first.text,
    pattern: first.pattern,
    kind: first.kind,
    longForm: group.find((hit) => hit.longForm !== null)?.longForm ?? null,
    formOf: group.find((hit) => hit.formOf !== null)?.formOf ?? null,
    occurrences: group.map(({ textId, start, end }) => ({ textId, start, end })),
    texts: new Set(group.map((hit) => hit.textId)).size,
  };
}

/** "Koordinierungsstelle Migration und Teilhabe (KMT)": the bracket follows directly behind a known name. */
function abbreviatedBy(text: string, hit: Hit, known: readonly (Occurrence & { term: Term })[]): Term | undefined {
  if (hit.pattern !== "abbreviation" || !standsInBrackets(text, hit.start, hit.end)) return undefined;
  return known.find(({ term, end }) => term.kind !== "theme" && term.kind !== "target-group" && /^\s*\(\s?[„"“]?$/.test(text.slice(end, hit.start)))?.term;
}

/** The longest name wins: "Arbeitskreis Wohnen im Kreis" in quotation marks, not "Arbeitskreis Wohnen" in it. */
function withoutOverlaps(hits: readonly FoundHit[]): FoundHit[] {
  const longestFirst = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: FoundHit[] = [];
  for (const hit of longestFirst) {
    if (!kept.some((other) => hit.start < other.end && other.start < hit.end)) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
