import type { Figure } from "./figures.ts";
import type { Hint } from "./hint.ts";
import { NOT_ALL_NAMED, OVERLAPS, quoteOf, sumOfShares, type Passage } from "./parts.ts";

/** Verbs that put everybody into one group only, and words that close a list of groups. */
const DIVIDES =
  /\b(?:stamm(?:en|t|ten|te)|komm(?:en|t)|kamen|verteil(?:en|t|ten|te)|entfall(?:en|t)|entfielen|glieder(?:n|t|ten|te)|setz(?:en|t|ten|te)\s+sich|besteh(?:en|t)|bestanden|teil(?:en|t|ten|te)\s+sich)\b/u;
/** Of these the same people may do several. */
const SEVERAL_AT_ONCE =
  /wünsch|nenn|nann|nutz|kenn|besuch|möcht|bericht|angegeben|geben an|gaben an|engagier|verfüg|erhalt|erhielt|bewert|interess|fehl|brauch|benötig|bemängel|stimm|bejah|zufrieden|beherrsch|teilgenommen|nehmen|nahmen/u;
/** A share of its own for each group or place, not of one whole. */
const RATE = /quote|[Aa]nteil|[Rr]ate\b|[Aa]uslastung|[Zz]uwachs|[Aa]nstieg|[Rr]ückgang|gestiegen|gesunken|stieg|sank/u;
const VERB =
  /\b(?:leb|wohn|sprech|sprach|arbeit|besuch|hab|hat|sind|ist|lieg|lag|war|wurd|werd|wird|gib|geb|gab|beginn|begann|find|fand|bezieh|bezog|steh|geh|lern|nehm|stamm|komm)(?:t|te|ten|en|e)?\b/u;
const RATE_BEFORE = /\b(?:bei|um|von|auf|über|unter|mit|nur|noch|gegenüber|statt)\s+(?:rund\s+|etwa\s+|knapp\s+|gut\s+|fast\s+)?$/u;
const PLACE_FIRST = /^\s*(?:[Ii]n|[Ii]m|[Aa]n|[Aa]m|[Bb]ei|[Ff]ür|[Uu]nter|[Vv]on)\s+(?:der\s+|den\s+)?\p{L}/u;

/** "45 % sprechen Deutsch, 30 % Arabisch, 20 % Ukrainisch und 15 % anderes": three shares or more that divide one whole. */
export function checkShareLists({ text, figures }: Passage): Hint[] {
  const shares = figures.filter(({ kind }) => kind === "percent");
  const [first, last] = [shares[0], shares.at(-1)];
  if (shares.length < 3 || !first || !last || figures.filter(({ kind }) => kind === "year").length > 1) return [];
  if (/[()¤]/u.test(text.slice(first.start, last.end)) || OVERLAPS.test(text)) return [];
  const divides = DIVIDES.test(text);
  if (!divides && (SEVERAL_AT_ONCE.test(text) || RATE.test(text))) return [];
  const items = itemsOf(text, shares);
  if (!items || items.some(isNoPart) || items.slice(1).some(({ before, after }) => VERB.test(before + after) || isLong(before + after))) return [];
  // What is said of one of the groups counts some of it anew.
  if (/\b(?:davon|darunter|wovon|jeweils|je)\b/u.test(text.slice(first.start))) return [];
  return sumOfShares(shares, divides && !NOT_ALL_NAMED.test(text), quoteOf(text, first, last));
}

type Item = { share: Figure; before: string; after: string };

/** What stands around each share up to the next comma or "und"; null where one of them has no item of its own. */
function itemsOf(text: string, shares: readonly Figure[]): Item[] | null {
  const breaks = [...text.matchAll(/[,;:]\s|\s(?:und|sowie)\s/gu)].map(({ index, 0: found }) => index + found.length);
  const items = shares.map((share, place): Item | null => {
    const [previous, next] = [shares[place - 1]?.end ?? 0, shares[place + 1]?.start ?? text.length];
    const start = breaks.find((at) => at > previous && at <= share.start);
    const end = breaks.find((at) => at > share.end && at <= next);
    if ((place > 0 && start === undefined) || (place < shares.length - 1 && end === undefined)) return null;
    return { share, before: text.slice(start ?? previous, share.start), after: text.slice(share.end, end ?? text.length) };
  });
  return items.every((item) => item !== null) ? items : null;
}

function isNoPart({ before }: Item, place: number): boolean {
  return RATE_BEFORE.test(before) || (place > 0 && PLACE_FIRST.test(before));
}

const MOST_WORDS = 8;
const isLong = (words: string) => words.trim().split(/\s+/u).length > MOST_WORDS;
