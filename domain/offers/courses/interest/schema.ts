import { boolean, date, integer, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "#platform/i18n/index.ts";
import { COURSE_TYPES, LEVELS } from "../schema.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const INTEREST_STATES = ["asked", "listed", "offered", "placed", "left"] as const;
export type InterestState = (typeof INTEREST_STATES)[number];
export const OWED = ["confirm", "offered", "still"] as const;
export type InterestOwed = (typeof OWED)[number];
export type CourseType = (typeof COURSE_TYPES)[number];
export type DayPart = "morning" | "afternoon" | "evening";

export const interestEntries = pgTable("interest_entries", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  state: text({ enum: INTEREST_STATES }).notNull(),
  /** Null: not known. */
  level: text({ enum: LEVELS }),
  /** Empty: any. */
  types: text().array().$type<CourseType[]>().notNull().default([]),
  municipalityId: uuid(),
  /** 1 is Monday; empty: any. */
  weekdays: smallint().array().notNull().default([]),
  dayParts: text().array().$type<DayPart[]>().notNull().default([]),
  needsChildcare: boolean().notNull().default(false),
  since: date({ mode: "string" }).notNull(),
  enteredBy: text({ enum: ["self", "office"] }).notNull(),
  /** Whose account; null: the person, or not known any more. */
  enteredByAccount: uuid(),
  /** The last day on which somebody said that this one still looks. */
  lastSignOn: date({ mode: "string" }).notNull(),
  askedOn: date({ mode: "string" }),
  /** What the person must hear by mail. */
  owed: text({ enum: OWED }),
  version: integer().notNull().default(1),
});

/** Only with consent. */
export const interestContacts = pgTable("interest_contacts", {
  regionId: uuid().notNull(),
  interestId: uuid().notNull(),
  name: text().notNull(),
  email: text(),
  phone: text().notNull().default(""),
  language: text().$type<Locale>().notNull().default("de"),
  consentedOn: date({ mode: "string" }).notNull(),
});

/** Each place that was offered to somebody of the list; the place is the booking. */
export const interestOffers = pgTable("interest_offers", {
  regionId: uuid().notNull(),
  bookingId: uuid().notNull(),
  interestId: uuid().notNull(),
  offerId: uuid().notNull(),
  state: text({ enum: ["offered", "taken", "declined", "lapsed"] }).notNull(),
  offeredAt: timestamp({ withTimezone: true }).notNull(),
  answeredAt: timestamp({ withTimezone: true }),
  passedOn: boolean().notNull().default(false),
});

/** How many began to wait, by month; stays when the entries go. */
export const interestCounts = pgTable("interest_counts", {
  regionId: uuid().notNull(),
  id: uuid().notNull().defaultRandom(),
  month: date({ mode: "string" }).notNull(),
  level: text({ enum: LEVELS }),
  municipalityId: uuid(),
  entered: integer().notNull(),
});
