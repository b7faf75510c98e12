import { boolean, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { ofOffer } from "../schema.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const COURSE_TYPES = [
  "integration",
  "literacy",
  "second-script",
  "parents",
  "women",
  "youth",
  "vocational",
  "mama",
  "county",
  "online",
  "heritage",
  "school-certificate",
  "rental-licence",
  "bicycle",
  "volunteer",
  "other",
] as const;
/** Of the Common European Framework, in its order. A0: before it. */
export const LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1", "C2"] as const;
export const COURSE_FUNDINGS = ["federal", "land", "county", "job-centre", "employer", "foundation", "none"] as const;

export const courses = pgTable("courses", {
  ...ofOffer(),
  type: text({ enum: COURSE_TYPES }).notNull(),
  levelFrom: text({ enum: LEVELS }),
  levelTo: text({ enum: LEVELS }),
  lessons: integer(),
  /** As it is called: "telc Deutsch A2". */
  certificate: text().notNull().default(""),
  funding: text({ enum: COURSE_FUNDINGS }),
  startsOn: date({ mode: "string" }),
  endsOn: date({ mode: "string" }),
  room: text().notNull().default(""),
  teacherPersonId: uuid(),
  /** Free places are offered to the interest list by themselves. */
  asksInterested: boolean().notNull().default(false),
});
