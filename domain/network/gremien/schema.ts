import { boolean, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const day = () => date({ mode: "string" });
const version = () => integer().notNull().default(1);

export type GremiumKind = "steering-group" | "operational-group" | "working-group" | "advisory-board" | "network" | "internal-group" | "committee";
export type MemberRole = "chair" | "deputy-chair" | "moderator" | "minute-taker" | "member" | "guest";

/** A body: steering group, working group, advisory board, committee of the council. */
export const gremien = pgTable("gremien", {
  ...row(),
  name: text().notNull(),
  shortName: text(),
  kind: text().$type<GremiumKind>().notNull(),
  /** The body it reports to. */
  parentId: uuid(),
  purpose: text().notNull().default(""),
  mandate: text().notNull().default(""),
  /** Half of those who may vote, or nobody counts. */
  quorum: text().$type<"half" | "none">().notNull().default("half"),
  isPublic: boolean().notNull().default(false),
  endedOn: day(),
  version: version(),
});

/** One time in office of one person. */
export const gremiumMembers = pgTable("gremium_members", {
  ...row(),
  gremiumId: uuid().notNull(),
  personId: uuid().notNull(),
  /** Who sends the member; stays when the person changes the employer. */
  organisationId: uuid(),
  role: text().$type<MemberRole>().notNull(),
  votes: boolean().notNull().default(true),
  fromOn: day().notNull(),
  /** The last day in office. */
  untilOn: day(),
  electedUntil: day(),
  substituteForId: uuid(),
  version: version(),
});

/** A secret address for a calendar program: of a body, or of everything one person is invited to. */
export const calendarFeeds = pgTable("calendar_feeds", {
  ...row(),
  gremiumId: uuid(),
  personId: uuid(),
  madeBy: text().notNull(),
  madeAt: timestamp({ withTimezone: true }).notNull(),
  revokedAt: timestamp({ withTimezone: true }),
});

/** One election of a body. Nobody votes here. */
export const elections = pgTable("elections", {
  ...row(),
  gremiumId: uuid().notNull(),
  title: text().notNull(),
  /** Who may vote and be elected, in words. */
  eligibility: text().notNull().default(""),
  /** After the election: how many might have voted, and how many did. */
  eligible: integer(),
  votesCast: integer(),
  version: version(),
});

export const electionDates = pgTable("election_dates", { ...row(), electionId: uuid().notNull(), dated: day().notNull(), title: text().notNull() });

/** Somebody who agreed to stand. Public once they released the own name, if the body is. */
export const electionCandidates = pgTable("election_candidates", {
  ...row(),
  electionId: uuid().notNull(),
  personId: uuid().notNull(),
  presentation: text().notNull().default(""),
  agreedOn: day().notNull(),
});
