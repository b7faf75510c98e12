import { boolean, date, integer, pgTable, text, time, timestamp, uuid } from "drizzle-orm/pg-core";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const row = () => ({ regionId: uuid().notNull(), id: uuid().notNull() });
const moment = () => timestamp({ withTimezone: true });
const day = () => date({ mode: "string" });
const version = () => integer().notNull().default(1);

export const MEETING_STATES = ["planned", "invited", "held", "cancelled"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];
export type Answer = "yes" | "online" | "no";
export type Attendance = "present" | "online" | "excused" | "absent";
export type TopicState = "stored" | "scheduled" | "done" | "withdrawn";
export type SubjectKind = "goal" | "recommendation" | "measure";

export const meetingSeries = pgTable("meeting_series", {
  ...row(),
  gremiumId: uuid().notNull(),
  /** Every so many weeks on the same day, or every so many months on the same weekday of the month ("second Wednesday"). */
  rhythm: text().$type<"weekly" | "monthly">().notNull(),
  every: integer().notNull(),
  firstOn: day().notNull(),
  untilOn: day().notNull(),
  /** In the region's zone. */
  startsAt: time().notNull(),
  endsAt: time().notNull(),
  place: text().notNull().default(""),
});

export const meetings = pgTable("meetings", {
  ...row(),
  gremiumId: uuid().notNull(),
  seriesId: uuid(),
  /** "14. Sitzung" */
  number: integer(),
  title: text().notNull().default(""),
  startsAt: moment().notNull(),
  endsAt: moment().notNull(),
  place: text().notNull().default(""),
  state: text().$type<MeetingState>().notNull().default("planned"),
  answerBy: day(),
  isPublic: boolean().notNull().default(false),
  /** RFC 5545: rises with every change that participants must hear of. */
  sequence: integer().notNull().default(0),
  minutesState: text().$type<"none" | "draft" | "approved">().notNull().default("none"),
  minutesApprovedAt: moment(),
  minutesApprovedInId: uuid(),
  /** When the minutes were last sent to the members. */
  minutesSentAt: moment(),
  version: version(),
});

/** For those invited only. */
export const meetingInternals = pgTable("meeting_internals", {
  regionId: uuid().notNull(),
  meetingId: uuid().notNull(),
  onlineUrl: text(),
  note: text().notNull().default(""),
  cancelledReason: text(),
});

export const meetingParticipants = pgTable("meeting_participants", {
  ...row(),
  meetingId: uuid().notNull(),
  personId: uuid().notNull(),
  /** Absent: a guest of this one meeting. */
  memberId: uuid(),
  votes: boolean().notNull().default(false),
  /** The one item that a guest is invited to; absent: the whole meeting. */
  agendaItemId: uuid(),
  /** The participant for whom this person comes. */
  standsInForId: uuid(),
  /** Not expected any more. */
  withdrawnAt: moment(),
  /** How often taken back or asked anew. */
  rounds: integer().notNull().default(0),
  /** The meeting's sequence and these rounds, as last mailed; absent: not invited yet. */
  mailedSequence: integer(),
  mailedAt: moment(),
  /** When a guest of one item was last told that it is up. */
  toldItemAt: moment(),
  answer: text().$type<Answer>(),
  answeredAt: moment(),
  substitutePersonId: uuid(),
  attended: text().$type<Attendance>(),
});

/** For the organiser only, and gone fourteen days after the meeting. */
export const participantNeeds = pgTable("participant_needs", {
  regionId: uuid().notNull(),
  participantId: uuid().notNull(),
  interpreterLanguage: text(),
  childcare: text().notNull().default(""),
  access: text().notNull().default(""),
  notedAt: moment().notNull().defaultNow(),
});

/** What a body wants to talk about. On an agenda it is still here: unfinished, it comes back by itself. */
export const topics = pgTable("topics", {
  ...row(),
  gremiumId: uuid().notNull(),
  title: text().notNull(),
  note: text().notNull().default(""),
  raisedBy: text().notNull().default(""),
  raisedOn: day().notNull(),
  durationMinutes: integer(),
  state: text().$type<TopicState>().notNull().default("stored"),
  version: version(),
});

/** What of other areas a topic is about. The network knows their titles, never their tables. */
export const topicSubjects = pgTable("topic_subjects", {
  regionId: uuid().notNull(),
  topicId: uuid().notNull(),
  kind: text().$type<SubjectKind>().notNull(),
  subjectId: uuid().notNull(),
  title: text().notNull(),
});

export const topicReferrals = pgTable("topic_referrals", {
  ...row(),
  topicId: uuid().notNull(),
  fromGremiumId: uuid().notNull(),
  toGremiumId: uuid().notNull(),
  note: text().notNull().default(""),
  referredOn: day().notNull(),
  state: text().$type<"waiting" | "accepted" | "returned">().notNull().default("waiting"),
  answer: text().notNull().default(""),
  answeredOn: day(),
});

export const agendaItems = pgTable("agenda_items", {
  ...row(),
  meetingId: uuid().notNull(),
  topicId: uuid(),
  position: integer().notNull(),
  title: text().notNull(),
  durationMinutes: integer(),
  ownerPersonId: uuid(),
  isPublic: boolean().notNull().default(false),
  outcome: text().$type<"open" | "finished" | "unfinished">().notNull().default("open"),
  version: version(),
});

export const agendaPapers = pgTable("agenda_papers", { ...row(), agendaItemId: uuid().notNull(), fileId: uuid().notNull(), title: text().notNull() });
