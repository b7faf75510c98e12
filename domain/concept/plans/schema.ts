import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });

/** The region's own words: education report, housing supply … */
export const planKinds = pgTable("plan_kinds", { ...row(), name: text().notNull() });

export const plans = pgTable("plans", {
  ...row(),
  title: text().notNull(),
  kindId: uuid(),
  publisher: text().notNull().default(""),
  year: integer(),
  url: text(),
  isPublic: boolean().notNull().default(false),
  documentFileId: uuid(),
  version: integer().notNull().default(1),
});

export const planGoals = pgTable("plan_goals", {
  ...row(),
  planId: uuid().notNull(),
  position: integer().notNull(),
  /** As the plan counts it. */
  number: text().notNull().default(""),
  text: text().notNull(),
});

/** Which goals of ours serve which of theirs. */
export const planGoalLinks = pgTable("plan_goal_links", { regionId: uuid().notNull(), planGoalId: uuid().notNull(), goalId: uuid().notNull() });
