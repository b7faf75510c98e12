import { boolean, date, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { SubjectKind } from "./register.ts";

// Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const moment = () => timestamp({ withTimezone: true });
const day = () => date({ mode: "string" });

export type ErasureCause = "retention" | "request" | "replay";

/** What was erased: ids and counts. */
export const erasures = pgTable("erasures", {
  ...row(),
  subjectKind: text().$type<SubjectKind>().notNull(),
  subjectId: uuid().notNull(),
  cause: text().$type<ErasureCause>().notNull(),
  /** Table → rows. */
  rows: jsonb().$type<Record<string, number>>().notNull(),
  erasedAt: moment().notNull(),
  /** When it stood in the ledger outside the database; null = not yet. */
  notedAt: moment(),
});

/** One night of the retention job. */
export const retentionRuns = pgTable("retention_runs", {
  ...row(),
  ranAt: moment().notNull(),
  restricted: integer().notNull(),
  erased: integer().notNull(),
  /** People whom the night could not block or erase. */
  failed: integer().notNull().default(0),
  /** Table → rows deleted. */
  rows: jsonb().$type<Record<string, number>>().notNull(),
});

export const REQUEST_KINDS = ["access", "rectification", "erasure", "restriction", "objection", "portability"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export const OUTCOMES = ["fulfilled", "partly", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What somebody asked for by Art. 15 to 21 GDPR. */
export const dataRequests = pgTable("data_requests", {
  ...row(),
  kind: text().$type<RequestKind>().notNull(),
  subjectKind: text().$type<SubjectKind>().notNull(),
  subjectId: uuid().notNull(),
  receivedOn: day().notNull(),
  dueOn: day().notNull(),
  extensionReason: text(),
  answeredAt: moment(),
  answeredBy: text(),
  outcome: text().$type<Outcome>(),
  /** As it was sent. */
  letter: text().notNull().default(""),
  version: integer().notNull().default(1),
});

export type StepKind =
  "received" | "identity-checked" | "report-made" | "corrected" | "restricted" | "unrestricted" | "erased" | "extended" | "note" | "answered";

/** What was done about it, when and by whom; never changed. */
export const dataRequestSteps = pgTable("data_request_steps", {
  ...row(),
  dataRequestId: uuid().notNull(),
  kind: text().$type<StepKind>().notNull(),
  note: text().notNull().default(""),
  doneAt: moment().notNull(),
  doneBy: text().notNull(),
  accountId: uuid(),
});

/** A look into who looked at what, asked for by one person and decided by another. */
export const logViews = pgTable("log_views", {
  ...row(),
  reason: text().notNull(),
  fromDay: day().notNull(),
  toDay: day().notNull(),
  requestedBy: uuid().notNull(),
  requestedByName: text().notNull(),
  requestedRole: text().$type<"administrator" | "data-protection-officer">().notNull(),
  requestedAt: moment().notNull(),
  decidedBy: uuid(),
  decidedByName: text(),
  decidedAt: moment(),
  allowed: boolean(),
  expiresAt: moment(),
});
