import { boolean, date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const moment = () => timestamp({ withTimezone: true });
const version = () => integer().notNull().default(1);

export const CONFERENCE_STATES = ["draft", "open", "closed", "documented", "cancelled"] as const;
export type ConferenceState = (typeof CONFERENCE_STATES)[number];
/** The languages that the registration page speaks. */
export const PAGE_LANGUAGES = ["de", "en", "ar"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const conferences = pgTable("conferences", {
  ...row(),
  title: text().notNull(),
  purpose: text().notNull().default(""),
  gremiumId: uuid(),
  startsAt: moment().notNull(),
  endsAt: moment().notNull(),
  place: text().notNull().default(""),
  /** Everybody may register, or only who was invited. */
  isPublic: boolean().notNull().default(false),
  /** The last day. */
  registrationUntil: date({ mode: "string" }),
  /** Absent: as many as come. */
  places: integer(),
  languages: text().array().$type<PageLanguage[]>().notNull().default(["de"]),
  state: text().$type<ConferenceState>().notNull().default("draft"),
  cancelledReason: text().notNull().default(""),
  documentation: text().notNull().default(""),
  version: version(),
});

/** For those who registered. */
export const conferenceInternals = pgTable("conference_internals", { regionId: uuid().notNull(), conferenceId: uuid().notNull(), onlineUrl: text() });

export const conferenceFields = pgTable("conference_fields", {
  regionId: uuid().notNull(),
  conferenceId: uuid().notNull(),
  fieldId: uuid().notNull(),
  title: text().notNull(),
});

export const conferenceWorkshops = pgTable("conference_workshops", {
  ...row(),
  conferenceId: uuid().notNull(),
  title: text().notNull(),
  sentence: text().notNull().default(""),
  room: text().notNull().default(""),
  startsAt: moment().notNull(),
  endsAt: moment().notNull(),
  moderatorPersonId: uuid(),
  fieldId: uuid(),
  fieldTitle: text(),
  places: integer(),
  documentation: text().notNull().default(""),
  version: version(),
});

export type RegistrationState = "asked" | "invited" | "registered" | "waiting" | "withdrawn" | "declined";
export type Owed = "confirm" | "link" | "invitation" | "let-in" | "moved-up" | "cancelled";

/** One for each who registered or was invited, without a word about the person. */
export const registrations = pgTable("registrations", {
  ...row(),
  conferenceId: uuid().notNull(),
  state: text().$type<RegistrationState>().notNull(),
  arrived: integer(),
  madeAt: moment().notNull(),
  answeredAt: moment(),
  attendedAt: moment(),
  /** What the person must hear by mail. */
  owed: text().$type<Owed>(),
  mailedAt: moment(),
});

export const registrants = pgTable("registrants", {
  regionId: uuid().notNull(),
  registrationId: uuid().notNull(),
  name: text().notNull(),
  organisation: text().notNull().default(""),
  email: text(),
  language: text().$type<PageLanguage>().notNull().default("de"),
});

export const registrationNeeds = pgTable("registration_needs", {
  regionId: uuid().notNull(),
  registrationId: uuid().notNull(),
  interpreterLanguage: text(),
  childcare: text().notNull().default(""),
  access: text().notNull().default(""),
});

export const workshopPlaces = pgTable("workshop_places", {
  regionId: uuid().notNull(),
  registrationId: uuid().notNull(),
  workshopId: uuid().notNull(),
  state: text().$type<"wish" | "place" | "waiting">().notNull(),
  arrived: integer(),
  /** Whether the person knows of the place. */
  told: boolean().notNull().default(true),
});

export const ideaBoards = pgTable("idea_boards", {
  ...row(),
  conferenceId: uuid().notNull(),
  workshopId: uuid(),
  question: text().notNull(),
  openedAt: moment().notNull(),
  closedAt: moment(),
});

/** The link's code in clear: it hangs on a wall for all to see, and opens nothing but the board. */
export const ideaBoardLinks = pgTable("idea_board_links", {
  regionId: uuid().notNull(),
  boardId: uuid().notNull(),
  code: text().notNull(),
  expiresAt: moment().notNull(),
});

export const ideaGroups = pgTable("idea_groups", {
  ...row(),
  boardId: uuid().notNull(),
  title: text().notNull(),
  position: integer().notNull(),
  topicId: uuid(),
});

export const ideaCards = pgTable("idea_cards", {
  ...row(),
  boardId: uuid().notNull(),
  text: text().notNull(),
  groupId: uuid(),
  joinedIntoId: uuid(),
  hiddenReason: text(),
  topicId: uuid(),
  sentAt: moment().notNull(),
});

export const conferencePapers = pgTable("conference_papers", {
  ...row(),
  conferenceId: uuid().notNull(),
  workshopId: uuid(),
  fileId: uuid().notNull(),
  title: text().notNull(),
});
