import type { StoryOffers } from "../offer-story.ts";
import { courseDetails } from "./courses-details.ts";
import { events } from "./offers-events.ts";
import { freeTime } from "./offers-free-time.ts";
import { help } from "./offers-help.ts";
import { DEFAULT_LABELS } from "#domain/offers/labels/index.ts";
import { learning } from "./offers-learning.ts";
import { work } from "./offers-work.ts";

export const offers: StoryOffers = {
  labels: DEFAULT_LABELS,
  types: [...learning, ...help, ...freeTime, ...work, ...events],
  courses: courseDetails,
  interested: 250,
  subscribers: [
    { email: "beratung@ellerland.example", name: "Beratung im Bahnhof Hohenwede", language: "de", pace: "weekly", query: {}, days: 90, by: "office" },
    {
      email: "sekretariat@oberschule-hohenwede.example",
      name: "Oberschule Hohenwede",
      language: "de",
      pace: "monthly",
      query: { level: "A1" },
      days: 60,
      by: "self",
    },
    {
      email: "integration@jobcenter-ellerland.example",
      name: "Jobcenter Ellerland",
      language: "de",
      pace: "weekly",
      query: { level: "B1" },
      days: 45,
      by: "self",
    },
    { email: "majlis@verein-hohenwede.example", name: "Begegnungsverein", language: "ar", pace: "monthly", query: {}, days: 20, by: "self" },
  ],
  land: "NI",
  schoolHolidays: [{ name: "Weihnachtsferien 2026/27", firstDay: "2026-12-23", lastDay: "2027-01-09", source: "Ferienordnung des Landes Niedersachsen" }],
};
