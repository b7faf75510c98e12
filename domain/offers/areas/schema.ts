import { doublePrecision, pgTable, text, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** Where a municipality lies. Degrees, WGS 84. */
export const municipalityAreas = pgTable("municipality_areas", {
  regionId: uuid().notNull(),
  municipalityId: uuid().notNull(),
  latitude: doublePrecision().notNull(),
  longitude: doublePrecision().notNull(),
  postalCodes: text().array().notNull().default([]),
  /** Longitude and latitude in turn, around it once; null: only its middle is known. */
  outline: doublePrecision().array(),
});
