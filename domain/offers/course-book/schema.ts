import { customType, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { LEVELS } from "../courses/schema.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const moment = () => timestamp({ withTimezone: true });
const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const MARKS = ["present", "excused", "absent"] as const;
export type Mark = (typeof MARKS)[number];

/** One row for each date that was noted. */
export const attendanceSheets = pgTable("attendance_sheets", {
  regionId: uuid().notNull(),
  offerId: uuid().notNull(),
  startsAt: moment().notNull(),
  notedAt: moment().notNull(),
  /** How many were present, as `shownCount` says it. */
  headcount: integer(),
  version: integer().notNull().default(1),
});

export const attendance = pgTable("attendance", {
  regionId: uuid().notNull(),
  offerId: uuid().notNull(),
  startsAt: moment().notNull(),
  bookingId: uuid().notNull(),
  mark: text({ enum: MARKS }).notNull(),
});

export const courseCertificates = pgTable("course_certificates", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  /** Null: the offer was deleted. */
  offerId: uuid(),
  /** Counted within the course. */
  number: integer().notNull(),
  codeHash: bytes().notNull(),
  /** In German, as it was when the certificate was issued. */
  title: text().notNull(),
  startsOn: date({ mode: "string" }).notNull(),
  endsOn: date({ mode: "string" }).notNull(),
  lessons: integer(),
  level: text({ enum: LEVELS }),
  issuedOn: date({ mode: "string" }).notNull(),
  withdrawnOn: date({ mode: "string" }),
  /** Null: the course has the name no longer. */
  bookingId: uuid(),
});
