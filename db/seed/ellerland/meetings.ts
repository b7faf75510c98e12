import { seriesDays, type Rhythm } from "#domain/network/meetings/index.ts";
import type { StoryAgendaItem, StoryMeeting, StoryTopic } from "../story.ts";

type Habit = { gremium: string; place: string; from: string; to: string; repeat: Rhythm; /** What it spoke about, in turn. */ subjects: readonly string[] };

/** Two years of the bodies' habits: who meets how often, where and about what. */
const habits: Habit[] = [
  {
    gremium: "lenkungsgruppe",
    place: "Kreishaus, Raum 101",
    from: "14:00",
    to: "15:50",
    repeat: { rhythm: "monthly", every: 2, firstOn: "2024-09-11", untilOn: "2027-03-31" },
    subjects: ["Stand der Umsetzung", "Kinderbetreuung in Deutschkursen", "Wohnraumlotsen", "Haushalt und Fördermittel", "Bericht an den Kreistag"],
  },
  {
    gremium: "operativ",
    place: "Kreishaus, Raum 204",
    from: "09:00",
    to: "10:30",
    repeat: { rhythm: "monthly", every: 1, firstOn: "2024-11-07", untilOn: "2027-01-31" },
    subjects: ["Sachstände der Ämter", "Vorbereitung der Lenkungsgruppe", "Schnittstelle zur Ausländerbehörde", "Sprachmittlung in den Ämtern"],
  },
  {
    gremium: "ak-sprache",
    place: "Volkshochschule Hohenwede, Saal",
    from: "15:00",
    to: "17:00",
    repeat: { rhythm: "monthly", every: 2, firstOn: "2024-11-19", untilOn: "2027-01-31" },
    subjects: ["Wartezeiten der Kurse", "Kurse am Abend und am Samstag", "Übergang in die Ausbildung", "Vorlesen in zwei Sprachen"],
  },
  {
    gremium: "ak-arbeit",
    place: "Jobcenter Ellerland, Besprechungsraum 2",
    from: "10:00",
    to: "12:00",
    repeat: { rhythm: "monthly", every: 2, firstOn: "2024-12-03", untilOn: "2027-01-31" },
    subjects: ["Anerkennung von Abschlüssen", "Praktika in kleinen Betrieben", "Sprache am Arbeitsplatz", "Spätbus zu den Gewerbegebieten"],
  },
  {
    gremium: "ak-wohnen",
    place: "Rathaus Torfhude, Sitzungszimmer",
    from: "14:00",
    to: "16:00",
    repeat: { rhythm: "monthly", every: 3, firstOn: "2024-11-28", untilOn: "2027-01-31" },
    subjects: ["Wohnraumlotsen: Auswertung", "Vermieterinnen und Vermieter gewinnen", "Belegung der Unterkünfte"],
  },
  {
    gremium: "ak-gesundheit",
    place: "Gesundheitsamt, Raum 12",
    from: "16:00",
    to: "17:30",
    repeat: { rhythm: "monthly", every: 3, firstOn: "2024-12-11", untilOn: "2027-01-31" },
    subjects: ["Sprachmittlung in Praxen", "Hebammen auf dem Land", "Seelische Gesundheit: wer hilft wann"],
  },
  {
    gremium: "ak-zusammenleben",
    place: "Mehrgenerationenhaus Klosterhagen",
    from: "17:00",
    to: "19:00",
    repeat: { rhythm: "monthly", every: 3, firstOn: "2024-11-21", untilOn: "2027-01-31" },
    subjects: ["Vereine öffnen sich", "Woche der Vielfalt", "Ehrenamt gewinnen und halten"],
  },
  {
    gremium: "beirat",
    place: "Kreishaus, Großer Sitzungssaal",
    from: "18:00",
    to: "20:00",
    repeat: { rhythm: "monthly", every: 2, firstOn: "2024-12-05", untilOn: "2027-01-31" },
    subjects: ["Termine in den Ämtern", "Einbürgerungsfeier", "Schwimmkurse für Frauen", "Stellungnahme zum Jahresbericht"],
  },
  {
    gremium: "netzwerk-kommunen",
    place: "reihum in den Rathäusern",
    from: "10:00",
    to: "12:00",
    repeat: { rhythm: "monthly", every: 3, firstOn: "2024-11-13", untilOn: "2027-01-31" },
    subjects: ["Was vor Ort klappt", "Was vor Ort fehlt", "Mittel der Kommunen"],
  },
  {
    gremium: "dienstrunde",
    place: "Kreishaus, Raum 112",
    from: "08:30",
    to: "09:30",
    repeat: { rhythm: "weekly", every: 4, firstOn: "2024-11-18", untilOn: "2026-12-31" },
    subjects: ["Woche und Vertretungen", "Offene Anfragen"],
  },
];

