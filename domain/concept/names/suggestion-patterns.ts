import type { TermKind } from "./terms.ts";
import { partsOf } from "./words.ts";

export type SuggestionPattern = "abbreviation" | "quoted" | "named" | "registered" | "proper" | "recurring";

export type Hit = {
  text: string;
  /** Equal for the same thing in different word forms. */
  key: string;
  pattern: SuggestionPattern;
  kind: TermKind | null;
  longForm: string | null;
  start: number;
  end: number;
};

const places =
  "Landkreis|Kreis|Region|Landeshauptstadt|Hansestadt|Kreisstadt|Stadt|Samtgemeinde|Verbandsgemeinde|Einheitsgemeinde|Gemeinde|Flecken|Ortschaft|Ortsteil|Stadtteil";
const bodies =
  "Jobcenter|Agentur für Arbeit|Arbeitsagentur|Ausländerbehörde|Kreisvolkshochschule|Volkshochschule|VHS|Arbeitskreis|Arbeitsgruppe|Runder Tisch|Netzwerk|Bündnis|Initiative|Forum|Verein|Landesstelle|Koordinierungsstelle|Servicestelle|Fachstelle|Stabsstelle|Kontaktstelle|Beratungsstelle|Fachdienst|Amt für|Kreisverband|Caritasverband|Diakonisches Werk|Kirchenkreis|Klinikum|Hochschule|Universität|Projekt|Programm";

/** Endings of words for institutions, any inflection, and the singular they are shown in. */
const institutions: readonly (readonly [RegExp, string])[] = [
  [/stellen?$/, "stelle"],
  [/zentr(?:um|ums|en)$/, "zentrum"],
  [/verb(?:and|ands|andes|ände|änden)$/, "verband"],
  [/(?:amt|amts|amtes|ämter|ämtern)$/, "amt"],
  [/dienst(?:e|en|es|s)?$/, "dienst"],
  [/behörden?$/, "behörde"],
  [/beir(?:at|ats|ates|äte|äten)$/, "beirat"],
  [/büros?$/, "büro"],
  [/netzwerk(?:e|en|es|s)?$/, "netzwerk"],
  [/kammern?$/, "kammer"],
  [/werk(?:e|en|es|s)?$/, "werk"],
  [/bund(?:es|s)?$/, "bund"],
  [/regionen$|region$/, "region"],
  [/agentur(?:en)?$/, "agentur"],
  [/kassen?$/, "kasse"],
  [/vereins?$|vereine[ns]?$/, "verein"],
  [/konferenz(?:en)?$/, "konferenz"],
  [/pools?$/, "pool"],
  [/lotsen?$/, "lotse"],
];

/** A common noun behind "Landkreis" is no name: "im Landkreis Beratung anbieten". */
const commonNoun = /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|ion|ionen|ität|nis|nisse|ote|eme|kurse|hilfen?)$/;

