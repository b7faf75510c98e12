import { boolean, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Office } from "./offices.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

/** Renames one of the known steps, leaves it out, or adds one of the region's own. */
export const foundingSteps = pgTable("founding_steps", {
  regionId: uuid().notNull(),
  code: text().notNull(),
  title: text().notNull(),
  what: text().notNull().default(""),
  help: text().notNull().default(""),
  leftOut: boolean().notNull().default(false),
});

export const foundingProjects = pgTable("founding_projects", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  startedOn: date({ mode: "string" }).notNull(),
  /** Who of the county helps, and how to reach them. */
  helper: text().notNull().default(""),
  finishedOn: date({ mode: "string" }),
});

export const foundingProgress = pgTable("founding_progress", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  stepCode: text().notNull(),
  doneOn: date({ mode: "string" }),
  note: text().notNull().default(""),
  version: integer().notNull().default(1),
});

/** Written by the group's own link only: the wall refuses everybody else. */
export const boardMembers = pgTable("board_members", {
  regionId: uuid().notNull(),
  personId: uuid().notNull(),
  organisationId: uuid().notNull(),
  office: text().$type<Office>().notNull(),
});
