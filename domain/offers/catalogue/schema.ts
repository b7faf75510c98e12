import { customType, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { OFFER_STATES } from "../schema.ts";
import type { OfferContent } from "./content.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** Versions from before courses and requirements were written with an offer say nothing of them. */
function asKeptNow(stored: string): OfferContent {
  const content: OfferContent = JSON.parse(stored);
  return {
    ...content,
    course: content.course && { ...content.course, asksInterested: content.course.asksInterested ?? false },
    texts: content.texts.map((text) => ({ ...text, requirements: text.requirements ?? "" })),
  };
}

/** JSON as text: names are replaced in texts, when somebody's data are erased. */
export const wholeOffer = customType<{ data: OfferContent; driverData: string }>({
  dataType: () => "text",
  toDriver: (content) => JSON.stringify(content),
  fromDriver: asKeptNow,
});

/** What an offer said after each saving. */
export const offerVersions = pgTable("offer_versions", {
  regionId: uuid().notNull(),
  offerId: uuid().notNull(),
  version: integer().notNull(),
  content: wholeOffer().notNull(),
  savedAt: timestamp({ withTimezone: true }).notNull(),
  /** Empty: what stood there before anybody saved. */
  savedBy: text().notNull().default(""),
  /** The state that the offer went to with this version; null: its words changed. */
  state: text({ enum: OFFER_STATES }),
});
