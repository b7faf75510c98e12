import { boolean, customType, integer, jsonb, numeric, pgSchema, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const moment = () => timestamp({ withTimezone: true });
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Languages of the phone's pages. German is the source of everything that people write here. */
export const BALLOT_LANGUAGES = ["de", "en", "ar"] as const;
export type BallotLanguage = (typeof BALLOT_LANGUAGES)[number];
/** Wording in the languages besides German; where one is absent, German is shown. */
export type InLanguages = Partial<Record<BallotLanguage, string>>;

export const METHODS = ["points", "effort", "criteria"] as const;
export type Method = (typeof METHODS)[number];
export const STRENGTHS = ["device", "codes", "members"] as const;
export type Strength = (typeof STRENGTHS)[number];
export type RoundState = "draft" | "open" | "closed";

/** Figures behind a value, by the method's dimension: "effect", "effort", a criterion's id, or "voters" for points. null: fewer than five answers. */
export type Parts = Record<string, number | null>;

export const priorityRounds = pgTable("priority_rounds", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  question: text().notNull(),
  questionIn: jsonb().$type<InLanguages>().notNull().default({}),
  method: text().$type<Method>().notNull(),
  points: integer().notNull().default(5),
  pointsPerItem: integer().notNull().default(3),
  strength: text().$type<Strength>().notNull(),
  /** Whose members vote. */
  gremiumId: uuid(),
  languages: text().array().$type<BallotLanguage[]>().notNull().default(["de"]),
  conferenceId: uuid(),
  meetingId: uuid(),
  state: text().$type<RoundState>().notNull().default("draft"),
  openedAt: moment(),
  /** After it phones change nothing any more. */
  endsAt: moment(),
  closedAt: moment(),
  /** How many ballots on paper lie there to be typed in. */
  paperExpected: integer().notNull().default(0),
  /** Counted at closing. */
  ballots: integer(),
  onPaper: integer(),
  isPublic: boolean().notNull().default(false),
  version: integer().notNull().default(1),
});

export const priorityItems = pgTable("priority_items", {
  regionId: uuid().notNull(),
  roundId: uuid().notNull(),
  recommendationId: uuid().notNull(),
  position: integer().notNull(),
  /** As it was read on the phones. */
  label: text().notNull(),
  labelIn: jsonb().$type<InLanguages>().notNull().default({}),
  rank: integer(),
  value: numeric({ mode: "number" }),
  parts: jsonb().$type<Parts>(),
});

export const priorityCriteria = pgTable("priority_criteria", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  roundId: uuid().notNull(),
  position: integer().notNull(),
  name: text().notNull(),
  nameIn: jsonb().$type<InLanguages>().notNull().default({}),
  sentence: text().notNull().default(""),
  sentenceIn: jsonb().$type<InLanguages>().notNull().default({}),
  weight: integer().notNull(),
});

export const priorityRoundLinks = pgTable("priority_round_links", {
  regionId: uuid().notNull(),
  roundId: uuid().notNull(),
  code: text().notNull(),
  shortCode: text().notNull(),
  expiresAt: moment().notNull(),
});

/** Written by the functions of the urn only. */
export const priorityEntitlements = pgTable("priority_entitlements", {
  regionId: uuid().notNull(),
  id: uuid().notNull().defaultRandom(),
  roundId: uuid().notNull(),
  personId: uuid(),
  codeHash: bytea(),
  used: boolean().notNull().default(false),
  onPaper: boolean().notNull().default(false),
});

export const priorityReceipts = pgTable("priority_receipts", { regionId: uuid().notNull(), roundId: uuid().notNull(), receipt: text().notNull() });

/** Described for the sake of the drift test; nobody may ask them (see the migration). */
const urn = pgSchema("urn");
export const urnKeys = urn.table("keys", { regionId: uuid().notNull(), roundId: uuid().notNull(), key: bytea().notNull() });
export const urnBallots = urn.table("ballots", {
  regionId: uuid().notNull(),
  id: uuid().notNull().defaultRandom(),
  roundId: uuid().notNull(),
  key: bytea(),
  receipt: text(),
  marks: smallint().array().notNull(),
  onPaper: boolean().notNull(),
});
