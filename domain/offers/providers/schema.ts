import { boolean, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "#platform/i18n/index.ts";
import { wholeOffer } from "../catalogue/schema.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** Whose changes are public at once and looked at afterwards. */
export const offerTrust = pgTable("offer_trust", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  trustedAt: timestamp({ withTimezone: true }).notNull(),
  trustedBy: text().notNull().default(""),
});

export const OUTCOMES = ["approved", "declined", "seen", "withdrawn"] as const;

/** What providers wrote; one open row for an offer. */
export const offerChanges = pgTable("offer_changes", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  offerId: uuid().notNull(),
  /** Null: the offer is new. */
  before: wholeOffer(),
  after: wholeOffer().notNull(),
  writtenIn: text().$type<Locale>().notNull().default("de"),
  /** Public already, because the provider is trusted. */
  isLive: boolean().notNull(),
  sentAt: timestamp({ withTimezone: true }).notNull(),
  sentBy: text().notNull().default(""),
  settledAt: timestamp({ withTimezone: true }),
  settledBy: text(),
  outcome: text({ enum: OUTCOMES }),
  /** What the provider was told with it. */
  answer: text().notNull().default(""),
  version: integer().notNull().default(1),
});
