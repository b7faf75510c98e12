/**
 * When a word of a text stands for a word of the dictionary. General rules of German spelling, no word lists:
 *
 * - Inflection: the word followed by a noun or adjective ending, with or without umlaut ("Amt", "Ämter";
 *   "Sprachmittler", "Sprachmittlern", "Sprachmittlerin").
 * - Compound: the word followed by more letters, if it has at least five itself ("Sprachmittlerpool"), but
 *   not if these begin with a suffix that makes a different word of it ("Vereinbarung" holds no "Verein").
 * - Both only if the text has a capital where the dictionary has one: "arbeiten" does not name "Arbeit". The
 *   bare word counts in any case.
 * - An abbreviation, at most four letters and all of them capitals, counts only exactly so, or with a plural s.
 */
const endings = new Set(["", "e", "em", "en", "er", "ern", "es", "n", "s", "in", "innen"]);
const placeEndings = new Set(["", "s", "er", "r"]);
const otherWord = /^(?:s|n|en|es?|er)?(?:bar|lich|ung|heit|keit|isch|haft|sam|los|ell|ig|schaft)/;
const shortestCompoundStart = 5;

export type Matching = { endings: ReadonlySet<string>; compounds: boolean };

export const asNoun: Matching = { endings, compounds: true };
/** Place names take few endings ("Ellerholts", "Ellerholter") and begin no compounds: "Stade" is not in "Stadel". */
export const asPlaceName: Matching = { endings: placeEndings, compounds: false };

export function isAbbreviation(word: string): boolean {
  return /^[\p{Lu}\p{N}]{1,4}$/u.test(word) && /\p{Lu}/u.test(word);
}

/** Whether `word`, as it stands in a text, is `entry` of the dictionary, in whatever form. */
export function isFormOf(word: string, entry: string, matching: Matching): boolean {
  if (isAbbreviation(entry)) return word === entry || word === `${entry}s`;
  const lower = word.toLowerCase();
  const wanted = entry.toLowerCase();
  if (lower === wanted) return true;
  if (/^\p{Lu}/u.test(entry) && !/^\p{Lu}/u.test(word)) return false;
  return isInflected(lower, wanted, matching.endings) || (matching.compounds && isCompound(lower, wanted));
}

/** For words inside a name of several: as above, but adjectives may have changed their ending ("Frühen Hilfen"). */
export function isSameWord(word: string, entry: string): boolean {
  if (isAbbreviation(entry)) return word === entry;
  const lower = word.toLowerCase();
  const wanted = entry.toLowerCase();
  return stem(lower) === stem(wanted) || isInflected(lower, wanted, endings);
}

function isInflected(word: string, entry: string, allowed: ReadonlySet<string>): boolean {
  const rest = word.slice(entry.length);
  return allowed.has(rest) && withoutUmlaut(word.slice(0, entry.length)) === withoutUmlaut(entry);
}

function isCompound(word: string, entry: string): boolean {
  if (entry.length < shortestCompoundStart || !word.startsWith(entry)) return false;
  return !otherWord.test(word.slice(entry.length));
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:e[mnrs]?|n)$/, "") : word;
}

function withoutUmlaut(word: string): string {
  return word.replaceAll("ä", "a").replaceAll("ö", "o").replaceAll("ü", "u");
}
