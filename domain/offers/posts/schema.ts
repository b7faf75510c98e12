import { boolean, date, integer, numeric, pgTable, text } from "drizzle-orm/pg-core";
import { ofOffer, type OfferKind } from "../schema.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** The kinds of offers that are a place to work or learn at. */
export const POST_KINDS = ["practice-place", "apprenticeship", "job", "volunteer-post"] as const satisfies readonly OfferKind[];
export const DURATION_UNITS = ["weeks", "months", "years"] as const;
export const PAY_PER = ["hour", "month"] as const;
export const GERMAN_LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"] as const;

export const offerPosts = pgTable("offer_posts", {
  ...ofOffer(),
  /** As people call it: "Pflegehelferin, Pflegehelfer". */
  occupation: text().notNull().default(""),
  hoursPerWeek: numeric({ precision: 4, scale: 1, mode: "number" }),
  startsOn: date({ mode: "string" }),
  duration: integer(),
  durationUnit: text({ enum: DURATION_UNITS }),
  /** Null: not said. Zero: unpaid. */
  payCents: integer(),
  payPer: text({ enum: PAY_PER }),
  germanLevel: text({ enum: GERMAN_LEVELS }),
  needsDrivingLicence: boolean().notNull().default(false),
  howToApply: text().notNull().default(""),
  places: integer(),
  /** The last day on which an application is read. */
  applyUntil: date({ mode: "string" }),
});
