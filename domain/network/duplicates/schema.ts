import { pgTable, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** Two entries of which somebody said that they are two organisations. The smaller id stands first. */
export const organisationDifferences = pgTable("organisation_differences", {
  regionId: uuid().notNull(),
  oneId: uuid().notNull(),
  otherId: uuid().notNull(),
});

/** Where the entry of an old address went. */
export const mergedOrganisations = pgTable("merged_organisations", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  intoId: uuid().notNull(),
  mergedAt: timestamp({ withTimezone: true }).notNull(),
});
