import type { LabelKind } from "./kinds.ts";

/**
 * A beginning for a region that has none. They are words of the default dictionary too, so that a name confirmed in
 * the text finds the label instead of making a second one.
 */
export const suggestedLabels: Readonly<Record<LabelKind, readonly string[]>> = {
  theme: [
    "Antidiskriminierung",
    "Arbeitsmarkt",
    "Ausbildung",
    "Bildung",
    "Ehrenamt",
    "Gesundheit",
    "Gleichstellung",
    "Kommunikation",
    "Mobilität",
    "Sprache",
    "Teilhabe",
    "Wohnen",
  ],
  "target-group": [
    "Auszubildende",
    "Eltern",
    "Familien",
    "Frauen",
    "Geflüchtete",
    "Jugendliche",
    "Kinder",
    "Menschen mit Behinderung",
    "Schüler:innen",
    "Senior:innen",
    "zugewanderte Fachkräfte",
  ],
};
