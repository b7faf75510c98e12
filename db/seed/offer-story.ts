import type { DEFAULT_LABELS } from "#domain/offers/labels/index.ts";
import type { OfferQuery } from "#domain/offers/finding/index.ts";
import type { COURSE_FUNDINGS, COURSE_TYPES, LEVELS } from "#domain/offers/courses/index.ts";
import type { OfferKind } from "#domain/offers/index.ts";

/** One text in German, English, Arabic and Ukrainian. */
export type Words = [de: string, en: string, ar: string, uk: string];

/** What is special about a course. */
export type StoryCourse = {
  type: (typeof COURSE_TYPES)[number];
  levels?: [from: (typeof LEVELS)[number], to: (typeof LEVELS)[number]];
  lessons: number;
  certificate?: string;
  funding: (typeof COURSE_FUNDINGS)[number];
  /** First and last day, in days after the story's day; each further place begins three weeks later. */
  runs: [first: number, last: number];
  /** German: what somebody must know or have. */
  requirements?: string;
};

/** What several places of a county offer in the same way; `at` makes one offer each. */
export type StoryOfferType = {
  kind?: OfferKind;
  /** Keys of labels. */
  branch: string;
  topics?: string[];
  groups?: string[];
  title: Words;
  summary: Words;
  /** German, paragraphs. */
  description?: string;
  /** What to bring, a line each. */
  papers?: string;
  /** Providers by their keys, each with a municipality if it is not its own: "vhs vhs@torfhude". */
  at: string;
  /**
   * "Mo,We 09:00-12:15" each week, a day later in every further place · "on +12 15:00-18:00" once, days after the story's day ·
   * "open Mo-Fr 09:00-12:00" · "appointment" · "irregular Nach Absprache"
   */
  when: string;
  /** Whole cents; absent: not said. */
  costCents?: number;
  costNote?: string;
  childcareNote?: string;
  setting?: "online" | "visits";
  registration?: "phone" | "mail" | "link" | "here";
  /** How many come, and how many have asked for a place; more than fit wait. */
  places?: { maximum: number; asked: number; answerDays?: number };
  languages?: ("de" | "en" | "ar" | "uk" | "ru" | "tr" | "fa" | "pl" | "fr")[];
  /** Rooms, as "Raum 2". */
  room?: string;
  isRegularService?: boolean;
};

export type StoryHoliday = { name: string; firstDay: string; lastDay: string; source: string };

export type StoryOffers = {
  labels: typeof DEFAULT_LABELS;
  types: StoryOfferType[];
  /** By the German title of the offer. */
  courses?: Record<string, StoryCourse>;
  /** How many learners wait for a course. */
  interested?: number;
  /** Who gets the course list by mail. `days`: how long ago they ordered it. */
  subscribers?: readonly {
    email: string;
    name: string;
    language: "de" | "en" | "ar";
    pace: "weekly" | "monthly";
    query: Partial<OfferQuery>;
    days: number;
    by: "self" | "office";
  }[];
  /** Two letters. */
  land?: string;
  schoolHolidays?: StoryHoliday[];
};
