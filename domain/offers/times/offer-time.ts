import { z } from "zod";
import { TIME_KINDS } from "../schema.ts";

/** "2026-11-23T09:00": what the clocks of the rule's zone show. */
const WallClock = z.iso.datetime({ local: true, precision: -1 });

/** One rule of when an offer takes place: a row of offer_times without its keys. */
export const OfferTime = z.strictObject({
  kind: z.enum(TIME_KINDS),
  startsAt: WallClock.nullable(),
  /** Of whole days: as many times 24 hours. */
  durationMinutes: z.int().nullable(),
  isAllDay: z.boolean(),
  timeZone: z.string().max(60),
  /** RRULE of RFC 5545 without its start. */
  rule: z.string().max(500).nullable(),
  skipped: z.array(WallClock).max(400),
  added: z.array(WallClock).max(400),
  pausesInSchoolHolidays: z.boolean(),
  pausesOnPublicHolidays: z.boolean(),
  /** As OpenStreetMap writes them, or as people type them. */
  openingHours: z.string().max(500).nullable(),
  placeId: z.uuid().nullable(),
});

export type OfferTime = z.infer<typeof OfferTime>;
