import type { Day, StoryAnswer, StoryMeasure, StoryRound } from "../story.ts";

/**
 * Owners' answers that were accepted are the reports of the measures themselves:
 * every report of the round's days, so that both can never say different things.
 */
function acceptedAnswers(measures: StoryMeasure[], from: Day, to: Day): StoryAnswer[] {
  return measures.flatMap((measure) =>
    measure.updates
      .filter((update) => update.on >= from && update.on <= to)
      .map((update) => ({
        measure: measure.key,
        person: update.by,
        kind: "answer" as const,
        assessment: update.assessment,
        state: update.state,
        text: update.text,
        on: update.on,
        accepted: true,
      })),
  );
}

const inOrder = (answers: StoryAnswer[]) => answers.toSorted((one, other) => one.on.localeCompare(other.on));

/** Answers in spring that brought no report: handed on, refused by the owner, or not accepted by the coordinator. */
const springWithoutReport: StoryAnswer[] = [
  {
    measure: "schwimmen-fuer-frauen",
    person: "gerdes",
    kind: "hand-on",
    handOnTo: "tiedemann",
    text: "Den Überblick über die Frauen hat Frau Tiedemann, sie führt die Anmeldeliste.",
    on: "2026-05-12",
    accepted: true,
  },
  {
    measure: "runder-tisch-religionen",
    person: "kaya",
    kind: "hand-on",
    handOnTo: "hinrichs",
    text: "In diesem Halbjahr lädt der Kirchenkreis ein, bitte fragen Sie Herrn Hinrichs.",
    on: "2026-05-11",
    accepted: true,
  },
  {
    measure: "wohnraumlotsen-torfhude",
    person: "wessels",
    kind: "not-ours",
    text: "Die Lotsen sind bei der Stadt Torfhude angestellt, wir werten nur aus.",
    on: "2026-05-18",
    accepted: true,
  },
  { measure: "gespraechskreis", person: "lindner", kind: "answer", assessment: "on-track", text: "Läuft.", on: "2026-05-27", accepted: false },
];

/** Autumn answers the coordinator has not looked at yet. */
const waiting: StoryAnswer[] = [
  {
    measure: "sprachmittlung-praxen",
    person: "lindner",
    kind: "answer",
    assessment: "on-track",
    text: "24 Praxen nutzen die Sprachmittlung, zuletzt zwei Zahnärzte in Marschbüttel. Bis Jahresende besuchen wir drei weitere.",
    on: "2026-11-09",
    accepted: null,
  },
  {
    measure: "gesundheitslotsen",
    person: "lindner",
    kind: "answer",
    assessment: "at-risk",
    text: "Für die verkürzte Schulung im Januar haben sich bisher sieben Menschen angemeldet, zehn brauchen wir.",
    on: "2026-11-09",
    accepted: null,
  },
  {
    measure: "gespraechskreis",
    person: "lindner",
    kind: "hand-on",
    handOnTo: "tesfay",
    text: "Die Gruppe in Hohenwede organisiert der Frauentreff inzwischen selbst. Frau Tesfay kann besser berichten.",
    on: "2026-11-09",
    accepted: null,
  },
  {
    measure: "werkstatttage",
    person: "demir",
    kind: "answer",
    assessment: "on-track",
    text: "158 Jugendliche, 47 Betriebe. Drei Meisterinnen waren in den Herbstwochen dabei, danach wollten sechs Mädchen in die Werkstatt.",
    on: "2026-11-10",
    accepted: null,
  },
  {
    measure: "ausbildungsbegleitung",
    person: "lammers",
    kind: "answer",
    assessment: "on-track",
    text: "Im neuen Schuljahr begleiten wir 38 Auszubildende. Für Hohenwede haben wir einen Raum in der Oberschule.",
    on: "2026-11-10",
    accepted: null,
  },
  {
    measure: "willkommenslotsen",
    person: "stolle",
    kind: "answer",
    assessment: "on-track",
    text: "39 Aktive. In Bergsiel hat sich ein Ehepaar gemeldet, damit fehlt nur noch Ellerholt.",
    on: "2026-11-10",
    accepted: null,
  },
  {
    measure: "gute-unterkuenfte",
    person: "koops",
    kind: "answer",
    assessment: "on-track",
    text: "Die achte Unterkunft zieht am 7. Dezember um, der Lernraum dort ist schon eingerichtet.",
    on: "2026-11-11",
    accepted: null,
  },
  {
    measure: "gemeinsame-ablaeufe",
    person: "schroeder",
    kind: "answer",
    assessment: "at-risk",
    text: "Acht Abläufe sind beschrieben. Zwei Stellen bleiben bei uns bis Februar frei, deshalb bleibt es bei Juni 2027.",
    on: "2026-11-11",
    accepted: null,
  },
  {
    measure: "werkstaetten-gegen-rassismus",
    person: "wuebben",
    kind: "answer",
    assessment: "on-track",
    text: "Mit den beiden Fußballvereinen sind es 15 Werkstätten. Vier Teamer haben ihr Studium begonnen, wir bilden neue aus.",
    on: "2026-11-11",
    accepted: null,
  },
  {
    measure: "leerstand-erfassen",
    person: "meinders",
    kind: "not-ours",
    text: "Das Planungsamt führt die Maßnahme, wir sind nur beteiligt.",
    on: "2026-11-11",
    accepted: null,
  },
];

export function roundsOf(measures: StoryMeasure[]): StoryRound[] {
  return [
    {
      key: "fruehjahr-2026",
      title: "Halbjahresbericht Frühjahr 2026",
      openedOn: "2026-05-04",
      dueOn: "2026-06-12",
      closedOn: "2026-06-30",
      fields: ["1", "2", "3", "4", "5"],
      answers: inOrder([...acceptedAnswers(measures, "2026-05-04", "2026-06-30"), ...springWithoutReport]),
    },
    {
      key: "herbst-2026",
      title: "Halbjahresbericht Herbst 2026",
      openedOn: "2026-11-02",
      dueOn: "2026-11-20",
      fields: ["1", "2", "3", "4", "5"],
      answers: inOrder([...acceptedAnswers(measures, "2026-11-02", "2026-11-12"), ...waiting]),
    },
  ];
}
