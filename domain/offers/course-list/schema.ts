import { date, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { OfferQuery } from "../finding/index.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** The languages in which a list is written. */
export const LIST_LANGUAGES = ["de", "en", "ar"] as const;
export type ListLanguage = (typeof LIST_LANGUAGES)[number];
export const PACES = ["weekly", "monthly"] as const;
export type Pace = (typeof PACES)[number];

const day = () => date({ mode: "string" });

export const courseListSubscribers = pgTable("course_list_subscribers", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  state: text({ enum: ["asked", "listed"] }).notNull(),
  /** Whose desk it is; may be empty. */
  name: text().notNull().default(""),
  email: text().notNull(),
  language: text({ enum: LIST_LANGUAGES }).notNull(),
  pace: text({ enum: PACES }).notNull(),
  /** Only what differs from any course. */
  query: jsonb().$type<Partial<OfferQuery>>().notNull().default({}),
  enteredBy: text({ enum: ["self", "office"] }).notNull(),
  since: date({ mode: "string" }).notNull(),
  lookedOn: day(),
  mailedOn: day(),
  listOn: day(),
  seenHash: text(),
  version: integer().notNull().default(1),
});
