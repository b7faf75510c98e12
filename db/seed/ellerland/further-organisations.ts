import type { OrganisationKind } from "#domain/network/index.ts";
import type { StoryOrganisation, StoryPerson } from "../story.ts";

/** Name, kind and seat of those who take part without leading a measure. All made up, as their numbers are. */
const LIST: [name: string, kind: OrganisationKind, municipality: string][] = [
  ["Servicestelle Torfhude des Jobcenters", "job-centre", "torfhude"],
  ["Servicestelle Marschbüttel des Jobcenters", "job-centre", "marschbuettel"],
  ["Grundschule Torfhude-Nord", "school", "torfhude"],
  ["Grundschule Marschbüttel", "school", "marschbuettel"],
  ["Grundschule Lünmoor", "school", "luenmoor"],
  ["Oberschule Klosterhagen", "school", "klosterhagen"],
  ["Gymnasium Hohenwede", "school", "hohenwede"],
  ["Förderzentrum Ellertal", "school", "osterwehr"],
  ["Kita Wiesengrund", "kindergarten", "hohenwede"],
  ["Kita Deichspatzen", "kindergarten", "marschbuettel"],
  ["Kita Moorlichter", "kindergarten", "luenmoor"],
  ["Kita Klosterhof", "kindergarten", "klosterhagen"],
  ["Kita Fehnkinder", "kindergarten", "fehnbergen"],
  ["Kita Torfhuder Bunte Boje", "kindergarten", "torfhude"],
  ["Lernwerkstatt Marschbüttel", "course-provider", "marschbuettel"],
  ["Sprachschule Brückenwort", "course-provider", "hohenwede"],
  ["Akademie für Pflegeberufe Ellerland", "course-provider", "torfhude"],
  ["Familienzentrum Torfhude", "family-centre", "torfhude"],
  ["Familienzentrum Fehnbergen", "family-centre", "fehnbergen"],
  ["Familienzentrum Marschbüttel", "family-centre", "marschbuettel"],
  ["Hausarztpraxis am Markt", "surgery", "hohenwede"],
  ["Kinderarztpraxis Torfhude", "surgery", "torfhude"],
  ["Frauenarztpraxis am Deich", "surgery", "marschbuettel"],
  ["Gemeinschaftspraxis Fehnbergen", "surgery", "fehnbergen"],
  ["Zahnarztpraxis Klosterhagen", "surgery", "klosterhagen"],
  ["Fachklinik Moorblick", "clinic", "luenmoor"],
  ["Tagesklinik für seelische Gesundheit", "clinic", "hohenwede"],
  ["Suchtberatung Ellerland", "health", "torfhude"],
  ["Sozialstation Elleraue", "welfare", "osterwehr"],
  ["Tafel Hohenwede", "welfare", "hohenwede"],
  ["Tafel Torfhude", "welfare", "torfhude"],
  ["Sportverein Blau-Weiß Torfhude", "club", "torfhude"],
  ["Turnverein Hohenwede von 1890", "club", "hohenwede"],
  ["Sportfreunde Fehnbergen", "club", "fehnbergen"],
  ["Schützenverein Neuwarden", "club", "neuwarden"],
  ["Landfrauen Lünmoor", "club", "luenmoor"],
  ["Kleingartenverein Elleraue", "club", "osterwehr"],
  ["Chor Querbeet Klosterhagen", "club", "klosterhagen"],
  ["Freiwillige Feuerwehr Hohenwede", "fire-brigade", "hohenwede"],
  ["Freiwillige Feuerwehr Torfhude", "fire-brigade", "torfhude"],
  ["Freiwillige Feuerwehr Marschbüttel", "fire-brigade", "marschbuettel"],
  ["Freiwillige Feuerwehr Altenfehn", "fire-brigade", "altenfehn"],
  ["Kulturverein Nouruz", "migrant-organisation", "torfhude"],
  ["Ukrainischer Treff Ellerland", "migrant-organisation", "hohenwede"],
  ["Eritreische Gemeinschaft Marschbüttel", "migrant-organisation", "marschbuettel"],
  ["Kurdischer Elternverein Ellerland", "migrant-organisation", "torfhude"],
  ["Afghanischer Frauenverein Brücke", "migrant-organisation", "hohenwede"],
  ["Polnisch-deutscher Freundeskreis", "migrant-organisation", "klosterhagen"],
  ["Initiative Willkommen in Lünmoor", "initiative", "luenmoor"],
  ["Fahrradwerkstatt Drehmoment", "initiative", "hohenwede"],
  ["Nähstube Fadenlauf", "initiative", "fehnbergen"],
  ["Begegnungscafé Neuwarden", "initiative", "neuwarden"],
  ["Polizeistation Torfhude", "police", "torfhude"],
  ["Polizeistation Fehnbergen", "police", "fehnbergen"],
  ["Windwerk Marsch GmbH", "company", "marschbuettel"],
  ["Bäckerei Kornblume", "company", "osterwehr"],
  ["Baumschule Ellerholt", "company", "ellerholt"],
  ["Pflegehaus Abendsonne", "company", "klosterhagen"],
  ["Wohnungsgenossenschaft Torfhude", "housing-company", "torfhude"],
  ["Marschbütteler Wohnbau", "housing-company", "marschbuettel"],
  ["Betreuung der Unterkunft Hafenstraße", "accommodation-operator", "marschbuettel"],
  ["Betreuung der Unterkunft Am Bahndamm", "accommodation-operator", "hohenwede"],
  ["Freikirche Lichtblick", "religious-community", "torfhude"],
  ["Pfarrei Sankt Ansgar Ellerland", "religious-community", "hohenwede"],
  ["Stiftung Zukunft Fehn", "foundation", "fehnbergen"],
  ["Fraktion Bürgerliste im Kreistag", "party", "hohenwede"],
  ["Fraktion Gemeinsam für Ellerland", "party", "hohenwede"],
  ["Willkommenszentrum Torbrück", "welcome-centre", "hohenwede"],
  ["Jugendmigrationsdienst Ellerland", "welfare", "hohenwede"],
  ["Kindertagesstätte Sonnenhügel", "kindergarten", "torfhude"],
];

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue", ß: "ss" })[letter] ?? "")
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

