import { boolean, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const municipalities = pgTable("municipalities", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  name: text().notNull(),
  kind: text().$type<MunicipalityKind>().notNull(),
  parentId: uuid(),
  officialKey: text(),
  position: integer().notNull().default(0),
});
export type MunicipalityKind = "stadt" | "gemeinde" | "samtgemeinde" | "mitgliedsgemeinde" | "stadtteil";

export const organisations = pgTable("organisations", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  name: text().notNull(),
  shortName: text(),
  kind: text().notNull(),
  municipalityId: uuid(),
  phone: text(),
  email: text(),
  website: text(),
  isPublic: boolean().notNull().default(false),
  version: integer().notNull().default(1),
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
  /** Set by the person's own confirmation; only then the name is public. */
  publicConfirmedAt: timestamp({ withTimezone: true }),
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
