/** Numbers that count nothing: paragraphs of laws, pages, telephone numbers, ages, hours, days of the calendar. */

export const MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

const SMALL = "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf";
const NUMBER = String.raw`(?:\d+(?:[.,]\d+)*|${SMALL})`;
const RANGE = String.raw`(?:${NUMBER}-?\s*(?:–|-|bis|und)\s*(?:unter\s+)?)?${NUMBER}`;

const COUNTS_NOTHING: readonly RegExp[] = [
  // Addresses of pages, and what is no word; first, because the patterns below would try every place in it
  /\S{61,}/gu,
  // Laws: "§§ 44, 45a Abs. 2 Satz 1 Nr. 3"
  /§+\s*\d+\s?[a-z]?\b(?:\s*(?:,|und|bis|–|-|ff?\.|i\.\s?V\.\s?m\.)\s*(?:§+\s*)?\d+\s?[a-z]?\b(?!\s+\p{Lu}\p{Ll}))*/gu,
  /\b(?:Abs(?:\.|atz|ätze)|Satz|Art(?:\.|ikels?)|Nr\.|Nummer|Buchst(?:\.|abe)|Paragra(?:f|ph)(?:en)?)\s*\d+\s?[a-z]?\b/gu,
  // Places in documents and the numbers of things
  /\b(?:S\.|Seiten?|Kapitel|Kap\.|Abschnitt|Ziffer|Punkt|Tabellen?|Tab\.|Abbildung|Abb\.|Anlage|Anhang|Handlungsfeld|Leitziel|Ziel|Maßnahme|Empfehlung|Klassen?|Jahrgang|Jahrgänge|Stufe|Band|Heft|Drucksache|Drs\.|Vorlage|Az\.|Aktenzeichen|Modul|Raum|Zimmer|Linien?|Buslinien?|TOP|Fußnote|Phase|Teil|Version|Fassung|Platz|Hausnummer|Bundesstraße|Konto)\s*(?:Nr\.\s*)?\d+(?:[./-]\d+)*(?:\s*(?:–|-|bis|und)\s*\d+(?:[./-]\d+)*)?(?:\s*ff?\.)?/gu,
  /\b(?:Tel(?:efon|\.)?|Telefonnummer|Rufnummer|Fax|Mobil|Durchwahl)\s*[:.]?\s*[+\d][\d\s/()+-]{3,}/gu,
  /(?<![\d.,])0\d{2,5}[\s/-]+\d[\d\s-]{2,}/gu,
  /(?:\d+\s?[a-z]?,\s*|D-|PLZ\s*|Postleitzahl\s*)\d{5}(?=\s)/gu,
  // Hours
  /\b\d{1,2}(?:[.:]\d{2})?\s*(?:(?:–|-|bis|und)\s*\d{1,2}(?:[.:]\d{2})?\s*)?Uhr\b/gu,
  /\b\d{1,2}:\d{2}\b/gu,
  // Ages and lengths
  new RegExp(
    String.raw`\b${RANGE}\s?-?\s?(?:[jJ]ährig\p{L}*|Jahre?n?|Lebensjahr\p{L}*|Monate?n?|Wochen?|Tage?n?|Stunden?|Wochenstunden|Unterrichtsstunden|Unterrichtseinheiten|Minuten|Kilometer[n]?|km|Quadratmetern?|m²|Prozentpunkte?n?|Vollzeitstellen|VZÄ|Stellenanteile?n?)(?!\p{L})`,
    "gu",
  ),
  new RegExp(String.raw`\b(?:unter|über|ab|bis)\s+\d{1,2}-\s`, "gu"),
  // Schooling years, and days of the calendar
  /\b(?:19|20)\d{2}\/(?:(?:19|20)?\d{2})\b/gu,
  new RegExp(String.raw`\b\d{1,2}\.\s*(?:${MONTHS.join("|")})\b`, "gu"),
  /(?<![\d.,])\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:19|20)\d{2})?(?!\d)/gu,
  /(?<![\d.,])\d{1,3}\.\s+(?=(?:Halbjahr|Quartal|Sitzung|Fortschreibung|Fassung|Auflage|Klasse|Schulklasse|Lebensjahr|Jahrhundert|Integrationskonferenz|Runde|Stock|Etage|Bildungsweg|Arbeitsmarkt)\b)/gu,
  // A list's own numbers
  /^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+/gu,
];

/** The text with another sign in the place of every number that counts nothing; places of everything else stay. */
export function masked(text: string): string {
  return COUNTS_NOTHING.reduce((rest, pattern) => rest.replace(pattern, (found) => found.replace(/[\d\p{L}]/gu, "¤")), text);
}
