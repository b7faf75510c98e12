/** Rules about German text that has been through word processors, PDF and copying. */
import type { Place } from "../tree.ts";
import type { Paragraph } from "./blocks.ts";

const SOFT_HYPHEN = /\u00AD[ \t]*\n?[ \t]*(?=\p{L})|\u00AD/gu;
const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF]/g;
const LIGATURES = /[\uFB00-\uFB06]/g;
const OTHER_CONTROLS = /[^\P{Cc}\n\t]/gu;

/** Removes what no reader sees (soft hyphens, zero-width signs, ligatures); keeps line ends. */
export function clean(raw: string): string {
  return raw
    .replace(/\r\n?|\u2028|\u2029|\v|\f/g, "\n")
    .replace(SOFT_HYPHEN, "")
    .replace(ZERO_WIDTH, "")
    .replace(LIGATURES, (sign) => sign.normalize("NFKC"))
    .replace(OTHER_CONTROLS, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/\u2011/g, "-")
    .normalize("NFC");
}

export function countSoftHyphens(raw: string): number {
  return raw.split("\u00AD").length - 1;
}

/** Text for comparing: case, spaces and punctuation do not matter. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

// Word fonts put their bullets into the private use area; "§" and "o" are bullets of Wingdings and Courier.
const BULLET = /^(?:[\uE000-\uF8FF•·▪▫◦○●■□▸▹►➢➤➔→✓✔∙⁃*]\s*|§\s+(?!\d)|o\s+(?=\p{L}))/u;
const DASH = /^[-–—−‐‑](?:\s+|(?=\p{Lu}))/u;
// "1. Halbjahr" and "3. Oktober" are no list items.
const NUMBER =
  /^(?:\(?(\d{1,2}(?:\.\d{1,2})*)(?:\.\)?|\))\s+|(\d{1,2}(?:\.\d{1,2})+)\s+)(?!(?:Halbjahr|Quartal|Sektor|Bildungsweg|Arbeitsmarkt|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)(?=\S)/u;
const LETTER = /^\(?[a-z]{1,2}\)\s+/u;

function withoutMarker(line: string): { text: string; marker: string | null; number?: string } {
  const known: [RegExp, (found: RegExpMatchArray) => string][] = [
    [BULLET, (found) => `bullet:${found[0].trim()}`],
    [DASH, () => "dash"],
    [NUMBER, (found) => `number:${(found[1] ?? found[2] ?? "").split(".").length}`],
    [LETTER, () => "letter"],
  ];
  for (const [pattern, signature] of known) {
    const found = line.match(pattern);
    const number = pattern === NUMBER ? (found?.[1] ?? found?.[2]) : undefined;
    if (found) return { text: line.slice(found[0].length).trim(), marker: signature(found), ...(number && { number }) };
  }
  return { text: line, marker: null };
}

/**
 * Splits a text into its paragraphs, at line ends and at private-use bullets inside a line.
 * @param list signature of a real list, or null; written markers are recognised besides
 */
export function toParagraphs(raw: string, place: Place, list: string | null = null): Paragraph[] {
  const lines = clean(raw)
    .replace(/(?<=\S)\s*(?=[\uE000-\uF8FF])/gu, "\n")
    .split("\n");
  const texts = lines.map((line) => line.trim()).filter((line) => line !== "");
  return texts
    .map((line, index) => {
      const { marker, ...written } = withoutMarker(line);
      return { ...written, marker: index === 0 && list !== null ? list : marker, place };
    })
    .filter((paragraph) => paragraph.text !== "");
}

/** "–", "/", "k. A.": somebody says that there is nothing to say. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[-–—−/.…]+|k\.\s?A\.|n\.\s?n\.)$/iu.test(text);
}

/** Ditto signs and their words: as in the row above. */
export function isDitto(text: string): boolean {
  return /^(?:["„“”'’]{1,2}|[-–]\s?["„“”]\s?[-–]|dito\.?|dto\.?|s(?:iehe|\.)\s?o(?:ben|\.)|wie (?:oben|vor))$/iu.test(text);
}

/** Does the text end where a sentence or list ends? */
export function isTerminated(text: string): boolean {
  return /[.!?:;…]["'“”»«’)\]]*$/u.test(text);
}

export function startsLower(text: string): boolean {
  return /^["„“»(]?\p{Ll}/u.test(text);
}

/** "Sprachmitt-": a word cut at its line end (also "Kita-", which keeps its hyphen). */
export function endsWithHyphen(text: string): boolean {
  return /\p{L}[-‐]$/u.test(text);
}

/** "Aus-" before "und Weiterbildung" is no cut word. */
export function continuesSuspendedHyphen(next: string): boolean {
  return /^(?:und|oder|bzw\.?|beziehungsweise|sowie|\/|,)(?=[\s,]|$)/u.test(next);
}

const endingIn = (words: string) =>
  new RegExp(
    `(?:^|\\s)(?:${words
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/\./g, "\\."))
      .join("|")})$`,
    "iu",
  );

/** Words that never end a German sentence: articles, conjunctions, prepositions that are no verb's prefix. */
const NEVER_LAST = endingIn(`
  der die das den dem des einer einem einen eines keinen keiner und oder sowie bzw. für von zur zum im ins am beim gegen ohne
  zwischen während wegen trotz als wie dass ob wenn damit weil deren dessen welche welcher welches ihre ihrer ihren ihrem seine
  seiner seinen diese dieser diesen dieses diesem jede jeder jedes jeden sehr auch z.B. ggf. inkl. ca.`);

/** Words that often stand before more, and may also end a sentence: "… kommen an", "… bringen sich ein", "… gefördert werden". */
const SELDOM_LAST = endingIn(`
  ein eine kein keine mit zu in an auf aus bei durch um über unter vor nach da ihr sein alle allen aller nicht noch sich wird werden
  können soll sollen kann`);

/**
 * Ends with a comma or a word after which a German sentence must go on.
 *
 * @param terminated the texts of this role usually end with a full stop, so that its lack says something too
 */
export function endsOpen(text: string, terminated: boolean): boolean {
  return text.endsWith(",") || NEVER_LAST.test(text) || (terminated && SELDOM_LAST.test(text));
}

const NOTE =
  /^\(?(?:Hinweise?|Anmerkung(?:en)?|Bemerkung(?:en)?|Erläuterung(?:en)?|Alternativen?|Alternativ|Beispiele?|Nachrichtlich)\s*:|^\(?(?:z\.\s*B\.|zum Beispiel|Bsp\.|bspw\.)/iu;

/** "Hinweis:", "Alternativ:", "z. B.": a note of the recommendation before it. */
export function isNote(text: string): boolean {
  return NOTE.test(text);
}
