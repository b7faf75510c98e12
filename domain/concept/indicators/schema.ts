import { boolean, date, integer, numeric, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Direction, Unit } from "./fields.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const figure = () => numeric({ mode: "number", precision: 14, scale: 2 });

export const indicators = pgTable("indicators", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  /** Null: its goal is gone, and the values wait for another. */
  goalId: uuid(),
  name: text().notNull(),
  unit: text().$type<Unit>().notNull(),
  /** What is counted, where the unit is a plain number. */
  unitWord: text().notNull().default(""),
  definition: text().notNull().default(""),
  source: text().notNull().default(""),
  direction: text().$type<Direction>().notNull(),
  baseline: figure(),
  baselineOn: date({ mode: "string" }),
  target: figure(),
  targetOn: date({ mode: "string" }),
  releasedAt: timestamp({ withTimezone: true }),
  releasedBy: text(),
  version: integer().notNull().default(1),
});

export const indicatorValues = pgTable("indicator_values", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  indicatorId: uuid().notNull(),
  /** Null: the whole county. */
  municipalityId: uuid(),
  /** A year is kept as its last day. */
  datedOn: date({ mode: "string" }).notNull(),
  isYear: boolean().notNull().default(false),
  value: figure().notNull(),
  /** Of how many people, where the value is a share of them. */
  baseCount: integer(),
  note: text().notNull().default(""),
  /** Empty: the indicator's own. */
  source: text().notNull().default(""),
  enteredAt: timestamp({ withTimezone: true }).notNull(),
  enteredBy: text().notNull(),
  version: integer().notNull().default(1),
});
