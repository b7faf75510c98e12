import type { StoryCourseBook } from "../load-course-book.ts";
import type { StoryProviders } from "../load-providers.ts";

/** What providers wrote in the week before the story's day. */
export const providers: StoryProviders = {
  trusted: ["vhs", "mgh"],
  changes: [
    {
      organisation: "mgh",
      values: { costCents: 0, hasChildcare: true },
      summary: "Jetzt auch mit Spielecke: Wir passen auf die Kinder auf, solange Sie da sind.",
    },
    { organisation: "kleingartenverein-elleraue", values: { costCents: 200, accessibility: ["step-free"] } },
    { organisation: "kirchenkreis", values: { registration: "phone", phone: "05555 6120-14" } },
  ],
  entered: [
    {
      organisation: "ankommen",
      title: "Fahrrad-Werkstatt für alle",
      summary: "Bringen Sie Ihr Rad mit. Werkzeug und Menschen, die sich auskennen, sind da.",
      values: { kind: "offer", registration: "none", costCents: 0 },
    },
  ],
  unconfirmed: [{ organisation: "vhs", offers: 3, days: 188 }],
  proposed: [
    {
      title: "خياطة معاً",
      text: "نلتقي ونخيط معاً. توجد ماكينات خياطة. الأطفال مرحب بهم.",
      organisation: "Nähkreis Wiesenweg",
      place: "Wiesenweg 4, Osterwehr",
      times: "كل يوم أربعاء من الساعة العاشرة",
      phone: null,
      website: null,
      isProvider: true,
      email: "naehkreis@wiesenweg.example",
      language: "ar",
    },
    {
      title: "Offenes Singen",
      text: "Wir singen Lieder aus vielen Ländern. Noten braucht niemand.",
      organisation: "Kleingartenverein Elleraue e.V.",
      place: "Vereinsheim",
      times: "am ersten Freitag im Monat, 18 Uhr",
      phone: "05555 7741",
      website: null,
      isProvider: false,
      email: null,
      language: "de",
    },
  ],
};

/** A course that ends in the week after the story's day. */
export const courseBook: StoryCourseBook = { organisation: "grundschule-torfhude-nord", title: "Mama lernt Deutsch", certificates: 2 };
