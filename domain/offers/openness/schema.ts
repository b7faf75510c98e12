import { date, pgTable, text, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** Whether people are spoken with in their language; reach the place; can pay it; have their children looked after; feel meant. */
export const QUESTIONS = ["languages", "barriers", "cost", "childcare", "culture"] as const;
export type Question = (typeof QUESTIONS)[number];
export const ANSWERS = ["yes", "partly", "no"] as const;
export type Answer = (typeof ANSWERS)[number];

export const offerOpenness = pgTable("offer_openness", {
  regionId: uuid().notNull(),
  offerId: uuid().notNull(),
  question: text({ enum: QUESTIONS }).notNull(),
  answer: text({ enum: ANSWERS }).notNull(),
  /** What is there, or what is missing. */
  sentence: text().notNull().default(""),
  answeredOn: date({ mode: "string" }).notNull(),
  answeredBy: text().notNull(),
});

export type AskState = "wanted" | "asked" | "unreachable";

/** Providers whom the office asks in a mail. */
export const offerOpennessAsks = pgTable("offer_openness_asks", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  state: text().$type<AskState>().notNull(),
  /** The day on which it was wanted, asked, or found out. */
  since: date({ mode: "string" }).notNull(),
});
