import { approved, milestone, report, result } from "../entries.ts";
import type { Story } from "../story.ts";
import { offers } from "./offers.ts";

/** The fictional kreisfreie Stadt Torbrück: small, and a stranger to everything in the Ellerland. */
export const nachbarstadt: Story = {
  region: {
    slug: "torbrueck",
    name: "Stadt Torbrück",
    kind: "kreisfreie-stadt",
    languages: ["de", "en", "uk", "tr"],
    officeName: "Stelle für Zusammenleben",
    phone: "05556 300-41",
    email: "zusammenleben@torbrueck.example",
  },
  referenceDay: "2026-11-12",
  municipalities: [{ key: "torbrueck", name: "Torbrück", kind: "stadt", officialKey: "99900000" }],
  organisations: [
    {
      key: "zusammenleben",
      name: "Stelle für Zusammenleben",
      kind: "municipality",
      municipality: "torbrueck",
      phone: "05556 300-41",
      email: "zusammenleben@torbrueck.example",
      isPublic: true,
    },
    {
      key: "brueckenhaus",
      name: "Brückenhaus e. V.",
      kind: "club",
      municipality: "torbrueck",
      phone: "05556 880-2",
      email: "haus@brueckenhaus.example",
      isPublic: true,
    },
  ],
  people: [
    {
      key: "lorenz",
      organisation: "zusammenleben",
      name: "Frau Lorenz",
      salutation: "Frau",
      firstName: "Inga",
      lastName: "Lorenz",
      function: "Leitung",
      email: "lorenz@torbrueck.example",
      phone: "05556 300-41",
      isMigrationContact: true,
    },
    {
      key: "bektas",
      organisation: "brueckenhaus",
      name: "Herr Bektas",
      salutation: "Herr",
      firstName: "Deniz",
      lastName: "Bektas",
      function: "Hausleitung",
      email: "bektas@brueckenhaus.example",
    },
  ],
  principles: [
    { text: "Torbrück ist eine Stadt der kurzen Wege, auch zwischen Menschen.", focusPoints: ["Treffpunkte liegen in den Stadtteilen."], linkedFields: ["1"] },
  ],
  chapters: [
    {
      kind: "foreword",
      title: "Zum Geleit",
      paragraphs: ["Torbrück hat sich ein kleines Konzept gegeben: ein Feld, zwei Ziele, vier Empfehlungen. Es soll wachsen."],
    },
  ],
  concept: {
    title: "Torbrück lebt zusammen",
    periodFrom: "2025-01-01",
    periodTo: "2027-12-31",
    adoptedOn: "2024-11-27",
    adoptedBy: "Rat der Stadt Torbrück",
    version: "1.0",
  },
  fields: [
    {
      key: "1",
      title: "Begegnung im Stadtteil",
      introduction: ["Torbrück hat sechs Stadtteile und ein Brückenhaus. Von dort aus soll Begegnung in die Viertel wandern."],
      guidingGoals: [
        {
          text: "In jedem Stadtteil kennen sich Menschen verschiedener Herkunft beim Namen.",
          goals: [
            {
              key: "1.1",
              title: "Treffpunkte öffnen",
              text: "Jeder Stadtteil hat einen Treffpunkt, der ohne Eintritt offen steht.",
              recommendations: [
                {
                  key: "1.1.1",
                  owner: "brueckenhaus",
                  text: "Das Brückenhaus öffnet jede Woche einen Nachmittag in einem anderen Stadtteil.",
                  themes: ["Ehrenamt"],
                  targetGroups: ["Alle Menschen im Kreis"],
                  state: "on-track",
                  share: 0.5,
                },
                {
                  key: "1.1.2",
                  owner: "zusammenleben",
                  text: "Schulhöfe bleiben am Samstag für die Nachbarschaft offen.",
                  themes: ["Beteiligung"],
                  targetGroups: ["Kinder", "Familien"],
                  state: "not-begun",
                },
              ],
            },
            {
              key: "1.2",
              title: "Rat finden",
              text: "Wer eine Frage hat, bekommt im eigenen Viertel eine Antwort.",
              recommendations: [
                {
                  key: "1.2.1",
                  owner: "zusammenleben",
                  text: "Stadtteilbüros beraten an zwei Tagen in der Woche mit Sprachmittlung am Telefon.",
                  themes: ["Kommunikation", "Sprache"],
                  targetGroups: ["Alle Menschen im Kreis"],
                  state: "not-begun",
                },
                {
                  key: "1.2.2",
                  owner: "zusammenleben",
                  text: "Ein Stadtplan zeigt Beratung, Kurse und Treffpunkte in vier Sprachen.",
                  subPoints: ["Der Plan erscheint gedruckt und im Netz."],
                  themes: ["Kommunikation"],
                  targetGroups: ["Neuzugewanderte"],
                  state: "not-begun",
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  measures: [
    {
      key: "wandernder-nachmittag",
      title: "Der wandernde Nachmittag",
      description: "Jeden Dienstag packt das Brückenhaus Tische, Tee und Spiele ein und öffnet für einen Nachmittag in einem anderen Stadtteil.",
      recommendations: ["1.1.1"],
      lead: "brueckenhaus",
      leadPerson: "bektas",
      partners: ["zusammenleben"],
      state: "running",
      startsOn: "2025-04-01",
      endsOn: "2027-12-31",
      targetGroups: ["Alle Menschen im Kreis"],
      municipalities: ["torbrueck"],
      milestones: [milestone("Drei Stadtteile", "2025-12-31", "2025-11-18")],
      results: [result("Stadtteile mit regelmäßigem Nachmittag", "Stadtteile", 6, 3)],
      budget: [approved("Stadt Torbrück", 6_000, 2_900, "2025-03-04", "2027-12-31")],
      updates: [
        report("2025-11-18", "bektas", "on-track", "Drei Stadtteile sind dabei. In der Südstadt bringen die Nachbarinnen inzwischen selbst den Kuchen mit."),
        report(
          "2026-06-02",
          "bektas",
          "on-track",
          "Im Hafenviertel stehen unsere Tische bis zum Herbst auf dem Parkplatz, danach öffnet die Schule ihre Aula.",
        ),
      ],
      released: true,
    },
  ],
  rounds: [],
  agreements: [],
  situations: [],
  gremien: [
    {
      key: "runder-tisch",
      name: "Runder Tisch Zusammenleben",
      kind: "network",
      purpose: "Stadt, Vereine und Nachbarschaften treffen sich viermal im Jahr.",
      isPublic: true,
      quorum: "none",
      members: [
        { person: "lorenz", role: "moderator", fromOn: "2025-03-01" },
        { person: "bektas", role: "member", fromOn: "2025-03-01" },
      ],
    },
  ],
  meetings: [],
  topics: [],
  terms: [{ name: "Brückenhaus", kind: "organisation", forms: ["Brückenhauses"], organisation: "brueckenhaus" }],
  accounts: [
    { email: "lorenz@torbrueck.example", name: "Inga Lorenz", salutation: "Frau", role: "coordinator", organisation: "zusammenleben", person: "lorenz" },
    {
      email: "bektas@brueckenhaus.example",
      name: "Deniz Bektas",
      salutation: "Herr",
      role: "organisation-member",
      organisation: "brueckenhaus",
      person: "bektas",
    },
  ],
  offers,
};
