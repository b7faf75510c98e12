import { boolean, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { SituationKind } from "./situation-fields.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const day = () => date({ mode: "string" });

export const situations = pgTable("situations", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  kind: text().$type<SituationKind>().notNull(),
  name: text().notNull(),
  /** What to do first, in a sentence or two. */
  firstSteps: text().notNull().default(""),
  position: integer().notNull(),
  isPublic: boolean().notNull().default(false),
  version: integer().notNull().default(1),
});

/** An organisation, a person in a function there, or a plain number with its name. */
export const situationContacts = pgTable("situation_contacts", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  situationId: uuid().notNull(),
  position: integer().notNull(),
  organisationId: uuid(),
  personId: uuid(),
  name: text().notNull().default(""),
  /** Of this duty; absent: as the entry of the person or the organisation has it. */
  phone: text(),
  /** OpenStreetMap's opening_hours. */
  openingHours: text(),
  note: text().notNull().default(""),
  confirmedOn: day().notNull(),
  /** Nobody answered for six weeks. */
  unconfirmedSince: day(),
  /** The organisation says that it no longer does this. */
  declinedOn: day(),
  version: integer().notNull().default(1),
});

/** One for each organisation that is a contact; its link opens this row. */
export const contactConfirmations = pgTable("contact_confirmations", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  organisationId: uuid().notNull(),
  askedOn: day(),
  remindedOn: day(),
});
