import { sql } from "drizzle-orm";
import { boolean, date, doublePrecision, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Accessibility } from "#domain/network/index.ts";
import type { Locale } from "#platform/i18n/index.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export type LabelKind = "branch" | "topic" | "target-group";

export const offerLabels = pgTable("offer_labels", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  kind: text().$type<LabelKind>().notNull(),
  key: text().notNull(),
  names: jsonb().$type<{ de: string } & Partial<Record<Locale, string>>>().notNull(),
  icon: text(),
  position: integer().notNull().default(0),
  version: integer().notNull().default(1),
});

export const OFFER_KINDS = ["offer", "course", "event", "practice-place", "apprenticeship", "job", "volunteer-post", "lending"] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];
export const OFFER_STATES = ["draft", "in-review", "public", "paused", "ended", "archived"] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const SETTINGS = ["place", "online", "visits"] as const;
export const REGISTRATIONS = ["none", "phone", "mail", "link", "here"] as const;

export const offers = pgTable("offers", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  kind: text({ enum: OFFER_KINDS }).notNull(),
  organisationId: uuid().notNull(),
  branchId: uuid().notNull(),
  state: text({ enum: OFFER_STATES }).notNull(),
  setting: text({ enum: SETTINGS }).notNull().default("place"),
  onlineAddress: text(),
  /** Null: not said. Zero: free of charge. */
  costCents: integer(),
  hasChildcare: boolean().notNull().default(false),
  accessibility: text().array().$type<Accessibility[]>().notNull().default([]),
  /** In which the offer is held or people are spoken with. */
  languages: text().array().$type<Locale[]>().notNull().default([]),
  registration: text({ enum: REGISTRATIONS }).notNull().default("none"),
  registrationLink: text(),
  contactPersonId: uuid(),
  phone: text(),
  email: text(),
  website: text(),
  validFrom: date({ mode: "string" }),
  validUntil: date({ mode: "string" }),
  isRegularService: boolean().notNull().default(false),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  publishedAt: timestamp({ withTimezone: true }),
  confirmedOn: date({ mode: "string" })
    .notNull()
    .default(sql`current_date`),
  hiddenAt: timestamp({ withTimezone: true }),
  /** Since when it is over, as the night after wrote down. */
  endedOn: date({ mode: "string" }),
  /** Whether the public sees it and what belongs to it. */
  isShown: boolean()
    .notNull()
    .generatedAlwaysAs(sql`(state in ('public', 'paused') and hidden_at is null)`),
  version: integer().notNull().default(1),
});

/** What the house knows besides: never in public, never for the provider. */
export const offerInternals = pgTable("offer_internals", { regionId: uuid().notNull(), offerId: uuid().notNull(), note: text().notNull().default("") });

/** `isShown` of what belongs to an offer is the offer's own: the database carries each change over. */
export const ofOffer = () => ({ regionId: uuid().notNull(), offerId: uuid().notNull(), isShown: boolean().notNull() });

export const offerTexts = pgTable("offer_texts", {
  ...ofOffer(),
  language: text().$type<Locale>().notNull(),
  title: text().notNull(),
  summary: text().notNull().default(""),
  description: text().notNull().default(""),
  /** What to bring, a line each. */
  papers: text().notNull().default(""),
  /** What somebody must know or have before it fits: told, never asked. */
  requirements: text().notNull().default(""),
  costNote: text().notNull().default(""),
  childcareNote: text().notNull().default(""),
  /** Irregular times in words. */
  timesNote: text().notNull().default(""),
  state: text({ enum: ["source", "machine", "reviewed"] }).notNull(),
  /** Of the German text that a translation was made from. */
  sourceHash: text(),
});

export const offerTopics = pgTable("offer_topics", { ...ofOffer(), labelId: uuid().notNull() });

export const offerPlaces = pgTable("offer_places", {
  ...ofOffer(),
  id: uuid().notNull(),
  position: integer().notNull().default(0),
  name: text().notNull().default(""),
  street: text().notNull().default(""),
  postalCode: text().notNull().default(""),
  municipalityId: uuid(),
  /** Degrees, WGS 84; both or none. */
  latitude: doublePrecision(),
  longitude: doublePrecision(),
});

export const TIME_KINDS = ["once", "series", "open", "appointment", "irregular"] as const;

export const offerTimes = pgTable("offer_times", {
  ...ofOffer(),
  id: uuid().notNull(),
  position: integer().notNull().default(0),
  kind: text({ enum: TIME_KINDS }).notNull(),
  /** Wall clock in its zone: "2026-11-23 09:00:00". */
  startsAt: timestamp({ mode: "string" }),
  durationMinutes: integer(),
  isAllDay: boolean().notNull().default(false),
  timeZone: text().notNull().default("Europe/Berlin"),
  /** RRULE of RFC 5545 without its start. */
  rule: text(),
  skipped: timestamp({ mode: "string" }).array().notNull().default([]),
  added: timestamp({ mode: "string" }).array().notNull().default([]),
  pausesInSchoolHolidays: boolean().notNull().default(false),
  pausesOnPublicHolidays: boolean().notNull().default(false),
  openingHours: text(),
  placeId: uuid(),
  /** Days and times of day of `openingHours`, a bit each, as `hoursMeant` of the search. */
  hoursOpen: integer()
    .notNull()
    .generatedAlwaysAs(sql`coalesce(search.hours_open(opening_hours), 0)`),
});

export const offerDates = pgTable("offer_dates", {
  ...ofOffer(),
  timesId: uuid().notNull(),
  startsAt: timestamp({ withTimezone: true }).notNull(),
  endsAt: timestamp({ withTimezone: true }).notNull(),
  /** The day in its own zone. */
  startsOn: date({ mode: "string" }).notNull(),
  isAllDay: boolean().notNull().default(false),
  isCancelled: boolean().notNull().default(false),
});

export const holidays = pgTable("holidays", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  kind: text({ enum: ["school", "own"] }).notNull(),
  name: text().notNull(),
  firstDay: date({ mode: "string" }).notNull(),
  lastDay: date({ mode: "string" }).notNull(),
  source: text().notNull().default(""),
  version: integer().notNull().default(1),
});
