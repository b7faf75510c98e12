import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const moment = () => timestamp({ withTimezone: true });

export const REMIND_DAYS = [1, 2, 7] as const;
/** What may be counted at a door: nothing that says where somebody comes from or why. */
export const GROUPS = ["women", "men", "children", "youth", "seniors", "new-residents", "long-residents"] as const;
export type Group = (typeof GROUPS)[number];

export const eventSettings = pgTable("event_settings", {
  regionId: uuid().notNull(),
  offerId: uuid().notNull(),
  /** Days before a date on which a mail reminds of it; null: none does. */
  remindDays: integer(),
  groups: text().array().$type<Group[]>().notNull().default([]),
  version: integer().notNull().default(1),
});

/** The coming dates as those who booked know them. */
export const eventKnownDates = pgTable("event_known_dates", {
  regionId: uuid().notNull(),
  offerId: uuid().notNull(),
  dates: moment().array().notNull(),
});

export const EVENT_LETTERS = ["reminder", "changed", "cancelled"] as const;
export type EventLetterKind = (typeof EVENT_LETTERS)[number];

export const eventLetters = pgTable("event_letters", {
  regionId: uuid().notNull(),
  bookingId: uuid().notNull(),
  kind: text({ enum: EVENT_LETTERS }).notNull(),
  ofDate: moment().notNull(),
  /** Null: must still be sent. */
  sentAt: moment(),
});

export const eventVisits = pgTable("event_visits", {
  regionId: uuid().notNull(),
  bookingId: uuid().notNull(),
  startsAt: moment().notNull(),
  cameAt: moment().notNull(),
});

export type GroupCounts = Partial<Record<Group, number>>;

export const eventCounts = pgTable("event_counts", {
  regionId: uuid().notNull(),
  offerId: uuid().notNull(),
  startsAt: moment().notNull(),
  /** Who came without a booking. */
  walkIns: integer().notNull().default(0),
  groups: jsonb().$type<GroupCounts>().notNull().default({}),
  version: integer().notNull().default(1),
});

/** What came of an event: a number with a sentence. */
export const eventResults = pgTable("event_results", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  offerId: uuid().notNull(),
  /** In the office's own words: "neue Vereinsmitglieder". */
  label: text().notNull(),
  /** As everybody may read it: people rounded, null for few. The exact number stands in event_result_internals. */
  shownNumber: integer(),
  /** Counts of people leave the house rounded, others as they are. */
  countsPeople: boolean().notNull().default(true),
  sentence: text().notNull().default(""),
  enteredAt: moment().notNull(),
  /** Shown in public at the concept's measures. */
  isReleased: boolean().notNull().default(false),
});

/** What the office alone reads of a result. */
export const eventResultInternals = pgTable("event_result_internals", {
  regionId: uuid().notNull(),
  resultId: uuid().notNull(),
  /** As it was counted. */
  number: integer().notNull(),
});