export const furtherOrganisations: StoryOrganisation[] = LIST.map(([name, kind, municipality], index) => {
  const key = slug(name);
  return {
    key,
    name,
    kind,
    municipality,
    phone: `05555 ${8200 + index * 7}-0`,
    email: `post@${key}.example`,
    website: index % 3 === 0 ? `https://${key}.example` : undefined,
    isPublic: index % 9 !== 4,
  };
});

const FIRST: ["Frau" | "Herr", string][] = [
  ["Frau", "Antje"],
  ["Herr", "Malte"],
  ["Frau", "Olena"],
  ["Herr", "Farid"],
  ["Frau", "Swantje"],
  ["Herr", "Tjark"],
  ["Frau", "Rania"],
];
const LAST = ["Abeln", "Backhaus", "Cordes", "Duhm", "Eckhoff", "Folkerts", "Gerken", "Hemken", "Ihnen", "Jelden", "Kleen"];

/** Two of three have somebody who is named for migration. */
export const furtherPeople: StoryPerson[] = furtherOrganisations.flatMap(({ key }, index): StoryPerson[] => {
  const [salutation, firstName] = FIRST[index % FIRST.length] ?? ["Frau", "Antje"];
  const lastName = LAST[index % LAST.length] ?? "Abeln";
  if (index % 3 === 2) return [];
  return [
    {
      key: `kontakt-${key}`,
      organisation: key,
      name: `${salutation} ${lastName}`,
      salutation,
      firstName,
      lastName,
      function: "Ansprechperson für Zugewanderte",
      email: `${slug(firstName)}.${slug(lastName)}@${key}.example`,
      phone: `05555 ${8200 + index * 7}-12`,
      isMigrationContact: true,
    },
  ];
});
