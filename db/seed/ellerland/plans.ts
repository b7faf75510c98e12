import type { StoryPlan } from "../story.ts";

/** What else is planned in Ellerland; all made up. */
export const plans: StoryPlan[] = [
  {
    title: "Bildungsbericht Ellerland 2025",
    kind: "Bildungsbericht",
    publisher: "Landkreis Ellerland, Bildungsbüro",
    year: 2025,
    isPublic: true,
    goals: [
      { number: "1", text: "Kinder kommen mit guten Deutschkenntnissen in die Schule.", ours: ["1.3"] },
      { number: "2", text: "Kein Kind wartet länger als vier Wochen auf seinen Schulplatz.", ours: ["1.4"] },
      { number: "3", text: "Jede und jeder Jugendliche hat einen Plan für die Zeit nach der Schule.", ours: ["1.5", "2.1"] },
      { number: "4", text: "Eltern finden Lernangebote mit Kinderbetreuung in ihrer Nähe.", ours: ["1.2"] },
      { number: "5", text: "Schulen haben verlässliche Ganztagsangebote.", ours: [] },
    ],
  },
  {
    title: "Wohnraumversorgungskonzept 2023–2032",
    kind: "Wohnraumversorgung",
    publisher: "Landkreis Ellerland, Planungsamt",
    year: 2023,
    isPublic: true,
    goals: [
      { number: "A", text: "Bis 2032 entstehen 600 bezahlbare Wohnungen.", ours: ["3.2"] },
      { number: "B", text: "Vermieterinnen und Vermieter werden bei der Vermietung begleitet.", ours: ["3.2", "3.3"] },
      { number: "C", text: "Leerstand in den Ortskernen wird genutzt.", ours: [] },
    ],
  },
  {
    title: "Jugendhilfeplan, Teil Familie",
    kind: "Jugendhilfeplanung",
    publisher: "Jugendamt",
    year: 2024,
    isPublic: false,
    goals: [
      { number: "3.1", text: "Familien finden Entlastung, bevor es eng wird.", ours: ["4.7"] },
      { number: "3.2", text: "Eltern mit kleinen Kindern können lernen und arbeiten.", ours: ["1.2", "2.6"] },
      { number: "3.3", text: "Jedes Kind kann am Ende der Grundschule schwimmen.", ours: ["4.4"] },
    ],
  },
  {
    title: "Teilhabekonzept des Landes",
    kind: "Integrationskonzept des Landes",
    publisher: "Land, Ministerium für Soziales",
    year: 2022,
    isPublic: true,
    goals: [
      { number: "7", text: "Verwaltungen spiegeln die Vielfalt der Gesellschaft.", ours: ["5.9"] },
      { number: "9", text: "Abschlüsse aus dem Ausland werden zügig anerkannt.", ours: ["2.4"] },
      { number: "12", text: "Menschen ohne sicheren Zugang zum Netz werden erreicht.", ours: ["1.9"] },
      { number: "15", text: "Zugewanderte Frauen gründen Unternehmen.", ours: [] },
    ],
  },
];
