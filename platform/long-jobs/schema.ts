import { customType, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { LongJobKind } from "./kinds.ts";

const moment = () => timestamp({ withTimezone: true });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** An import or export that runs as a job. */
export const longJobs = pgTable("long_jobs", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  accountId: uuid().notNull(),
  kind: text().$type<LongJobKind>().notNull(),
  locale: text().notNull(),
  /** In the words of the kind. */
  asked: jsonb().$type<Record<string, unknown>>().notNull(),
  createdAt: moment().notNull(),
  step: text().$type<"reading" | "storing" | "writing">(),
  percent: integer().notNull().default(0),
  cancelledAt: moment(),
  endedAt: moment(),
  /** Why nothing came of it; null with endedAt: it is done. */
  refusal: text(),
  rows: integer(),
  fileName: text(),
  mediaType: text(),
});

/** The file of an export, in pieces in order. The wall shows them to the account that asked, and to the system. */
export const longJobPieces = pgTable("long_job_pieces", {
  regionId: uuid().notNull(),
  longJobId: uuid().notNull(),
  piece: integer().notNull(),
  accountId: uuid().notNull(),
  madeAt: moment().notNull(),
  bytes: bytea().notNull(),
});
