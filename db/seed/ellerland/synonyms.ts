import type { Story } from "../story.ts";

/** Words of the waiting room, and what papers and entries say instead. */
export const synonyms: NonNullable<Story["synonyms"]> = [
  { word: "Arbeitsamt", means: ["Agentur für Arbeit"] },
  { word: "Ausländeramt", means: ["Ausländerbehörde"] },
  { word: "Doktor", means: ["Arztpraxis", "Praxis"] },
  { word: "Dolmetscher", means: ["Sprachmittlung"] },
  { word: "JMD", means: ["Jugendmigrationsdienst"] },
  { word: "Kita", means: ["Kindertagesstätte", "Kindergarten"] },
];
