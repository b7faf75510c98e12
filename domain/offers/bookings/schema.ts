import { date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "#platform/i18n/index.ts";
import { ofOffer } from "../schema.ts";

// Typed columns for queries. Keys, checks and walls stand in db/migrations, where a person reads them (ADR 0002).

const moment = () => timestamp({ withTimezone: true });

export const offerCapacities = pgTable("offer_capacities", {
  ...ofOffer(),
  minimum: integer(),
  maximum: integer().notNull(),
  /** Places that the provider gave without us. */
  takenElsewhere: integer().notNull().default(0),
  /** Given by bookings, those kept for an answer too. */
  booked: integer().notNull().default(0),
  waiting: integer().notNull().default(0),
  lastArrival: integer().notNull().default(0),
  /** The last day on which a booking is taken. */
  bookingUntil: date({ mode: "string" }),
  /** Null: who waits moves up at once. Else a free place is kept so long for the answer. */
  answerDays: integer(),
  version: integer().notNull().default(1),
});

export const BOOKING_STATES = ["asked", "booked", "waiting", "offered", "withdrawn", "lapsed"] as const;
export type BookingState = (typeof BOOKING_STATES)[number];
export const AGE_BANDS = ["under-16", "16-26", "27-59", "60-up"] as const;
export const OWED = ["confirm", "booked", "waiting", "offered", "moved-up", "lapsed", "cancelled", "return"] as const;
export type Owed = (typeof OWED)[number];

export const bookings = pgTable("bookings", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  offerId: uuid().notNull(),
  state: text({ enum: BOOKING_STATES }).notNull(),
  /** The place in the order of arrival. */
  arrived: integer(),
  madeAt: moment().notNull(),
  offeredUntil: moment(),
  attendedAt: moment(),
  ageBand: text({ enum: AGE_BANDS }),
  /** What the person must hear by mail. */
  owed: text({ enum: OWED }),
});

export const bookingContacts = pgTable("booking_contacts", {
  regionId: uuid().notNull(),
  bookingId: uuid().notNull(),
  name: text().notNull(),
  /** Of a child under sixteen: who registers it. */
  guardian: text().notNull().default(""),
  email: text(),
  phone: text().notNull().default(""),
  language: text().$type<Locale>().notNull().default("de"),
});

export const bookingSteps = pgTable("booking_steps", {
  regionId: uuid().notNull(),
  id: uuid().notNull(),
  bookingId: uuid().notNull(),
  state: text({ enum: BOOKING_STATES }).notNull(),
  at: moment().notNull(),
});
