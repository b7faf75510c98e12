import { sql } from "drizzle-orm";
import { boolean, date, doublePrecision, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "#platform/i18n/index.ts";
import type { Accessibility } from "./accessibility.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const municipalities = pgTable("municipalities", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  name: text().notNull(),
  kind: text().$type<MunicipalityKind>().notNull(),
  parentId: uuid(),
  officialKey: text(),
  position: integer().notNull().default(0),
  version: integer().notNull().default(1),
});
export type MunicipalityKind = "stadt" | "gemeinde" | "samtgemeinde" | "mitgliedsgemeinde" | "stadtteil";

/** The same values either public or internal. */
function contact() {
  return {
    phone: text(),
    email: text(),
    website: text(),
    street: text(),
    postalCode: text(),
    place: text(),
    /** Degrees, WGS 84; both or none. */
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** OpenStreetMap's opening_hours. */
    openingHours: text(),
  };
}

export const organisations = pgTable("organisations", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  name: text().notNull(),
  /** In the one spelling in which names are compared. */
  plainName: text()
    .notNull()
    .generatedAlwaysAs(sql`search.plain(name)`),
  shortName: text(),
  kind: text().notNull(),
  municipalityId: uuid(),
  ...contact(),
  languages: text().array().$type<Locale[]>().notNull().default([]),
  accessibility: text().array().$type<Accessibility[]>().notNull().default([]),
  accessibilityNote: text().notNull().default(""),
  isPublic: boolean().notNull().default(false),
  /** The last day on which somebody said that this entry is right. */
  confirmedOn: date({ mode: "string" })
    .notNull()
    .default(sql`current_date`),
  /** Not confirmed for so long that the public no longer sees it; see upkeep. */
  hiddenAt: timestamp({ withTimezone: true }),
  version: integer().notNull().default(1),
});

/** What the form calls internal. A wall tells rows apart, not columns: a value stands here or in the public row, never in both. */
export const organisationInternals = pgTable("organisation_internals", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  ...contact(),
});

/** Where an organisation works. */
export const organisationMunicipalities = pgTable("organisation_municipalities", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  municipalityId: uuid().notNull(),
});

/** Renames a kind that the software knows, or adds one of the region's own. */
export const organisationKinds = pgTable("organisation_kinds", {
  regionId: uuid().notNull(),
  code: text().notNull(),
  name: text().notNull(),
});

/** A person in a function, never a private person. */
export const people = pgTable("people", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  organisationId: uuid().notNull(),
  salutation: text().notNull().default(""),
  firstName: text().notNull().default(""),
  lastName: text().notNull(),
  function: text().notNull().default(""),
  email: text(),
  phone: text(),
  isMigrationContact: boolean().notNull().default(false),
  /** What this person is there for, in the words that help callers. */
  responsibilities: text().notNull().default(""),
  /** Blocked (Art. 18 GDPR): kept, and shown to nobody but those who handle requests. */
  restrictedAt: timestamp({ withTimezone: true }),
  restrictedFor: text().$type<"retention" | "request">(),
  /** Nameless since then; the row stays because history points at it. */
  erasedAt: timestamp({ withTimezone: true }),
  /** When somebody last said that this entry is right. */
  reviewedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** The account of the same person, if there is one: tasks of the one stand on the desk of the other. */
  accountId: uuid(),
  version: integer().notNull().default(1),
});

/** The words that a person confirmed for the public; nothing else of that person is read there. */
export const personReleases = pgTable("person_releases", {
  regionId: uuid().notNull(),
  personId: uuid().notNull(),
  organisationId: uuid().notNull(),
  name: text().notNull(),
  function: text().notNull().default(""),
  phone: text(),
  email: text(),
  confirmedAt: timestamp({ withTimezone: true }).notNull(),
});
