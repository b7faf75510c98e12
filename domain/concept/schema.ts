import { bigint, boolean, date, integer, jsonb, numeric, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { ItemContent } from "./compare/items.ts";
import type { Place } from "./tree.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const moment = () => timestamp({ withTimezone: true });
const day = () => date({ mode: "string" });
const version = () => integer().notNull().default(1);

export type Assessment = "on-track" | "at-risk" | "off-track";
export type MeasureState = "idea" | "planned" | "approved" | "running" | "done" | "continuous" | "paused" | "dropped";
export type TermKind = "organisation" | "office" | "app" | "municipality" | "target-group" | "theme" | "abbreviation" | "role";

export type RevisionBase = {
  /** What the items in force said when the revision began, by id; moved on when a conflict is decided. */
  items: Record<string, BaseItem>;
  /** Parts in force that were adopted then. */
  adoptedParts: string[];
  /** Parts that this revision has already brought into force, while others follow. */
  settled: string[];
};
export type BaseItem = { parent: string | null; content: ItemContent };

export const concepts = pgTable("concepts", {
  ...row(),
  title: text().notNull(),
  periodFrom: integer(),
  periodTo: integer(),
  adoptedOn: day(),
  adoptedBy: text(),
  edition: text().notNull().default("1.0"),
  releasedAt: moment(),
  releasedBy: text(),
  version: version(),
  /** Of a revision: the concept in force that it goes on from. */
  revisesId: uuid(),
  begunAt: moment(),
  base: jsonb().$type<RevisionBase>(),
});

/** A guiding goal of the whole concept; stands above all fields. */
export const principles = pgTable("principles", {
  ...row(),
  conceptId: uuid().notNull(),
  position: integer().notNull(),
  text: text().notNull(),
  focusPoints: text().array().notNull().default([]),
  /** Of an item of a revision: the item in force that it continues; null: new. */
  continuesId: uuid(),
});
export const principleFields = pgTable("principle_fields", {
  regionId: uuid().notNull(),
  principleId: uuid().notNull(),
  actionFieldId: uuid().notNull(),
});

export const chapters = pgTable("chapters", {
  ...row(),
  conceptId: uuid().notNull(),
  position: integer().notNull(),
  title: text().notNull(),
  paragraphs: text().array().notNull().default([]),
  version: version(),
  continuesId: uuid(),
});

export const actionFields = pgTable("action_fields", {
  ...row(),
  conceptId: uuid().notNull(),
  position: integer().notNull(),
  /** As the document names it, e.g. "Handlungsfeld I". */
  label: text(),
  title: text().notNull(),
  introduction: text().array().notNull().default([]),
  origin: jsonb().$type<Place>(),
  version: version(),
  continuesId: uuid(),
});

export const guidingGoals = pgTable("guiding_goals", {
  ...row(),
  actionFieldId: uuid().notNull(),
  position: integer().notNull(),
  text: text().notNull(),
  origin: jsonb().$type<Place>(),
  version: version(),
  continuesId: uuid(),
});

export const goals = pgTable("goals", {
  ...row(),
  /** null: not in the concept in force any more. */
  actionFieldId: uuid(),
  guidingGoalId: uuid(),
  /** Runs through the whole field, over all guiding goals: the second part of "1.2". */
  position: integer().notNull(),
  /** Short title for lists and bridges; null = the text itself. */
  title: text(),
  text: text().notNull(),
  origin: jsonb().$type<Place>(),
  version: version(),
  continuesId: uuid(),
});

/** Which agreements of organisations serve a goal. */
export const goalAgreements = pgTable("goal_agreements", { regionId: uuid().notNull(), goalId: uuid().notNull(), agreementId: uuid().notNull() });

export const recommendations = pgTable("recommendations", {
  ...row(),
  /** null: not in the concept in force any more. */
  goalId: uuid(),
  position: integer().notNull(),
  text: text().notNull(),
  subPoints: text().array().notNull().default([]),
  /** "Hinweis:", "z. B.": belong to the recommendation and are not counted. */
  notes: text().array().notNull().default([]),
  /** null = as all others */
  weight: integer(),
  ownerOrganisationId: uuid(),
  ownerPersonId: uuid(),
  droppedReason: text(),
  origin: jsonb().$type<Place>(),
  version: version(),
  continuesId: uuid(),
});

export const themes = pgTable("themes", { ...row(), name: text().notNull() });
export const targetGroups = pgTable("target_groups", { ...row(), name: text().notNull() });
export const recommendationThemes = pgTable("recommendation_themes", {
  regionId: uuid().notNull(),
  recommendationId: uuid().notNull(),
  themeId: uuid().notNull(),
});
export const recommendationTargetGroups = pgTable("recommendation_target_groups", {
  regionId: uuid().notNull(),
  recommendationId: uuid().notNull(),
  targetGroupId: uuid().notNull(),
});
/** None: the whole county. */
export const recommendationMunicipalities = pgTable("recommendation_municipalities", {
  regionId: uuid().notNull(),
  recommendationId: uuid().notNull(),
  municipalityId: uuid().notNull(),
});

/** The region's dictionary. */
export const terms = pgTable("terms", {
  ...row(),
  kind: text().$type<TermKind>().notNull(),
  name: text().notNull(),
  forms: text().array().notNull().default([]),
  organisationId: uuid(),
  municipalityId: uuid(),
  targetGroupId: uuid(),
  themeId: uuid(),
});
/** A person confirmed that this recommendation names this term. */
export const recommendationTerms = pgTable("recommendation_terms", {
  regionId: uuid().notNull(),
  recommendationId: uuid().notNull(),
  termId: uuid().notNull(),
  occurrences: integer().notNull(),
  /** The confirmation linked the theme, target group or place; one that a person had linked stays when the name is taken back. */
  linked: boolean().notNull().default(false),
  /** The confirmation made the organisation its owner. */
  owned: boolean().notNull().default(false),
});

/** Who searches for the word also finds what it means. */
export const synonyms = pgTable("synonyms", { ...row(), word: text().notNull(), means: text().array().notNull() });

export const measures = pgTable("measures", {
  ...row(),
  title: text().notNull(),
  description: text().notNull().default(""),
  state: text().$type<MeasureState>().notNull().default("idea"),
  stateReason: text(),
  leadOrganisationId: uuid(),
  leadPersonId: uuid(),
  startsOn: day(),
  endsOn: day(),
  releasedAt: moment(),
  releasedBy: text(),
  version: version(),
  createdAt: moment().notNull().defaultNow(),
});
/** What of a measure never is public, also when the measure is. */
export const measureInternals = pgTable("measure_internals", {
  regionId: uuid().notNull(),
  measureId: uuid().notNull(),
  /** All sources together, as planned; null = not said. */
  totalCostCents: bigint({ mode: "number" }),
  /** Day and assessment of the newest entry, released or not; a trigger keeps them. */
  latestOn: day(),
  latestAssessment: text().$type<Assessment>(),
});
export const measureRecommendations = pgTable("measure_recommendations", {
  regionId: uuid().notNull(),
  measureId: uuid().notNull(),
  recommendationId: uuid().notNull(),
});
export const measurePartners = pgTable("measure_partners", { regionId: uuid().notNull(), measureId: uuid().notNull(), organisationId: uuid().notNull() });
export const measureTargetGroups = pgTable("measure_target_groups", {
  regionId: uuid().notNull(),
  measureId: uuid().notNull(),
  targetGroupId: uuid().notNull(),
});
export const measureMunicipalities = pgTable("measure_municipalities", {
  regionId: uuid().notNull(),
  measureId: uuid().notNull(),
  municipalityId: uuid().notNull(),
});

export const milestones = pgTable("milestones", {
  ...row(),
  measureId: uuid().notNull(),
  position: integer().notNull(),
  title: text().notNull(),
  dueOn: day().notNull(),
  doneOn: day(),
});

/** A planned and reached number with its unit. */
export const results = pgTable("results", {
  ...row(),
  measureId: uuid().notNull(),
  position: integer().notNull(),
  name: text().notNull(),
  unit: text().notNull().default(""),
  planned: numeric({ mode: "number", precision: 12, scale: 2 }).notNull(),
  /** null: nobody has reported yet. */
  reached: numeric({ mode: "number", precision: 12, scale: 2 }),
});

export const budgetLines = pgTable("budget_lines", {
  ...row(),
  measureId: uuid().notNull(),
  position: integer().notNull(),
  source: text().notNull(),
  state: text().$type<"applied" | "approved">().notNull(),
  amountCents: bigint({ mode: "number" }).notNull(),
  calledUpCents: bigint({ mode: "number" }).notNull().default(0),
  approvedOn: day(),
  /** Last day on which the money can be called up. */
  expiresOn: day(),
  /** The fund or programme it draws on; see funding/. */
  fundId: uuid(),
  /** What was asked for, where something else was approved. */
  appliedCents: bigint({ mode: "number" }),
});

export const measureLinks = pgTable("measure_links", { ...row(), measureId: uuid().notNull(), title: text().notNull(), url: text(), fileId: uuid() });

/** Which decision of a body began or changed the measure. */
export const measureDecisions = pgTable("measure_decisions", {
  regionId: uuid().notNull(),
  measureId: uuid().notNull(),
  decisionId: uuid().notNull(),
  kind: text().$type<"began" | "changed">().notNull(),
  linkedAt: moment().notNull(),
  linkedBy: text().notNull(),
});

/** Events of the catalogue that belong to a measure. */
export const measureEvents = pgTable("measure_events", { regionId: uuid().notNull(), measureId: uuid().notNull(), offerId: uuid().notNull() });

/** A dated entry about a measure. Never changed; only released. */
export const progressUpdates = pgTable("progress_updates", {
  ...row(),
  measureId: uuid().notNull(),
  dated: day().notNull(),
  authorName: text().notNull(),
  authorPersonId: uuid(),
  assessment: text().$type<Assessment>().notNull(),
  state: text().$type<MeasureState>(),
  text: text().notNull(),
  fileId: uuid(),
  statusAnswerId: uuid(),
  releasedAt: moment(),
  releasedBy: text(),
  createdAt: moment().notNull().defaultNow(),
});

/** What happened to a measure beside its entries. Never changed. */
export const measureChanges = pgTable("measure_changes", {
  ...row(),
  measureId: uuid().notNull(),
  kind: text().$type<"state" | "withdrawn">().notNull(),
  dated: day().notNull(),
  changedAt: moment().notNull(),
  byName: text().notNull(),
  fromState: text().$type<MeasureState>(),
  toState: text().$type<MeasureState>(),
  /** Which entry was taken back; null: the whole measure. */
  progressUpdateId: uuid(),
  wasReleasedAt: moment(),
  wasReleasedBy: text(),
});

export const statusRounds = pgTable("status_rounds", {
  ...row(),
  title: text().notNull(),
  openedAt: moment().notNull(),
  dueOn: day().notNull(),
  closedAt: moment(),
  version: version(),
});
export const statusRoundFields = pgTable("status_round_fields", {
  regionId: uuid().notNull(),
  statusRoundId: uuid().notNull(),
  actionFieldId: uuid().notNull(),
});

/** One owner's link in one round. */
export const statusRequests = pgTable("status_requests", {
  ...row(),
  statusRoundId: uuid().notNull(),
  personId: uuid().notNull(),
  sentAt: moment(),
  reminders: integer().notNull().default(0),
  remindedAt: moment(),
  revokedAt: moment(),
});

/** What an owner says about one measure; a proposal until decided. */
export const statusAnswers = pgTable("status_answers", {
  ...row(),
  statusRequestId: uuid().notNull(),
  measureId: uuid().notNull(),
  kind: text().$type<"answer" | "not-ours" | "hand-on">().notNull().default("answer"),
  handOnToPersonId: uuid(),
  state: text().$type<MeasureState>(),
  assessment: text().$type<Assessment>(),
  text: text().notNull().default(""),
  /** result id → reached */
  figures: jsonb().$type<Record<string, number>>().notNull().default({}),
  fileId: uuid(),
  savedAt: moment(),
  submittedAt: moment(),
  decidedAt: moment(),
  decidedBy: text(),
  accepted: boolean(),
  version: version(),
});

export const conceptImports = pgTable("concept_imports", {
  ...row(),
  fileId: uuid().notNull(),
  conceptId: uuid(),
  decisions: jsonb().$type<Record<string, string>>().notNull().default({}),
  createdBy: text().notNull(),
  createdAt: moment().notNull().defaultNow(),
  takenOverAt: moment(),
  version: version(),
  /** How many were found when it was read in, before anything was decided. */
  recommendations: integer().notNull().default(0),
});

/** In which fields of the concept an organisation works. */
export const organisationActionFields = pgTable("organisation_action_fields", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  actionFieldId: uuid().notNull(),
});
export const organisationTargetGroups = pgTable("organisation_target_groups", {
  regionId: uuid().notNull(),
  organisationId: uuid().notNull(),
  targetGroupId: uuid().notNull(),
});
