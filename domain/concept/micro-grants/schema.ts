import { bigint, boolean, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const ofApplication = () => ({ regionId: uuid().notNull(), applicationId: uuid().notNull() });
const day = () => date({ mode: "string" });
const moment = () => timestamp({ withTimezone: true });
const cents = () => bigint({ mode: "number" });

/** The languages that a call and its form speak. */
export const GRANT_LANGUAGES = ["de", "en", "ar"] as const;
export type GrantLanguage = (typeof GRANT_LANGUAGES)[number];

export const grantCalls = pgTable("grant_calls", {
  ...row(),
  fromOn: day().notNull(),
  /** The last day. */
  untilOn: day().notNull(),
  maxCents: cents().notNull(),
  totalCents: cents().notNull(),
  isPublic: boolean().notNull().default(false),
  version: integer().notNull().default(1),
});

export const grantCallTexts = pgTable("grant_call_texts", {
  regionId: uuid().notNull(),
  callId: uuid().notNull(),
  language: text().$type<GrantLanguage>().notNull(),
  title: text().notNull(),
  who: text().notNull().default(""),
  rules: text().notNull().default(""),
});

export type ApplicationState = "asked" | "submitted" | "withdrawn" | "decided";
export type GrantOwed = "confirm" | "approved" | "declined" | "paid" | "report";

/** What somebody applied for; who, stands beside it and goes. */
export const grantApplications = pgTable("grant_applications", {
  ...row(),
  callId: uuid().notNull(),
  state: text().$type<ApplicationState>().notNull(),
  title: text().notNull(),
  idea: text().notNull(),
  groupName: text().notNull(),
  place: text().notNull().default(""),
  amountCents: cents().notNull(),
  plannedFor: text().notNull().default(""),
  spentOn: text().notNull().default(""),
  language: text().$type<GrantLanguage>().notNull(),
  madeAt: moment().notNull(),
  confirmedAt: moment(),
  /** What the applicant must hear by mail. */
  owed: text().$type<GrantOwed>(),
  version: integer().notNull().default(1),
});

export const grantApplicants = pgTable("grant_applicants", {
  ...ofApplication(),
  name: text().notNull(),
  email: text().notNull(),
  phone: text().notNull().default(""),
});

export const grantDecisions = pgTable("grant_decisions", {
  ...ofApplication(),
  /** 0: declined */
  approvedCents: cents().notNull(),
  reason: text().notNull().default(""),
  decidedAt: moment().notNull(),
  decidedBy: text().notNull(),
  paidOn: day(),
  paidCents: cents(),
  paidBy: text(),
  reportDueOn: day(),
  reminders: integer().notNull().default(0),
});

export const grantReports = pgTable("grant_reports", {
  ...ofApplication(),
  text: text().notNull(),
  sentAt: moment().notNull(),
  fileId: uuid(),
  /** The picture may be shown to everybody. */
  pictureConsent: boolean().notNull().default(false),
});

/** What everybody reads of a supported idea. */
export const grantReleases = pgTable("grant_releases", {
  ...ofApplication(),
  title: text().notNull(),
  place: text().notNull().default(""),
  amountCents: cents().notNull(),
  fileId: uuid(),
  releasedAt: moment().notNull(),
  releasedBy: text().notNull(),
});
