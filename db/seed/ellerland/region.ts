import type { StoryConcept, StoryMunicipality, StoryRegion } from "../story.ts";

export const region: StoryRegion = {
  slug: "ellerland",
  name: "Landkreis Ellerland",
  kind: "landkreis",
  languages: ["de", "en", "ar", "fa", "uk", "ru", "tr", "ku", "ti", "so", "ps", "fr", "pl", "ro", "bg", "vi"],
  officeName: "Koordinierungsstelle Migration und Teilhabe",
  phone: "05555 9820-114",
  email: "teilhabe@ellerland.example",
};

/** Nine member municipalities; Fehnbergen is a Samtgemeinde of three, Hohenwede has its own Ausländerbehörde. */
export const municipalities: StoryMunicipality[] = [
  { key: "hohenwede", name: "Hohenwede", kind: "stadt", officialKey: "99010001" },
  { key: "torfhude", name: "Torfhude", kind: "stadt", officialKey: "99010002" },
  { key: "marschbuettel", name: "Marschbüttel", kind: "stadt", officialKey: "99010003" },
  { key: "luenmoor", name: "Lünmoor", kind: "gemeinde", officialKey: "99010004" },
  { key: "osterwehr", name: "Osterwehr", kind: "gemeinde", officialKey: "99010005" },
  { key: "klosterhagen", name: "Klosterhagen", kind: "gemeinde", officialKey: "99010006" },
  { key: "ellerholt", name: "Ellerholt", kind: "gemeinde", officialKey: "99010007" },
  { key: "neuwarden", name: "Neuwarden", kind: "gemeinde", officialKey: "99010008" },
  { key: "fehnbergen", name: "Fehnbergen", kind: "samtgemeinde", officialKey: "99015400" },
  { key: "altenfehn", name: "Altenfehn", kind: "mitgliedsgemeinde", parent: "fehnbergen", officialKey: "99015401" },
  { key: "bergsiel", name: "Bergsiel", kind: "mitgliedsgemeinde", parent: "fehnbergen", officialKey: "99015402" },
  { key: "hinterbergen", name: "Hinterbergen", kind: "mitgliedsgemeinde", parent: "fehnbergen", officialKey: "99015403" },
];

export const concept: StoryConcept = {
  title: "Integrationskonzept 2024–2029",
  periodFrom: "2024-04-01",
  periodTo: "2029-12-31",
  adoptedOn: "2024-03-14",
  adoptedBy: "Kreistag des Landkreises Ellerland",
  version: "1.3",
};
