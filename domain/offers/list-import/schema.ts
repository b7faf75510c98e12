import { boolean, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** A list of offers that somebody reads in. */
export const offerImports = pgTable("offer_imports", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  fileName: text().notNull(),
  /** JSON of ListRow[], the headings first; text, so that erasing a person finds the name in it. */
  rows: text().notNull(),
  /** Of the file, in one spelling: the next list with the same ones is read by the same columns. */
  headings: text().notNull(),
  /** JSON: for each column what it holds, or null. */
  columns: text().notNull(),
  rowCount: integer().notNull(),
  createdBy: text().notNull().default(""),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  takenOverAt: timestamp({ withTimezone: true }),
  publishes: boolean().notNull().default(false),
  /** The offers that it made. */
  made: uuid().array().notNull().default([]),
  leftOut: integer(),
  bad: integer(),
  undoneAt: timestamp({ withTimezone: true }),
  /** Its offers that somebody had changed before it was undone: they stay. */
  kept: integer(),
});
