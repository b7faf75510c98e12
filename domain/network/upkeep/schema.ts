import { boolean, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const day = () => date({ mode: "string" });

/** A region without a row keeps DEFAULT_HIDE_AFTER. */
export const networkSettings = pgTable("network_settings", {
  regionId: uuid().notNull(),
  /** Months after the last confirmation, then the public no longer sees an entry. */
  hideAfterMonths: integer().notNull(),
});

/** Whoever is asked at present; the row goes when the entry is confirmed. */
export const organisationUpkeep = pgTable("organisation_upkeep", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  askedOn: day(),
  remindedOn: day(),
  officeToldOn: day(),
});

/** What came in by the link, with what stood there before: only the fields that differ. */
export const organisationChanges = pgTable("organisation_changes", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  organisationId: uuid().notNull(),
  changedAt: timestamp({ withTimezone: true }).notNull(),
  /** Who wrote last of what became one change: the name of an account, or of the link. */
  changedBy: text().notNull().default(""),
  /** JSON of EntryFields; text, so that erasing a person finds the name in it. */
  before: text().notNull(),
  after: text().notNull(),
  note: text().notNull().default(""),
  /** When the office had seen it, or taken it back. */
  settledAt: timestamp({ withTimezone: true }),
  settledBy: text(),
  takenBack: boolean().notNull().default(false),
});
