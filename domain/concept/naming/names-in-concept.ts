import { createHash } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { allRecommendations, findConcept } from "../concept-overview.ts";
import { findNames, recommendationText, suggestTerms, type NameFinding, type Occurrence, type Term, type TermSuggestion } from "../names/index.ts";
import { recommendationTerms } from "../schema.ts";
import { regionDictionary } from "./dictionary.ts";
import { nameKey } from "./name-key.ts";
import { dismissedNames } from "./schema.ts";
import { readWouldUnlink, type Unlinked } from "./unlink-name.ts";

export type NamedTerm = {
  term: Term;
  /** How many recommendations name it. */
  recommendations: number;
  occurrences: number;
  /** In how many of them a person has confirmed it. */
  confirmed: number;
  /** By which it is put aside. */
  key: string;
  /** What goes with it when it is no name after all. */
  wouldUnlink: Omit<Unlinked, "key">;
  places: NamePlace[];
};

/** One recommendation that names the term, with the words around the first place. */
export type NamePlace = { recommendationId: string; number: string; before: string; word: string; after: string };

/** What looks like a name, with where it stands; `key` names it in every edition of the text. */
export type SuggestedName = TermSuggestion & { places: NamePlace[] };
/** Somebody said that it is none. */
export type DismissedName = { key: string; name: string; by: string; at: string };

export type NamesInConcept = { total: number; named: NamedTerm[]; suggested: SuggestedName[]; dismissed: DismissedName[] };

const WORDS_AROUND = 60;

/** What the concept's recommendations themselves name, most often first; and what looks like a name but is in no dictionary. */
export async function namesInConcept(ctx: Context, db: Reader): Promise<NamesInConcept> {
  const { texts, numberOf, findings, allFindings } = await findInConcept(ctx, db);
  const confirmedRows = await db
    .select({ termId: recommendationTerms.termId })
    .from(recommendationTerms)
    .where(eq(recommendationTerms.regionId, ctx.region.id));
  const confirmed = Map.groupBy(confirmedRows, (row) => `term:${row.termId}`);
  const dismissed = await db.select().from(dismissedNames).where(eq(dismissedNames.regionId, ctx.region.id)).orderBy(asc(dismissedNames.name));
  const wouldUnlink = await readWouldUnlink(ctx, db);
  const dismissedKeys = new Set(dismissed.map(({ key }) => key));
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const placesOf = (occurrences: readonly Occurrence[]): NamePlace[] =>
    [...Map.groupBy(occurrences, (at) => at.textId)].flatMap(([id, [first]]) => {
      const text = textOf.get(id);
      if (!text || !first) return [];
      return { recommendationId: id, number: numberOf.get(id) ?? "", ...excerpt(text, first.start, first.end) };
    });
  return {
    total: texts.length,
    named: findings.map(({ term, occurrences, texts: recommendations }) => ({
      term,
      recommendations,
      occurrences: occurrences.length,
      confirmed: confirmed.get(term.id)?.length ?? 0,
      key: nameKey(term),
      wouldUnlink: wouldUnlink.get(term.id.replace("term:", "")) ?? { labels: 0, owners: 0 },
      places: placesOf(occurrences),
    })),
    suggested: suggestTerms(texts, allFindings)
      .map((suggestion) => ({ ...suggestion, key: keyOf(suggestion.key), places: placesOf(suggestion.occurrences) }))
      .filter(({ key }) => !dismissedKeys.has(key)),
    dismissed: dismissed.map(({ key, name, dismissedBy, dismissedAt }) => ({ key, name, by: dismissedBy, at: dismissedAt.toISOString() })),
  };
}

export async function findInConcept(ctx: Context, db: Reader) {
  const concept = await findConcept(ctx, db);
  const recommendations = allRecommendations(concept?.fields ?? []);
  const texts = recommendations.map((item) => ({ id: item.id, text: recommendationText({ ...item, place: null }) }));
  const dictionary = await regionDictionary(ctx, db);
  const allFindings: NameFinding[] = findNames(texts, dictionary);
  const aside = await db.select({ key: dismissedNames.key }).from(dismissedNames).where(eq(dismissedNames.regionId, ctx.region.id));
  const asideKeys = new Set(aside.map(({ key }) => key));
  const findings = allFindings.filter(({ term }) => !asideKeys.has(nameKey(term)));
  return { texts, findings, allFindings, numberOf: new Map(recommendations.map((item) => [item.id, item.number])) };
}

function keyOf(letters: string): string {
  return createHash("sha256").update(letters).digest("hex");
}

function excerpt(text: string, start: number, end: number) {
  const from = start <= WORDS_AROUND ? 0 : text.indexOf(" ", start - WORDS_AROUND) + 1;
  const cut = text.lastIndexOf(" ", end + WORDS_AROUND);
  const to = end + WORDS_AROUND >= text.length ? text.length : Math.max(end, cut);
  return {
    before: `${from > 0 ? "… " : ""}${text.slice(Math.min(from, start), start)}`,
    word: text.slice(start, end),
    after: `${text.slice(end, to)}${to < text.length ? " …" : ""}`,
  };
}
