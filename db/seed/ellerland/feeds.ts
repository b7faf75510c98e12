import type { StoryFeed } from "../load-feeds.ts";

/**
 * Two calendars that bring their own dates. Both rest: below `.example` nobody answers, and the demo asks nobody outside.
 * Their reports are those of the weeks before the story's day.
 */
export const feeds: StoryFeed[] = [
  {
    name: "Veranstaltungen der Kreisbibliothek",
    address: "https://bibliothek.ellerland.example/termine.ics",
    organisation: "kreisbibliothek",
    branch: "education",
    runs: [
      { daysAgo: 40, counts: { made: 2 }, notRead: [{ line: 118, reason: "end-before-start" }] },
      { daysAgo: 12, counts: { changed: 1, same: 1 } },
    ],
  },
  {
    name: "Kalender des Kulturvereins Nouruz",
    address: "https://nouruz.example/kalender.ics",
    organisation: "kulturverein-nouruz",
    branch: "leisure",
    runs: [
      { daysAgo: 30, counts: { made: 2 } },
      { daysAgo: 5, counts: { same: 1, vanished: 1 } },
    ],
    lastVanished: true,
  },
];
