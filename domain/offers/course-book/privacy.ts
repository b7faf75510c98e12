import type { AreaPrivacy } from "#platform/privacy/index.ts";

/**
 * Who was there on which date, for the provider alone: the walls give it to nobody of the house, so that a report on a person
 * cannot show it either; the provider, who keeps it, answers for it. It goes with the learner's name.
 */
export const courseBookPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "attendance",
      bases: ["public-task"],
      concerned: ["participants"],
      recipients: ["providers"],
    },
  ],
  tables: [
    {
      table: "public.attendance",
      activity: "attendance",
      category: "attendance",
      about: "person",
      columns: { offer_id: "ref public.offers.id", booking_id: "kept", starts_at: "detail", mark: "detail" },
      // The key to the name deletes it in the same moment, whenever and by whomever that goes.
      retention: { rule: "course-over" },
      erase: { by: "deleting" },
    },
    {
      table: "public.course_certificates",
      activity: "attendance",
      category: "attendance",
      about: "matter",
      columns: { offer_id: "ref public.offers.id", booking_id: "kept", code_hash: "secret", title: "mention", issued_on: "detail" },
      retention: { rule: "certificate-old", deletes: { since: "issued_on::timestamptz", months: 120 } },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.course_certificates.level": "One word of a list.",
    "public.attendance_sheets": "Days, and numbers of people that are rounded when they are written.",
  },
  subjects: {},
};
