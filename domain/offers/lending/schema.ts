import { date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { ofOffer } from "../schema.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const day = () => date({ mode: "string" });

export const offerLendings = pgTable("offer_lendings", {
  ...ofOffer(),
  /** As people call one piece: "Sprachkoffer". */
  item: text().notNull().default(""),
  pieces: integer().notNull(),
  fetchPlace: text().notNull().default(""),
  fetchTimes: text().notNull().default(""),
  /** Null: not said. Zero: none. */
  depositCents: integer(),
  /** Days from the first to the last, both counted. */
  longestDays: integer().notNull(),
  /** Days between asking and fetching. */
  leadDays: integer().notNull().default(0),
});

/** What is borrowed with a booking; who borrows stands there. */
export const loans = pgTable("loans", {
  regionId: uuid().notNull(),
  bookingId: uuid().notNull(),
  offerId: uuid().notNull(),
  /** Which of the pieces, chosen by the database. Null: not confirmed, or given up. */
  piece: integer(),
  /** Both counted, as days of the region. */
  firstDay: day().notNull(),
  lastDay: day().notNull(),
  handedOutOn: day(),
  returnedOn: day(),
  remindedOn: day(),
});
