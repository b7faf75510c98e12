import { date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

export const RATINGS = ["reached", "partly", "not", "unknown"] as const;
/** How far a rater sees a goal reached; unknown: "we cannot say". */
export type Rating = (typeof RATINGS)[number];

export const PROPOSALS = ["keep", "sharpen", "drop", "new"] as const;
/** What is proposed for a goal in the next version; new: another goal beside it. */
export type ProposalKind = (typeof PROPOSALS)[number];

const moment = () => timestamp({ withTimezone: true });

export const evaluationRounds = pgTable("evaluation_rounds", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  title: text().notNull(),
  /** The last day on which a rating is in time. */
  dueOn: date({ mode: "string" }).notNull(),
  /** null: being prepared, nobody was asked. */
  openedAt: moment(),
  closedAt: moment(),
  /** The result stands in public. */
  releasedAt: moment(),
  version: integer().notNull().default(1),
});

/** A goal in the words in which it was rated. It may have left the concept since. */
export const evaluationGoals = pgTable("evaluation_goals", {
  regionId: uuid().notNull(),
  evaluationRoundId: uuid().notNull(),
  goalId: uuid().notNull(),
  actionFieldId: uuid().notNull(),
  position: integer().notNull(),
  number: text().notNull(),
  field: text().notNull(),
  title: text().notNull(),
  text: text().notNull(),
});

/** A body or an institution, one of the two ids. */
export const evaluationRaters = pgTable("evaluation_raters", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  evaluationRoundId: uuid().notNull(),
  organisationId: uuid(),
  gremiumId: uuid(),
  submittedAt: moment(),
});

/** Who is written to for a rater, and the name of who handed in. Internal. */
export const evaluationContacts = pgTable("evaluation_contacts", {
  regionId: uuid().notNull(),
  raterId: uuid().notNull(),
  personId: uuid(),
  sentAt: moment(),
  reminders: integer().notNull().default(0),
  remindedAt: moment(),
  revokedAt: moment(),
  submittedBy: text(),
});

export const evaluationRatings = pgTable("evaluation_ratings", {
  regionId: uuid().notNull(),
  raterId: uuid().notNull(),
  goalId: uuid().notNull(),
  rating: text().$type<Rating>(),
  reason: text().notNull().default(""),
  savedAt: moment(),
  version: integer().notNull().default(1),
});

export const evaluationProposals = pgTable("evaluation_proposals", {
  regionId: uuid().notNull(),
  evaluationRoundId: uuid().notNull(),
  goalId: uuid().notNull(),
  kind: text().$type<ProposalKind>().notNull(),
  sentence: text().notNull().default(""),
  decidedBy: text().notNull(),
  decidedAt: moment().notNull(),
  version: integer().notNull().default(1),
});
