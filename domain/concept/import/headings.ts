/** The words by which concepts name their parts, in any number and case. */

/** "detail": says more about a recommendation (who, when, what it costs); "other": is not taken over. */
export type Role = "field" | "guidingGoal" | "goal" | "recommendation" | "measure" | "subPoint" | "note" | "detail" | "number" | "other";

/** The roles that build the tree. */
export type TreeRole = "field" | "guidingGoal" | "goal" | "recommendation";

const WORDS: [Role, string][] = [
  ["field", "handlungsfelde?rn?s?|handlungsfeld(?:es|s)?|handlungsbereiche?n?s?|themenfeld(?:er|ern|es|s)?|aktionsfeld(?:er|ern|es|s)?"],
  ["field", "querschnitts?(?:-?\\s?(?:themen?|themas|thema|aufgaben?|felder?|feld|bereiche?|ziele?|handlungsfelder|handlungsfeld))?"],
  ["guidingGoal", "leitziel(?:e|en|es|s)?|oberziel(?:e|en|es|s)?|(?:übergeordnete[rsn]?|strategische[rsn]?)\\s+ziel(?:e|en|es|s)?"],
  ["goal", "(?:operative[rsn]?|konkrete[rsn]?)\\s+(?:handlungs)?ziel(?:e|en|es|s)?|(?:handlungs|teil|unter|fein)?ziel(?:e|en|es|s)?|zielsetzung(?:en)?"],
  ["recommendation", "(?:handlungs|umsetzungs)?empfehlung(?:en)?"],
  ["measure", "(?:einzel)?ma(?:ß|ss)nahmen?|(?:handlungs|umsetzungs)schritte?n?|handlungsans[aä]tze?n?"],
  ["subPoint", "unterpunkte?n?"],
  ["note", "hinweise?n?|bemerkung(?:en)?|anmerkung(?:en)?|erläuterung(?:en)?"],
  ["number", "nr\\.?|nummer|lfd\\.?\\s*nr\\.?|ziffer|#"],
  [
    "detail",
    "zuständig(?:keit(?:en)?|e)?|(?:kurz)?beschreibung|inhalte?|laufzeit|umsetzungszeitraum|zeitschiene|ansprechpartner(?:in|innen)?|kooperations?partner|träger|verantwortung|finanzen|ergebnisse?|wirkung(?:en)?|messgrößen?|erfolgskriterien|(?:handlungs)?bedarfe?|ausgangslage|meilensteine?|nächste schritte|verantwortlich(?:keit(?:en)?|e|er)?|federführung|akteure?|beteiligte|partner|zeit(?:raum|plan|rahmen|horizont)?|frist|termin|beginn|ende|kosten|finanzierung|ressourcen|budget|indikator(?:en)?|kennzahl(?:en)?|zielgruppen?|priorität|prio|quelle|evaluation|kommunen?|gemeinden?|ort|themen?|thema|fundstelle",
  ],
  // What became of a recommendation is kept as updates, and our own export has these columns.
  ["other", "status|stand|sachstand|umsetzungsstand|umgesetzt|umsetzung|letzter sachstand|gewicht|id"],
];

const PATTERNS = WORDS.map(([role, words]) => ({
  role,
  // "Leitziel(e)", "Ziel/e": number in brackets or after a stroke counts as the word.
  start: new RegExp(`^(${words})(?:\\((?:e|er|en|n)\\)|/-?(?:e|er|en|n)(?![\\p{L}]))?(?![\\p{L}\\p{N}])`, "iu"),
}));

const ABBREVIATIONS: [RegExp, Role][] = [
  [/^HF(?=\s?\d|\s?[IVX]+\b)/u, "field"],
  [/^HF$/u, "field"],
  [/^LZ(?=\s?\d|$)/u, "guidingGoal"],
  [/^HZ(?=\s?\d|$)/u, "goal"],
  [/^HE(?=\s?\d|$)/u, "recommendation"],
];

/** What a refusal names as expected. */
export const EXPECTED_HEADINGS = ["Handlungsfeld", "Leitziel", "Handlungsziel", "Empfehlung", "Maßnahme"];

const NUMBERING = /^(?:(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)]\s*|\d{1,2}(?:\.\d{1,2})*\s+(?=\p{L}))/u;

/** Takes the chapter number off a heading: "5.1 Sprache" → "Sprache". */
export function withoutNumbering(text: string): string {
  return text.replace(NUMBERING, "").trim() || text.trim();
}

