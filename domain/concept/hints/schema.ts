import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const hintsSetAside = pgTable("hints_set_aside", {
  regionId: uuid().notNull(),
  /** Hash of place, kind, words and arithmetic: a hint that changes with its text is another one. */
  hint: text().notNull(),
  note: text().notNull().default(""),
  setAsideAt: timestamp({ withTimezone: true }).notNull(),
  setAsideBy: text().notNull(),
});
