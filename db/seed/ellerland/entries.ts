import type { StoryEntry, StoryOrganisation } from "../story.ts";

const PLACES: Record<string, { postalCode: string; place: string; latitude: number; longitude: number }> = {
  hohenwede: { postalCode: "99901", place: "Hohenwede", latitude: 53.2421, longitude: 9.2895 },
  torfhude: { postalCode: "99905", place: "Torfhude", latitude: 53.2817, longitude: 9.144 },
  marschbuettel: { postalCode: "99908", place: "Marschbüttel", latitude: 53.1305, longitude: 9.42 },
  luenmoor: { postalCode: "99911", place: "Lünmoor", latitude: 53.3105, longitude: 9.2865 },
  osterwehr: { postalCode: "99913", place: "Osterwehr", latitude: 53.2817, longitude: 9.441 },
  klosterhagen: { postalCode: "99915", place: "Klosterhagen", latitude: 53.198, longitude: 9.3 },
  ellerholt: { postalCode: "99917", place: "Ellerholt", latitude: 53.2052, longitude: 9.4785 },
  neuwarden: { postalCode: "99919", place: "Neuwarden", latitude: 53.126, longitude: 9.276 },
  fehnbergen: { postalCode: "99921", place: "Fehnbergen", latitude: 53.1737, longitude: 9.135 },
  altenfehn: { postalCode: "99922", place: "Altenfehn", latitude: 53.1485, longitude: 9.09 },
};
const STREETS = ["Am Markt", "Deichstraße", "Torfweg", "Bahnhofstraße", "Lange Reihe", "Mühlenkamp", "Klosterhof"];
const LANGUAGES: StoryEntry["languages"][] = [["de"], ["de", "en"], ["de", "en", "ar"], ["de", "ru", "uk"], ["de", "tr"], ["de", "fa", "ps"], ["de", "pl"]];
const HOURS: Record<string, string> = {
  county: "Mo-Fr 08:00-12:00; Th 08:00-12:00,14:00-17:00; PH off",
  municipality: "Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off",
  authority: "Mo,Tu,Th,Fr 08:00-12:00; Th 13:30-17:00; PH off",
  "job-centre": "Mo-Fr 08:00-12:00; PH off",
  school: "Mo-Fr 07:30-13:00",
  kindergarten: "Mo-Fr 07:00-16:30; PH off",
  "course-provider": "Mo-Th 09:00-16:00; Fr 09:00-12:00",
  "family-centre": "Mo-Fr 09:00-17:00",
  welfare: "Tu,Th 09:00-12:00,14:00-16:00",
  surgery: 'Mo-Fr 08:00-12:00; Mo,Tu,Th 15:00-18:00; Sa "nach Vereinbarung"',
  clinic: "24/7",
  police: "24/7",
};
const FIELD_OF_KIND: Record<string, number[]> = {
  school: [0],
  kindergarten: [0, 3],
  "course-provider": [0, 1],
  "job-centre": [1],
  company: [1],
  chamber: [1],
  "housing-company": [2],
  "accommodation-operator": [2],
  municipality: [2, 4],
  surgery: [3],
  clinic: [3],
  health: [3],
  "family-centre": [3],
  club: [4],
  "fire-brigade": [4],
  "migrant-organisation": [4],
  initiative: [4],
  welfare: [2, 3],
};

/** What an entry tells besides name and contact: the same for every start, and different enough to try filters on. */
export function entryOf(organisation: StoryOrganisation, index: number): StoryEntry {
  const place = organisation.municipality === undefined ? undefined : PLACES[organisation.municipality];
  const inside: StoryEntry["internal"] = index % 11 === 3 ? ["phone"] : index % 13 === 5 ? ["email", "openingHours"] : [];
  return {
    street: place ? `${STREETS[index % STREETS.length]} ${1 + ((index * 7) % 60)}` : null,
    postalCode: place?.postalCode ?? null,
    place: place?.place ?? null,
    // Side by side in one place, not on top of each other.
    latitude: place ? place.latitude + ((index * 13) % 20) / 2000 : null,
    longitude: place ? place.longitude + ((index * 17) % 20) / 1500 : null,
    openingHours: HOURS[organisation.kind] ?? null,
    languages: LANGUAGES[index % LANGUAGES.length] ?? ["de"],
    accessibility: index % 4 === 0 ? [] : index % 4 === 1 ? ["step-free"] : ["step-free", "accessible-toilet"],
    ...(index % 10 === 6 ? { accessibilityNote: "Bitte klingeln, wir öffnen die Seitentür." } : {}),
    serves: organisation.kind === "county" || organisation.municipality === undefined ? [] : [organisation.municipality],
    internal: inside,
    // One in twelve has not answered for long, one in thirty so long that the next night hides it.
    confirmedOn: index % 30 === 17 ? "2025-10-20" : index % 12 === 7 ? "2026-04-02" : `2026-0${6 + (index % 4)}-1${index % 9}`,
    fields: FIELD_OF_KIND[organisation.kind] ?? [],
  };
}
