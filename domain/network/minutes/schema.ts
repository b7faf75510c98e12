import { boolean, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const moment = () => timestamp({ withTimezone: true });
const day = () => date({ mode: "string" });
const version = () => integer().notNull().default(1);

/** What the minutes say to one item of the agenda. */
export const agendaNotes = pgTable("agenda_notes", {
  regionId: uuid().notNull(),
  agendaItemId: uuid().notNull(),
  text: text().notNull().default(""),
  /** Who opened the item for writing, so that others see it; saving is guarded by the version. */
  writerName: text(),
  writingSince: moment(),
  version: version(),
});

export const decisions = pgTable("decisions", {
  ...row(),
  gremiumId: uuid().notNull(),
  meetingId: uuid().notNull(),
  agendaItemId: uuid().notNull(),
  /** "2026/31": counted by body and year. */
  year: integer().notNull(),
  number: integer().notNull(),
  text: text().notNull(),
  votesYes: integer(),
  votesNo: integer(),
  votesAbstained: integer(),
  isPublic: boolean().notNull().default(false),
  decidedOn: day().notNull(),
  /** With the minutes' approval; before that a decision is a draft and stays inside. */
  approvedAt: moment(),
  version: version(),
});

export const tasks = pgTable("tasks", {
  ...row(),
  gremiumId: uuid(),
  meetingId: uuid(),
  agendaItemId: uuid(),
  title: text().notNull(),
  ownerPersonId: uuid(),
  dueOn: day(),
  state: text().$type<"open" | "done" | "dropped">().notNull().default("open"),
  doneOn: day(),
  /** What became of it, in the words of its owner. */
  report: text().notNull().default(""),
  /** By the owner, who said that it is somebody else's. */
  handedBackOn: day(),
  /** By the owner, who needs longer. */
  proposedDueOn: day(),
  mailedAt: moment(),
  reminders: integer().notNull().default(0),
  remindedAt: moment(),
  version: version(),
});