function wordAtStart(text: string): { role: Role; word: string } | null {
  for (const [pattern, role] of ABBREVIATIONS) {
    const word = text.match(pattern)?.[0];
    if (word) return { role, word };
  }
  // The longest word wins: "Leitziel" before "Ziel", "Strategische Ziele" before anything shorter.
  let best: { role: Role; word: string } | null = null;
  for (const { role, start } of PATTERNS) {
    const word = text.match(start)?.[0];
    if (word && word.length > (best?.word.length ?? 0)) best = { role, word };
  }
  return best;
}

export type Label = {
  role: Role;
  /** As written, e.g. "Handlungsfeld I". */
  label: string;
  /** What follows, e.g. "Ausbildung und Arbeit"; empty for a bare word. */
  rest: string;
  plural: boolean;
};

const NUMBER_AFTER = /^\s*(?:Nr\.?\s*)?((?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[A-Z])(?![\p{L}\p{N}])\.?|\((?:[IVXLC]+|\d+)\))/u;
const SEPARATOR = /^\s*[:–—|\-.]\s*/u;

/**
 * Reads "Handlungsfeld I: Ausbildung und Arbeit", "2.1 Leitziel", "Ziel 3 – …".
 *
 * In running text a word only counts as a label with a number or a colon: "Ziele der
 * Integration sind …" is a sentence. In a heading the bare word is enough.
 */
export function readLabel(raw: string, where: "heading" | "text"): Label | null {
  const text = withoutNumbering(raw.replace(/\*\*/g, ""));
  const found = wordAtStart(text);
  if (!found) return null;
  let rest = text.slice(found.word.length);
  const number = rest.match(NUMBER_AFTER);
  if (number) rest = rest.slice(number[0].length);
  const separator = rest.match(SEPARATOR);
  if (separator) rest = rest.slice(separator[0].length);
  rest = rest.trim().replace(/^„(.+)“$/u, "$1");
  if (where === "text" && !number && !/:/.test(separator?.[0] ?? "") && rest !== "") return null;
  if (number && !separator && rest !== "" && where === "text" && !/^\p{Lu}/u.test(rest)) return null;
  const label = text
    .slice(0, found.word.length + (number?.[0].length ?? 0))
    .replace(/[.:]$/, "")
    .trim();
  return { role: found.role, label, rest, plural: isPlural(found.word) };
}

function isPlural(word: string): boolean {
  return /(?:felder|feldern|themen|bereiche|bereichen|aufgaben|ziele|zielen|empfehlungen|maßnahmen|massnahmen)$/iu.test(word);
}

/** The role of a column by its heading; null if the cell is not a heading. */
export function columnRole(raw: string): Role | null {
  const text = withoutNumbering(raw.replace(/\s+/g, " ").trim());
  if (text.length > 60 || text.split(" ").length > 7) return null;
  const found = wordAtStart(text);
  if (!found) return null;
  const rest = text.slice(found.word.length).trim();
  const qualified = /^$|^[:(/&|+\-–]|^(?:und|oder|bzw|sowie|für|zur|zum|zu|der|des|im|in|aus|mit|nach|bis|von|durch)(?=\s)/iu;
  return qualified.test(rest) && !/:\s*\S/.test(rest) ? found.role : null;
}

/** Sub-headings that describe; a field is never called so. */
export function isDescriptiveHeading(text: string): boolean {
  return /^(?:Ausgangs(?:lage|situation)|Einleitung|Einführung|Bestands(?:aufnahme|analyse)|Ist-|Situation|Hintergrund|Herausforderung|Vorwort|Grußwort|Glossar|Ausblick|Fazit|Anhang|Anlagen?|Literatur|Quellen|Impressum|Inhalt|Präambel|Methodik|Vorgehen|Beteiligung|Prozess|Rahmenbedingung|Übersicht|Tabelle|Abbildung|Zusammenfassung|Beschreibung|Erläuterung)/iu.test(
    withoutNumbering(text),
  );
}

/** Headings below which the principles of the whole concept stand. */
export function isPrinciplesHeading(text: string): boolean {
  return /^(?:Leitlinien?|Grundsätze|Leitbild(?:er)?|Leitgedanken?|Leitsätze|Prinzipien|Leitziele? (?:des|der gesamten|für das) )/iu.test(
    withoutNumbering(text),
  );
}
