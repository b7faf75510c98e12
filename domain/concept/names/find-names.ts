/**
 * Finds what texts name, by a dictionary and the rules of German word forms (`match-word.ts`); no model, so the
 * same text always gives the same answer, and every find can be explained.
 *
 * - Matching begins where a word or a part behind a hyphen begins; a hyphen inside a word is optional ("KoStelle",
 *   "Ko-Stelle"). The parts of a name of several words follow each other, with nothing but spaces, hyphens,
 *   full stops or quotation marks between.
 * - Where finds overlap, the longest wins: "Jugendamt" is the office, not the target group "Jugend". Two terms
 *   with the same form are both found; a person decides.
 * - A short name that is the beginning of the full one ("Koordinierungsstelle" of "Koordinierungsstelle Migration
 *   und Teilhabe") does not count where another name follows it at once: "Koordinierungsstelle Ehrenamt" is
 *   another office. The price: "damit die Koordinierungsstelle Kurse anbietet" is passed over as well.
 */
import { asNoun, asPlaceName, isFormOf, isSameWord } from "./match-word.ts";
import type { Matching } from "./match-word.ts";
import type { NamedText, Occurrence, Term } from "./terms.ts";
import { beginsUpperCase, partsOf } from "./words.ts";
import type { Part } from "./words.ts";

export type NameFinding = {
  term: Term;
  /** In the order of the texts, then of their words. */
  occurrences: Occurrence[];
  /** How many different texts name it. */
  texts: number;
};

/** @returns what was found, most texts first; terms that no text names are absent */
export function findNames(texts: readonly NamedText[], dictionary: readonly Term[]): NameFinding[] {
  const forms = Map.groupBy(dictionary.flatMap(formsOf), (form) => form.beginning.slice(0, 1));
  const found = new Map<Term, Occurrence[]>();
  for (const { id: textId, text } of texts) {
    for (const { form, start, end } of longestMatches(text, forms)) {
      const occurrences = found.get(form.term) ?? [];
      occurrences.push({ textId, start, end });
      found.set(form.term, occurrences);
    }
  }
  return [...found]
    .map(([term, occurrences]) => ({ term, occurrences, texts: new Set(occurrences.map((at) => at.textId)).size }))
    .sort((a, b) => b.texts - a.texts || a.term.name.localeCompare(b.term.name, "de"));
}

type Form = {
  term: Term;
  words: string[];
  /** Of the first word. */
  beginning: string;
  letters: number;
  matching: Matching;
  /** The beginning of the full name, which something else may carry too. */
  isShortName: boolean;
};

type Match = { form: Form; from: number; to: number; start: number; end: number };

function formsOf(term: Term): Form[] {
  const name = wordsOf(term.name);
  return [term.name, ...term.forms].map((written) => {
    const words = wordsOf(written);
    return {
      term,
      words,
      beginning: beginning(words[0]),
      letters: words.join("").length,
      matching: term.kind === "municipality" ? asPlaceName : asNoun,
      isShortName: words.length < name.length && words.every((word, index) => word === name[index]),
    };
  });
}

/** Hyphens inside a word do not matter, so a form is compared without them. */
function wordsOf(written: string): string[] {
  const words: string[] = [];
  for (const part of partsOf(written)) {
    if (part.joined) words.push((words.pop() ?? "") + part.text);
    else words.push(part.text);
  }
  return words;
}

/**
 * Three letters, umlauts aside: "Ämter" begins like "Amt". No rule of `match-word.ts` changes them, and to compare them
 * first spares nineteen of twenty comparisons by those rules.
 */
function beginning(word = ""): string {
  return word.slice(0, 3).normalize("NFD").replace(/\p{M}/gu, "").slice(0, 3).toLowerCase();
}

function longestMatches(text: string, forms: ReadonlyMap<string, readonly Form[]>): Match[] {
  const parts = partsOf(text);
  const matches = parts.flatMap((part, from) => {
    const letters = beginning(part.text);
    return (forms.get(letters.slice(0, 1)) ?? [])
      .filter((form) => form.beginning.startsWith(letters) || letters.startsWith(form.beginning))
      .map((form) => matchAt(text, parts, from, form))
      .filter((match) => match !== null);
  });
  matches.sort((a, b) => b.form.letters - a.form.letters || a.from - b.from);
  const kept: Match[] = [];
  for (const match of matches) {
    const rivals = kept.filter((other) => match.from < other.to && other.from < match.to);
    const shares = rivals.every((other) => other.form.letters === match.form.letters && other.from === match.from && other.form.term !== match.form.term);
    if (shares) kept.push(match);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function matchAt(text: string, parts: readonly Part[], from: number, form: Form): Match | null {
  let at = from;
  for (const [index, word] of form.words.entries()) {
    if (index > 0 && !mayStandBetween(text, parts[at - 1], parts[at])) return null;
    const isLast = index === form.words.length - 1;
    const next = wordEnd(parts, at, word, isLast ? (found) => isFormOf(found, word, form.matching) : (found) => isSameWord(found, word));
    if (next === null) return null;
    at = next;
  }
  const [first, last] = [parts[from], parts[at - 1]];
  if (!first || !last || (form.isShortName && isFollowedByName(text, last, parts[at]))) return null;
  return { form, from, to: at, start: first.start, end: last.end };
}

/** @returns the index behind the parts that together are the word, or null */
function wordEnd(parts: readonly Part[], at: number, word: string, matches: (found: string) => boolean): number | null {
  let found = "";
  for (let index = at; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part || (index > at && !part.joined) || found.length > word.length) return null;
    found += part.text;
    if (matches(found)) return index + 1;
  }
  return null;
}

function mayStandBetween(text: string, before: Part | undefined, after: Part | undefined): boolean {
  if (!before || !after) return false;
  return /^[\s.\-\u2010\u2011"'„“”‚‘’»«]*$/.test(text.slice(before.end, after.start));
}

function isFollowedByName(text: string, last: Part, next: Part | undefined): boolean {
  return next !== undefined && /^\s+$/.test(text.slice(last.end, next.start)) && beginsUpperCase(next.text);
}
