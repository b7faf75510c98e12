import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** A list that somebody reads in: kept for the preview, gone after a month. */
export const organisationImports = pgTable("organisation_imports", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  fileName: text().notNull(),
  /** JSON of ListRow[], the headings first; text, so that erasing a person finds the name in it. */
  rows: text().notNull(),
  /** JSON: for each column what it holds, or null. */
  columns: text().notNull(),
  /** JSON: row number → Choice, where somebody chose. */
  choices: text().notNull().default("{}"),
  rowCount: integer().notNull(),
  createdBy: text().notNull().default(""),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  takenOverAt: timestamp({ withTimezone: true }),
  added: integer(),
  filled: integer(),
  leftOut: integer(),
  bad: integer(),
  /** JSON of BadRow[]: the rows that stayed out when it was taken over. */
  badRows: text().notNull().default("[]"),
  /** The organisations that it made. */
  made: uuid().array().notNull().default([]),
  madePeople: uuid().array().notNull().default([]),
  /** JSON of FilledEntry[]. */
  filledFields: text().notNull().default("[]"),
  undoneAt: timestamp({ withTimezone: true }),
  /** How much of it stayed when it was taken back. */
  kept: integer(),
});

/** What columns of these headings meant the last time. */
export const organisationImportColumns = pgTable("organisation_import_columns", {
  regionId: uuid().notNull(),
  headings: text().notNull(),
  columns: text().notNull(),
});
