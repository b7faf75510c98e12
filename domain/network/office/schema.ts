import { date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** One row for each saving; the one that nothing replaced holds. */
export const integrationOffice = pgTable("integration_office", {
  regionId: uuid().notNull(),
  version: integer().notNull(),
  unit: text().notNull(),
  /** To whom the unit answers. */
  answersTo: text().notNull().default(""),
  headPersonId: uuid(),
  note: text().notNull().default(""),
  /** Months before the funding of a post ends the office is warned. */
  warnMonths: integer().notNull(),
  savedAt: timestamp({ withTimezone: true }).notNull(),
  savedBy: text().notNull(),
  replacedAt: timestamp({ withTimezone: true }),
});

export const integrationOfficePosts = pgTable("integration_office_posts", {
  regionId: uuid().notNull(),
  version: integer().notNull(),
  position: integer().notNull(),
  title: text().notNull(),
  /** Per cent of a full post. */
  share: integer().notNull(),
  /** The last day of a fixed term; null: permanent. */
  endsOn: date({ mode: "string" }),
  funding: text().notNull().default(""),
  /** The last day that is paid for; null: no end known. */
  fundedUntil: date({ mode: "string" }),
});
