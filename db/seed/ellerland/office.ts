import type { StoryOffice } from "../story.ts";

const unit = "Koordinierungsstelle Migration und Teilhabe";

/** Moved up last year, and again waiting for the Land's next notice. */
export const office: StoryOffice[] = [
  {
    savedOn: "2024-03-04",
    savedBy: "Anke Albers",
    unit,
    answersTo: "Amt für Soziales",
    head: "albers",
    note: "Der Kreistag hat die Stelle 2022 eingerichtet, zuerst für drei Jahre.",
    posts: [
      { title: "Leitung und Koordination", share: 100, endsOn: null, funding: "Kreishaushalt", fundedUntil: null },
      {
        title: "Koordinierungsstelle, Landesrichtlinie",
        share: 50,
        endsOn: "2025-12-31",
        funding: "Land, Richtlinie Migration und Teilhabe",
        fundedUntil: "2025-12-31",
      },
    ],
  },
  {
    savedOn: "2026-01-12",
    savedBy: "Anke Albers",
    unit,
    answersTo: "Dezernat II, direkt bei der Dezernatsleitung",
    head: "albers",
    note: "Seit Januar 2025 nicht mehr beim Amt für Soziales: So beschloss es der Kreistag mit dem Integrationskonzept.",
    posts: [
      { title: "Leitung und Koordination", share: 100, endsOn: null, funding: "Kreishaushalt", fundedUntil: null },
      {
        title: "Koordinierungsstelle, Landesrichtlinie",
        share: 75,
        endsOn: null,
        funding: "Land, Richtlinie Migration und Teilhabe",
        fundedUntil: "2027-06-30",
      },
      { title: "Vermittlung der Sprachmittlung", share: 50, endsOn: "2027-12-31", funding: "Kreishaushalt", fundedUntil: "2027-12-31" },
      {
        title: "Bildungskoordination für Neuzugewanderte",
        share: 100,
        endsOn: "2026-12-31",
        funding: "Bund, Programm bis Ende 2026",
        fundedUntil: "2026-12-31",
      },
    ],
  },
];
