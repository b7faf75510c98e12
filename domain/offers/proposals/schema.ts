import { boolean, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "#platform/i18n/index.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const offerProposals = pgTable("offer_proposals", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  state: text({ enum: ["open", "taken", "refused"] })
    .notNull()
    .default("open"),
  title: text().notNull(),
  text: text().notNull(),
  /** As the person calls it. */
  organisation: text().notNull(),
  place: text().notNull().default(""),
  times: text().notNull().default(""),
  phone: text(),
  website: text(),
  /** The person belongs to whoever makes the offer. */
  isProvider: boolean().notNull().default(false),
  /** For one answer. */
  email: text(),
  /** Of the words and of the answer. */
  language: text().$type<Locale>().notNull(),
  sentAt: timestamp({ withTimezone: true }).notNull(),
  settledAt: timestamp({ withTimezone: true }),
  settledBy: text(),
  /** What the person was told. */
  answer: text().notNull().default(""),
  /** What became of it. */
  offerId: uuid(),
  version: integer().notNull().default(1),
});
