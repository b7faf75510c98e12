import { boolean, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { AgreementKind } from "./agreement-fields.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const agreements = pgTable("agreements", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  kind: text().$type<AgreementKind>().notNull(),
  title: text().notNull(),
  text: text().notNull().default(""),
  fromOn: date({ mode: "string" }).notNull(),
  /** The last day; absent: until somebody ends it. */
  untilOn: date({ mode: "string" }),
  /** When the parties look at it together again. */
  reviewOn: date({ mode: "string" }),
  isPublic: boolean().notNull().default(false),
  version: integer().notNull().default(1),
});

/** The signed paper stays inside, also of a public agreement. */
export const agreementPapers = pgTable("agreement_papers", {
  regionId: uuid().notNull(),
  agreementId: uuid().notNull(),
  fileId: uuid().notNull(),
});

export const agreementParties = pgTable("agreement_parties", {
  regionId: uuid().notNull(),
  agreementId: uuid().notNull(),
  organisationId: uuid().notNull(),
});
