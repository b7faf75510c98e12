import type { StoryPrinciple } from "../story.ts";

export const principles: StoryPrinciple[] = [
  {
    text: "Wer im Ellerland lebt, gehört dazu – vom ersten Tag an und unabhängig davon, wie lange jemand bleiben wird.",
    focusPoints: [
      "Angebote richten sich nach dem, was Menschen brauchen und können.",
      "Wir sprechen mit Zugewanderten, bevor wir über ihre Angelegenheiten entscheiden.",
      "Auskünfte sind verständlich, mehrsprachig und kostenlos.",
    ],
    linkedFields: ["1", "3", "5"],
  },
  {
    text: "Teilhabe braucht kurze Wege: Was in Hohenwede möglich ist, soll auch in Osterwehr und in Bergsiel erreichbar sein.",
    focusPoints: [
      "Jede Planung nennt die nächste Haltestelle und die letzte Fahrt zurück.",
      "Angebote wandern, wenn Menschen nicht reisen können.",
      "Kinderbetreuung wird bei Kursen und Terminen von Anfang an mitgeplant.",
      "Digitale Wege ergänzen den persönlichen Kontakt, sie ersetzen ihn nicht.",
    ],
    linkedFields: ["1", "2", "4"],
  },
  {
    text: "Integration ist die gemeinsame Aufgabe von Kreis, Kommunen, Vereinen, Betrieben und Nachbarschaften.",
    focusPoints: [
      "Für jede Empfehlung gibt es eine zuständige Stelle mit Namen und Telefonnummer.",
      "Zweimal im Jahr berichten wir öffentlich, auch über das, was nicht gelingt.",
      "Ehrenamtliche werden begleitet, fortgebildet und nicht allein gelassen.",
    ],
    linkedFields: ["2", "3", "4", "5"],
  },
];
