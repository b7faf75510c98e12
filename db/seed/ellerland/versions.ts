import type { StoryVersions } from "../story.ts";

/** The concept was adopted in March 2024, its foreword in May, a second version in December 2025; the next is being written. */
export const versions: StoryVersions = {
  first: {
    edition: "1.0",
    // What these recommendations said before the version that is in force now.
    wordings: [
      { key: "1.6.1", text: "Der Landkreis baut einen Pool mit mindestens 25 geschulten Sprachmittlerinnen und Sprachmittlern auf." },
      { key: "3.2.1", text: "Kreiswohnbau und Kommunen schaffen zusätzlichen geförderten Wohnraum mit Belegungsrecht." },
      { key: "3.3.1", text: "Ein Mietkurs vermittelt an einem Abend, wie Wohnen in Deutschland funktioniert." },
    ],
    path: [
      { kind: "recommended", body: "Lenkungsgruppe Integration", on: "2024-01-30", wording: "Die Lenkungsgruppe empfiehlt, das Konzept zu beschließen." },
      {
        kind: "sent-back",
        body: "Ausschuss für Soziales und Teilhabe",
        on: "2024-02-08",
        wording: "Der Ausschuss bittet darum, die Ziele zum Wohnen deutlicher zu fassen.",
      },
      { kind: "recommended", body: "Kreisausschuss", on: "2024-03-04", wording: "Der Kreisausschuss empfiehlt dem Kreistag den Beschluss." },
    ],
    adopted: { body: "Kreistag des Landkreises Ellerland", on: "2024-03-14", wording: "Der Kreistag beschließt das Integrationskonzept. Das Vorwort folgt." },
    followed: {
      chapter: "Vorwort",
      body: "Kreistag des Landkreises Ellerland",
      on: "2024-05-16",
      wording: "Der Kreistag beschließt das Vorwort der Landrätin.",
    },
  },
  second: {
    edition: "1.3",
    path: [{ kind: "recommended", body: "Lenkungsgruppe Integration", on: "2025-11-06", wording: "Die Lenkungsgruppe empfiehlt die Fortschreibung." }],
    adopted: { body: "Kreistag des Landkreises Ellerland", on: "2025-12-11", wording: "Der Kreistag beschließt die Fassung 1.3." },
    reasons: [
      { key: "1.6.1", reason: "25 waren nach einem Jahr erreicht, und die Nachfrage ist doppelt so hoch." },
      { key: "3.2.1", reason: "Der Ausschuss wollte eine Zahl und ein Jahr, an denen wir uns messen." },
      { key: "3.3.1", reason: "Ein Abend war zu kurz. Vermietende wünschen eine Bescheinigung." },
    ],
  },
  underWay: {
    added: [
      {
        goal: "3.2",
        text: "Der Landkreis bürgt für die Kaution, wenn sonst kein Mietvertrag zustande kommt.",
        reason: "Neun von zehn gescheiterten Verträgen scheitern an der Kaution, sagen die Wohnraumlotsen.",
      },
    ],
    changed: [
      {
        key: "1.1.1",
        text: "In jeder Kommune des Landkreises beginnt mindestens zweimal im Jahr ein Deutschkurs für Menschen ohne Vorkenntnisse.",
        reason: "Ein Kurs im Jahr ist überall erreicht. Die Wartezeit ist trotzdem zu lang.",
      },
    ],
    moved: [{ key: "3.7.2", to: "3.1", reason: "Die Einladung ins Rathaus gehört zum Ankommen." }],
    gone: [
      { key: "3.1.1", outcome: "done", reason: "Die Mappe liegt seit 2025 in allen Bürgerbüros und Unterkünften. Das Familienbüro hält sie aktuell." },
      { key: "2.7.2", outcome: "dropped", reason: "Die Förderbank des Landes vergibt solche Darlehen seit 2026 selbst." },
    ],
    path: [{ kind: "noted", body: "Lenkungsgruppe Integration", on: "2026-10-29", wording: "Die Lenkungsgruppe nimmt den ersten Entwurf zur Kenntnis." }],
  },
};
