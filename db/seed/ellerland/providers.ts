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
};

/** A course that ends in the week after the story's day. */
export const courseBook: StoryCourseBook = { organisation: "grundschule-torfhude-nord", title: "Mama lernt Deutsch", certificates: 2 };