/** The 14th meeting of the steering group, as everybody knows it from the pictures. */
const fourteenth: StoryAgendaItem[] = [
  { title: "Protokoll der 13. Sitzung", minutes: 5, owner: "albers" },
  { title: "Kinderbetreuung in Deutschkursen", minutes: 25, owner: "petersen", isPublic: true },
  { title: "Wohnraumlotsen: Wie weiter nach März?", minutes: 30, owner: "wessels", isPublic: true },
  { title: "Schwerpunkte 2027: Abstimmung auf der Konferenz", minutes: 15, owner: "albers" },
];

/** Keys read "lenkungsgruppe/14": the body, and the number of the meeting. @param today what lies before has been held */
export function meetingsUntil(today: string): StoryMeeting[] {
  return habits.flatMap(({ gremium, place, from, to, repeat, subjects }) =>
    seriesDays(repeat).map((on, index): StoryMeeting => {
      const number = index + 1;
      const isCancelled = number % 9 === 0;
      return {
        key: `${gremium}/${number}`,
        gremium,
        number,
        on,
        from,
        to,
        place,
        state: isCancelled ? "cancelled" : on < today ? "held" : on < soon(today) ? "invited" : "planned",
        isPublic: gremium !== "dienstrunde" && gremium !== "operativ",
        items: gremium === "lenkungsgruppe" && number === 14 ? fourteenth : usual(subjects, number, on < soon(today)),
        // Somebody is always ill or on leave; who, moves on from meeting to meeting.
        misses: 3 + (number % 4),
      };
    }),
  );
}

function usual(subjects: readonly string[], number: number, isPrepared: boolean): StoryAgendaItem[] {
  if (!isPrepared) return [];
  const pick = (step: number) => subjects[(number + step) % subjects.length] ?? "";
  return [
    ...(number > 1 ? [{ title: `Protokoll der ${number - 1}. Sitzung`, minutes: 5 }] : []),
    { title: pick(0), minutes: 30, isPublic: true },
    { title: pick(1), minutes: 20, isPublic: number % 2 === 0 },
    { title: "Verschiedenes", minutes: 10 },
  ];
}

/** Six weeks ahead people have been invited. */
function soon(today: string): string {
  return new Date(Date.parse(today) + 42 * 86_400_000).toISOString().slice(0, 10);
}

export const topics: StoryTopic[] = [
  { gremium: "lenkungsgruppe", title: "Einbürgerungsfeier: zweiter Termin im Jahr?", raisedBy: "Stadt Hohenwede", raisedOn: "2026-09-14", minutes: 15 },
  { gremium: "lenkungsgruppe", title: "Spätbus zu den Gewerbegebieten", raisedBy: "AK Arbeit", raisedOn: "2026-10-06", minutes: 20 },
  { gremium: "ak-arbeit", title: "Bewerbungen ohne Anschreiben", raisedBy: "Handwerkskammer", raisedOn: "2026-10-13", referredTo: "ak-sprache" },
  { gremium: "ak-wohnen", title: "Mietverträge in zwei Sprachen erklären", raisedBy: "Stadt Torfhude", raisedOn: "2026-09-28", minutes: 20 },
  { gremium: "beirat", title: "Dolmetschen beim Elternabend", raisedBy: "Beirat", raisedOn: "2026-10-08", minutes: 20 },
];
