import { bigint, date, integer, numeric, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const day = () => date({ mode: "string" });
const moment = () => timestamp({ withTimezone: true });
const cents = () => bigint({ mode: "number" });

/** watched: nobody applied yet. */
export const FUND_STATES = ["watched", "applied", "running", "ended"] as const;
export type FundState = (typeof FUND_STATES)[number];

export const funds = pgTable("funds", {
  ...row(),
  name: text().notNull(),
  giverOrganisationId: uuid(),
  /** Where the giver has no entry in the network. */
  giver: text().notNull().default(""),
  rules: text().notNull().default(""),
  url: text(),
  /** What the county may get of it at most; null = not said. */
  totalCents: cents(),
  /** Of everything that is spent. */
  ownSharePercent: numeric({ mode: "number", precision: 5, scale: 2 }).notNull().default(0),
  fromOn: day(),
  untilOn: day(),
  state: text().$type<FundState>().notNull(),
  noticeFileId: uuid(),
  version: integer().notNull().default(1),
});

export const fundDeadlines = pgTable("fund_deadlines", {
  regionId: uuid().notNull(),
  fundId: uuid().notNull(),
  position: integer().notNull(),
  dueOn: day().notNull(),
  what: text().notNull(),
});

export const BOOKING_KINDS = ["called-up", "spent"] as const;
export type BookingKind = (typeof BOOKING_KINDS)[number];

/** What happened to the money of a line. Never deleted, only cancelled. */
export const fundBookings = pgTable("fund_bookings", {
  ...row(),
  budgetLineId: uuid().notNull(),
  kind: text().$type<BookingKind>().notNull(),
  bookedOn: day().notNull(),
  amountCents: cents().notNull(),
  note: text().notNull().default(""),
  receipt: text().notNull().default(""),
  /** Why more was spent than called up. */
  reason: text().notNull().default(""),
  fileId: uuid(),
  enteredAt: moment().notNull(),
  enteredBy: text().notNull(),
  cancelledAt: moment(),
  cancelledBy: text(),
  cancelledReason: text(),
});

/** When the office is told that money or a post ends. */
export const fundingSettings = pgTable("funding_settings", {
  regionId: uuid().notNull(),
  firstDays: integer().notNull(),
  secondDays: integer().notNull(),
  /** The last day on which a mail went out. */
  toldOn: day(),
  version: integer().notNull().default(1),
});

/** A secret address of the deadlines' calendar. Its code is stored in the directory of codes, as a hash. */
export const deadlineFeeds = pgTable("deadline_feeds", {
  ...row(),
  madeBy: text().notNull(),
  madeAt: moment().notNull(),
  revokedAt: moment(),
});

/** Of which day the office was told at which of the two marks. */
export const fundingWarnings = pgTable("funding_warnings", {
  regionId: uuid().notNull(),
  subject: text().notNull(),
  endsOn: day().notNull(),
  mark: integer().$type<1 | 2>().notNull(),
});
