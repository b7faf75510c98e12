import type { StoryVote } from "../story.ts";

/** What the hall found most important in autumn 2025, and the vote that runs now. */
export const votes: StoryVote[] = [
  {
    question: "Was ist 2026 am wichtigsten?",
    questionIn: { en: "What matters most in 2026?", ar: "ما الأهم في عام 2026؟" },
    conference: "Integrationskonferenz 2025: Was uns noch fehlt",
    strength: "codes",
    openedOn: { on: "2025-11-08", at: "14:50" },
    closedOn: { on: "2025-11-08", at: "15:20" },
    paper: 6,
    ballots: 71,
    items: [
      { number: "1.2.1", weight: 9, label: "Deutschkurse am Vormittag mit Kinderbetreuung in jeder Kommune" },
      { number: "2.8.1", weight: 7, label: "Spätbus zu den Gewerbegebieten" },
      { number: "3.2.2", weight: 8, label: "Wohnraumlotsen in allen neun Kommunen" },
      { number: "3.4.1", weight: 6, label: "Lernraum mit WLAN in jeder Unterkunft" },
      { number: "4.2.1", weight: 5, label: "Anlaufstelle für seelische Gesundheit in mehreren Sprachen" },
      { number: "1.7.1", weight: 3, label: "Unterricht in Herkunftssprachen an drei Schulen" },
      { number: "1.9.1", weight: 2, label: "Lernplätze mit Geräten und Hilfe in Bibliotheken" },
    ],
  },
  {
    question: "Was ist 2027 am wichtigsten?",
    questionIn: { en: "What matters most in 2027?", ar: "ما الأهم في عام 2027؟" },
    strength: "device",
    openedOn: { on: "2026-11-11", at: "18:00" },
    paper: 0,
    ballots: 23,
    items: [
      {
        number: "1.2.1",
        weight: 6,
        label: "Deutschkurse am Vormittag mit Kinderbetreuung in jeder Kommune",
        labelIn: { en: "German courses in the morning with childcare in every municipality", ar: "دورات لغة ألمانية صباحًا مع رعاية الأطفال في كل بلدية" },
      },
      {
        number: "2.5.2",
        weight: 4,
        label: "Betriebe bieten Sprachkurse in der Arbeitszeit an",
        labelIn: { en: "Companies offer language courses during working hours", ar: "الشركات تقدّم دورات لغة أثناء وقت العمل" },
      },
      {
        number: "2.8.1",
        weight: 7,
        label: "Spätbus zu den Gewerbegebieten",
        labelIn: { en: "A late bus to the business parks", ar: "حافلة ليلية إلى المناطق الصناعية" },
      },
      {
        number: "3.2.2",
        weight: 9,
        label: "Wohnraumlotsen in allen neun Kommunen",
        labelIn: { en: "Housing guides in all nine municipalities", ar: "مرشدو السكن في البلديات التسع كلها" },
      },
      {
        number: "4.2.1",
        weight: 8,
        label: "Anlaufstelle für seelische Gesundheit in mehreren Sprachen",
        labelIn: { en: "A place to turn to for mental health, in several languages", ar: "مركز للصحة النفسية بعدة لغات" },
      },
      {
        number: "4.7.1",
        weight: 3,
        label: "Familienlotsinnen begleiten zum ersten Termin",
        labelIn: { en: "Family guides come along to the first appointment", ar: "مرشدات الأسر يرافقن إلى الموعد الأول" },
      },
      {
        number: "5.1.1",
        weight: 2,
        label: "Vereinsbörse und Leitfaden für Vereine",
        labelIn: { en: "A fair of clubs, and a guide for clubs", ar: "ملتقى للجمعيات ودليل للجمعيات" },
      },
    ],
  },
];
