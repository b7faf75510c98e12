import type { StoryEvaluation } from "../story.ts";

/** One round about "Sprache und Bildung": four raters who do not see everything alike, and what the office makes of it. */
export const evaluations: StoryEvaluation[] = [
  {
    title: "Zwischenbilanz Sprache und Bildung 2026",
    field: "1",
    openedOn: "2026-08-24",
    dueOn: "2026-09-25",
    closedOn: "2026-10-05",
    decidedBy: "Anke Albers",
    raters: [
      {
        gremium: "Lenkungsgruppe Integration",
        on: "2026-09-16",
        ratings: {
          "1.1": ["partly", "In acht von neun Kommunen beginnt ein Kurs, auf dem Land fehlen Abendkurse."],
          "1.2": ["reached", "Kinderbetreuung ist bei allen Kursen am Vormittag dabei."],
          "1.3": ["reached", "Alle Kitas haben Zugang zu mehrsprachigem Material."],
          "1.4": ["partly", "Die Wartezeit ist kürzer, aber noch nicht überall."],
          "1.5": ["partly", "Die Lotsen arbeiten, die Zahlen liegen noch nicht vor."],
          "1.6": ["reached", "Der Pool vermittelt in zwölf Sprachen."],
          "1.7": ["partly", "Zwei Schulen bieten Unterricht in der Herkunftssprache an."],
          "1.8": ["unknown"],
          "1.9": ["partly", "Die Bibliothek hat begonnen."],
        },
      },
      {
        gremium: "Integrationsbeirat",
        on: "2026-09-22",
        ratings: {
          "1.1": ["not", "Aus Fehnbergen und Osterwehr kommt man abends nicht mehr nach Hause. Für uns entscheidet der Fahrplan noch immer."],
          "1.2": ["partly", "Am Vormittag ja, am Abend nicht."],
          "1.3": ["reached", "Unsere Kinder erzählen davon."],
          "1.4": ["partly", "Manche Familien warten noch sechs Wochen auf einen Schulplatz."],
          "1.5": ["unknown"],
          "1.6": ["not", "Beim Arzt und am Telefon ist fast nie jemand da."],
          "1.7": ["not", "Zwei Schulen sind zu wenige, und nur für Arabisch und Türkisch."],
          "1.8": ["partly", "Wer davon weiß, bekommt gute Hilfe."],
          "1.9": ["not", "Anträge gehen nur noch am Computer, und niemand zeigt es."],
        },
      },
      {
        organisation: "vhs",
        on: "2026-09-10",
        ratings: {
          "1.1": ["reached", "2025 haben wir in allen Kommunen mindestens einen Kurs begonnen."],
          "1.2": ["reached", "Elf Kurse mit Betreuung, alle voll."],
          "1.3": ["unknown"],
          "1.4": ["unknown"],
          "1.5": ["partly", "Der Übergang in die Ausbildung gelingt, wenn jemand begleitet."],
          "1.6": ["partly", "Für Elternabende klappt es, für kurze Anfragen nicht."],
          "1.7": ["unknown"],
          "1.8": ["reached", "34 Abschlüsse im letzten Schuljahr."],
          "1.9": ["partly", "Die Kurse sind da, aber nur in drei Orten."],
        },
      },
      {
        organisation: "schulamt",
        on: "2026-09-18",
        ratings: {
          "1.1": ["unknown"],
          "1.2": ["unknown"],
          "1.3": ["reached", "Das Sprachförderkonzept gilt in jeder Kita."],
          "1.4": ["reached", "Die Zuweisung dauert im Schnitt zehn Schultage."],
          "1.5": ["reached", "An allen Oberschulen gibt es Übergangslotsen."],
          "1.6": ["reached", "Für Gespräche in der Schule reicht der Pool."],
          "1.7": ["partly", "Zwei Schulen, eine dritte ab Februar."],
          "1.8": ["unknown"],
          "1.9": ["unknown"],
        },
      },
    ],
    proposals: {
      "1.1": ["sharpen", "Aus „erreichbar“ wird „erreichbar mit Bus und Bahn, auch am Abend“. Der Fahrplan gehört ins Ziel."],
      "1.3": ["keep"],
      "1.6": ["sharpen", "Telefondolmetschen für Arztpraxen und kurze Anfragen kommt als eigene Empfehlung dazu."],
      "1.7": ["sharpen", "Nicht die Zahl der Schulen zählt, sondern ob jede große Herkunftssprache vorkommt."],
      "1.9": ["new", "Ein eigenes Ziel für digitale Anträge: Wer einen Antrag stellen muss, findet jemanden, der es zeigt."],
    },
  },
];
