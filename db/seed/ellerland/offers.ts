import type { StoryOffers } from "../offer-story.ts";
import { courseDetails } from "./courses-details.ts";
import { events } from "./offers-events.ts";
import { freeTime } from "./offers-free-time.ts";
import { help } from "./offers-help.ts";
import { offerLabels } from "./offers-labels.ts";
import { learning } from "./offers-learning.ts";
import { work } from "./offers-work.ts";

export const offers: StoryOffers = {
  labels: offerLabels,
  types: [...learning, ...help, ...freeTime, ...work, ...events],
  courses: courseDetails,
  interested: 250,
  land: "NI",
  schoolHolidays: [{ name: "Weihnachtsferien 2026/27", firstDay: "2026-12-23", lastDay: "2027-01-09", source: "Ferienordnung des Landes Niedersachsen" }],
};
