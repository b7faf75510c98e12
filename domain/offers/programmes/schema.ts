import { boolean, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "#platform/i18n/index.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const programmes = pgTable("programmes", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  isPublic: boolean().notNull().default(false),
  firstDay: date({ mode: "string" }).notNull(),
  lastDay: date({ mode: "string" }).notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  version: integer().notNull().default(1),
});

/** `isPublic` is the programme's own: the database carries each change over. */
const ofProgramme = () => ({ regionId: uuid().notNull(), programmeId: uuid().notNull(), isPublic: boolean().notNull() });

export const programmeTexts = pgTable("programme_texts", {
  ...ofProgramme(),
  language: text().$type<Locale>().notNull(),
  title: text().notNull(),
  description: text().notNull().default(""),
});

export const programmeOffers = pgTable("programme_offers", { ...ofProgramme(), offerId: uuid().notNull() });
