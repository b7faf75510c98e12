import type { OfferTime } from "./offer-time.ts";

/** What a rule of times has where nothing is said. */
export const NO_TIME: Omit<OfferTime, "kind"> = {
  startsAt: null,
  durationMinutes: null,
  isAllDay: false,
  timeZone: "Europe/Berlin",
  rule: null,
  skipped: [],
  added: [],
  pausesInSchoolHolidays: false,
  pausesOnPublicHolidays: false,
  openingHours: null,
  placeId: null,
};
