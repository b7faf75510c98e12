import type { StoryFounding } from "../story.ts";

/** Two groups on their way, one that arrived. */
export const foundings: StoryFounding[] = [
  {
    organisation: "afghanischer-frauenverein-bruecke",
    startedOn: "2026-04-20",
    helper: "Frau Albers, Koordinierungsstelle, 05555 9820-114",
    progress: [
      { step: "members", doneOn: "2026-05-11", note: "Wir sind elf Frauen." },
      { step: "name", doneOn: "2026-05-18" },
      { step: "statutes", doneOn: "2026-08-30", note: "Mustersatzung, mit eigener Präambel auf Dari und Deutsch." },
      { step: "tax-preview", doneOn: "2026-10-02", note: "Das Finanzamt ist einverstanden, § 2 haben wir angepasst." },
      { step: "assembly", doneOn: "2026-10-24" },
      { step: "register", note: "Termin beim Notariat am 19. November." },
    ],
    board: [
      { firstName: "Zahra", lastName: "Karimi", office: "chair" },
      { firstName: "Mina", lastName: "Rahimi", office: "treasurer" },
    ],
  },
  {
    organisation: "eritreische-gemeinschaft-marschbuettel",
    startedOn: "2026-09-07",
    helper: "Frau Albers, Koordinierungsstelle, 05555 9820-114",
    progress: [
      { step: "members", doneOn: "2026-09-26", note: "Neun Mitglieder aus Marschbüttel und Torfhude." },
      { step: "name", note: "Zwei Vorschläge, wir stimmen im Dezember ab." },
    ],
    board: [],
  },
  {
    organisation: "kulturverein-nouruz",
    startedOn: "2025-02-03",
    finishedOn: "2026-03-16",
    helper: "Frau Albers, Koordinierungsstelle, 05555 9820-114",
    progress: [
      { step: "members", doneOn: "2025-02-20" },
      { step: "name", doneOn: "2025-02-20" },
      { step: "statutes", doneOn: "2025-05-14" },
      { step: "assembly", doneOn: "2025-06-21" },
      { step: "register", doneOn: "2025-10-09" },
      { step: "tax", doneOn: "2025-12-01" },
      { step: "bank", doneOn: "2026-01-15" },
      { step: "insurance", doneOn: "2026-03-02" },
    ],
    board: [],
  },
];
