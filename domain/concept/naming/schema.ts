import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const dismissedNames = pgTable("dismissed_names", {
  regionId: uuid().notNull(),
  /** Hash of its small letters, by which the suggestions are gathered. */
  key: text().notNull(),
  name: text().notNull(),
  dismissedAt: timestamp({ withTimezone: true }).notNull(),
  dismissedBy: text().notNull(),
});