const name = String.raw`\p{Lu}[\p{L}\u00AD-]+`;
const namedPlace = new RegExp(String.raw`(?<!\p{L})(?:${places})\s+(${name}(?:\s+(?:an der|am|im|in der|bei)\s+${name})?(?:\s+\(\p{Lu}\p{L}+\))?)`, "gu");
const namedBody = new RegExp(String.raw`(?<![\p{L}-])(?:${bodies})\s+(${name}(?:\s+(?:und|für|&)\s+${name}|\s+in den\s+${name}){0,3})`, "gu");
const registered = new RegExp(String.raw`(?<!\p{L})((?:${name}\s+(?:(?:für|und|im|in|der|des|zur)\s+){0,2}){1,6})(?:e\.\s?V\.|gGmbH|gUG)`, "gu");
const quoted = /[„“"»‚]([\p{Lu}\p{N}][^„“”"»«‚‘!?;\n]{2,79})[“”"«‘]/gu;
const properName = new RegExp(String.raw`(?<=[\p{L},(„]\s?)(?<!\p{L})(?:\p{Lu}\p{Ll}+(?:er|es|en|em|e)\s+){1,2}(${name})`, "gu");

/** All places in one text where a pattern holds; they may overlap. */
export function patternHits(text: string): Hit[] {
  return [
    ...abbreviations(text),
    ...quotedNames(text),
    ...matchesOf(text, namedPlace, "named", "municipality").filter((hit) => !commonNoun.test(hit.text)),
    ...matchesOf(text, namedBody, "named", "organisation"),
    ...matchesOf(text, registered, "registered", "organisation"),
    ...properNames(text),
    ...recurringCompounds(text),
  ];
}

function matchesOf(text: string, pattern: RegExp, name: SuggestionPattern, kind: TermKind): Hit[] {
  return [...text.matchAll(pattern)].map((match) => hitAt(text, match.index, match.index + match[0].length, name, kind));
}

function properNames(text: string): Hit[] {
  return [...text.matchAll(properName)]
    .filter((match) => singularInstitution(`-${match[1]?.toLowerCase()}`) !== null)
    .map((match) => hitAt(text, match.index, match.index + match[0].length, "proper", "organisation"))
    .map((hit) => ({ ...hit, key: hit.key.replace(/e[mnrs]?(?= )/g, "") }));
}

function hitAt(text: string, start: number, end: number, pattern: SuggestionPattern, kind: TermKind | null): Hit {
  const found = readable(text.slice(start, end));
  return { text: found, key: found.toLowerCase(), pattern, kind, longForm: null, start, end };
}

function readable(text: string): string {
  return text
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .normalize("NFC");
}

function quotedNames(text: string): Hit[] {
  return [...text.matchAll(quoted)]
    .filter((match) => (match[1] ?? "").split(/\s+/).length <= 8 && !/[.:]$/.test(match[1] ?? ""))
    .map((match) => {
      const start = match.index + 1;
      const isBody = new RegExp(`^(?:${bodies})`).test(match[1] ?? "");
      return hitAt(text, start, start + (match[1] ?? "").length, "quoted", isBody ? "organisation" : null);
    });
}

function abbreviations(text: string): Hit[] {
  return partsOf(text)
    .filter(({ text: word }) => /^\p{Lu}\p{L}{0,6}\p{Lu}\p{L}?$/u.test(word) && !/^[IVXLCM]+$/.test(word))
    .filter(({ text: word }) => !word.endsWith("Innen"))
    .map(({ start, end, text: word }) => ({
      ...hitAt(text, start, end, "abbreviation", "abbreviation"),
      text: word,
      key: word,
      longForm: explained(text, end) ?? (standsInBrackets(text, start, end) ? longFormOf(word, text.slice(0, start)) : null),
    }));
}

export function standsInBrackets(text: string, start: number, end: number): boolean {
  return /\(\s?[„"“]?$/.test(text.slice(Math.max(0, start - 3), start)) && /^[“”"]?\s?\)/.test(text.slice(end));
}

/** "(DaZ = „Deutsch als Zweitsprache“)" */
function explained(text: string, end: number): string | null {
  return /^\s?=\s?[„"“]?([^“”"();.]{3,80})/.exec(text.slice(end))?.[1]?.trim() ?? null;
}

/**
 * The shortest run of words directly before the bracket that begins with the abbreviation's first letter and
 * holds all its letters in order: "Kreisvolkshochschule (KVHS)", "Deutsch als Zweitsprache (DaZ)".
 */
function longFormOf(abbreviation: string, before: string): string | null {
  const words = readable(before.slice(-200).replace(/\s*\(\s?[„"“]?$/, ""))
    .split(/[.:;,()]\s|\s/)
    .slice(-8);
  const wanted = abbreviation.toLowerCase();
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const candidate = words.slice(from).join(" ");
    const begins = /^\p{Lu}/u.test(candidate) && candidate.toLowerCase().startsWith(wanted.slice(0, 1));
    if (begins && candidate.length > abbreviation.length && holdsInOrder(candidate.toLowerCase(), wanted)) return candidate;
  }
  return null;
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  return [...letters].every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}

function recurringCompounds(text: string): Hit[] {
  return [...text.matchAll(new RegExp(String.raw`(?<![\p{L}-])${name}`, "gu"))].flatMap((match) => {
    const hit = hitAt(text, match.index, match.index + match[0].length, "recurring", "organisation");
    const singular = singularInstitution(hit.text);
    return singular === null ? [] : [{ ...hit, text: singular, key: singular.toLowerCase() }];
  });
}

/** @returns the compound in the singular; null if it does not end in a word for an institution */
function singularInstitution(compound: string): string | null {
  for (const [ending, singular] of institutions) {
    const start = compound.search(ending);
    if (start > 0) return compound.slice(0, start) + singular;
  }
  return null;
}
