import { DEFAULT_LABELS } from "#domain/offers/labels/index.ts";
import type { StoryOffers } from "../offer-story.ts";

export const offers: StoryOffers = {
  labels: DEFAULT_LABELS.filter(({ key }) =>
    ["leisure", "language", "counselling", "german", "arriving", "authorities", "everybody", "newcomers"].includes(key),
  ),
  types: [
    {
      branch: "leisure",
      topics: ["arriving"],
      groups: ["everybody"],
      title: ["Brückentee", "Bridge tea", "شاي الجسر", "Чай на мосту"],
      summary: [
        "Jeden Dienstag steht im Brückenhaus der Samowar auf dem Tisch.",
        "Every Tuesday the samovar is on the table in the Brückenhaus.",
        "كل ثلاثاء يوجد السماور على الطاولة في بيت الجسر.",
        "Щовівторка в Brückenhaus на столі стоїть самовар.",
      ],
      at: "brueckenhaus",
      when: "Tu 16:00-18:00",
      costCents: 0,
      languages: ["de", "tr", "uk"],
      isRegularService: true,
    },
    {
      kind: "course",
      branch: "language",
      topics: ["german"],
      groups: ["newcomers"],
      title: ["Deutsch im Brückenhaus", "German in the Brückenhaus", "الألمانية في بيت الجسر", "Німецька в Brückenhaus"],
      summary: [
        "Zweimal in der Woche Deutsch für den Alltag, in einer kleinen Gruppe.",
        "Everyday German twice a week, in a small group.",
        "الألمانية للحياة اليومية مرتين في الأسبوع ضمن مجموعة صغيرة.",
        "Німецька на щодень двічі на тиждень, у малій групі.",
      ],
      at: "brueckenhaus",
      when: "Mo,Th 17:00-18:30",
      costCents: 0,
      registration: "phone",
      languages: ["de"],
    },
    {
      branch: "counselling",
      topics: ["authorities"],
      groups: ["newcomers"],
      title: ["Sprechstunde Zusammenleben", "Living together: open hour", "ساعة استشارة للعيش معاً", "Прийом «Живемо разом»"],
      summary: [
        "Fragen zu Ämtern, Schule und Nachbarschaft beantworten wir ohne Termin.",
        "We answer questions about offices, school and neighbours without an appointment.",
        "نجيب عن أسئلة الدوائر والمدرسة والجيران من دون موعد.",
        "Відповідаємо на питання про установи, школу й сусідів без запису.",
      ],
      at: "zusammenleben",
      when: "open We 14:00-17:00",
      costCents: 0,
      languages: ["de", "en", "tr"],
      isRegularService: true,
    },
  ],
};
