import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Fingerprint } from "./merge.ts";
import type { NotRead } from "./read-calendar.ts";

export const offerFeeds = pgTable("offer_feeds", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  name: text().notNull(),
  address: text().notNull(),
  organisationId: uuid().notNull(),
  branchId: uuid().notNull(),
  municipalityId: uuid(),
  /** Whether its offers are public at once; else an editor looks at each. */
  isTrusted: boolean().notNull().default(false),
  isPaused: boolean().notNull().default(false),
  etag: text(),
  lastModified: text(),
  fetchedAt: timestamp({ withTimezone: true }),
  /** Since when it could not be read. */
  goneSince: timestamp({ withTimezone: true }),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  version: integer().notNull().default(1),
});

export const offerFeedItems = pgTable("offer_feed_items", {
  regionId: uuid().notNull(),
  feedId: uuid().notNull(),
  uid: text().notNull(),
  /** Of a date without its series: where it was. Empty: the event itself. */
  recurrence: text().notNull().default(""),
  /** Null: the offer was deleted here, and is not made again. */
  offerId: uuid(),
  taken: jsonb().$type<Fingerprint>().notNull(),
  lastSeenAt: timestamp({ withTimezone: true }).notNull(),
  vanishedAt: timestamp({ withTimezone: true }),
});

export const offerFeedRuns = pgTable("offer_feed_runs", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  feedId: uuid().notNull(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  outcome: text().$type<RunOutcome>().notNull(),
  counts: jsonb().$type<RunCounts>().notNull().default({}),
  notRead: jsonb().$type<NotRead[]>().notNull().default([]),
});

export const RUN_OUTCOMES = [
  "read",
  "unchanged",
  "no-calendar",
  "answer-wrong",
  "not-allowed",
  "too-large",
  "too-slow",
  "too-many-redirects",
  "unreachable",
  // By a fault of ours.
  "failed",
] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];
export const COUNTED = ["made", "changed", "kept", "vanished", "returned", "cancelled", "same", "past"] as const;
export type Counted = (typeof COUNTED)[number];
export type RunCounts = Partial<Record<Counted, number>>;
