import { date, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { PartContent, PartKind } from "./parts.ts";
import type { ResolutionKind } from "./resolution-kinds.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const day = () => date({ mode: "string" });

export const conceptVersions = pgTable("concept_versions", {
  ...row(),
  conceptId: uuid().notNull(),
  /** Counts from 1; the newest is in force. */
  number: integer().notNull(),
  title: text().notNull(),
  edition: text().notNull(),
  adoptedOn: day().notNull(),
  adoptedBy: text().notNull(),
});

export const conceptResolutions = pgTable("concept_resolutions", {
  ...row(),
  conceptId: uuid().notNull(),
  /** null: leads to a version that is not there yet. */
  versionId: uuid(),
  gremiumId: uuid(),
  body: text().notNull(),
  resolvedOn: day().notNull(),
  kind: text().$type<ResolutionKind>().notNull(),
  wording: text().notNull().default(""),
  fileId: uuid(),
  meetingId: uuid(),
  enteredBy: text().notNull(),
  version: integer().notNull().default(1),
});

/** Frozen. A part that goes on unchanged keeps the day and the resolution of its adoption. */
export const adoptedParts = pgTable("adopted_parts", {
  regionId: uuid().notNull(),
  versionId: uuid().notNull(),
  partId: uuid().notNull(),
  resolutionId: uuid().notNull(),
  kind: text().$type<PartKind>().notNull(),
  position: integer().notNull(),
  title: text().notNull(),
  adoptedOn: day().notNull(),
  content: jsonb().$type<PartContent>().notNull(),
});

export const followingParts = pgTable("following_parts", { regionId: uuid().notNull(), conceptId: uuid().notNull(), partId: uuid().notNull() });

export const changeReasons = pgTable("change_reasons", {
  ...row(),
  conceptId: uuid().notNull(),
  /** null: the change is not adopted yet. */
  versionId: uuid(),
  itemId: uuid().notNull(),
  reason: text().notNull().default(""),
  outcome: text().$type<"done" | "dropped">(),
});

export const councilPapers = pgTable("council_papers", {
  ...row(),
  conceptId: uuid().notNull(),
  /** null: the next version, which is not adopted yet. */
  versionId: uuid(),
  facts: text().notNull(),
  reasons: text().notNull(),
  money: text().notNull(),
  proposal: text().notNull(),
  writtenBy: text().notNull(),
  writtenAt: timestamp({ withTimezone: true }).notNull(),
  version: integer().notNull().default(1),
});
