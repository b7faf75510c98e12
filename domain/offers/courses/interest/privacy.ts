import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Twelve months after the last sign of life; what nobody confirmed is over after a week. */
const lastSign = (of: string) =>
  `case when ${of}.state = 'asked' then ${of}.last_sign_on - interval '12 months' + interval '7 days' else ${of}.last_sign_on::timestamp end`;

/** Who waits for a course. The need alone is no person; name and address are kept only with consent, and go with it. */
export const interestPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "interest",
      bases: ["consent-taking-part", "public-task"],
      concerned: ["participants"],
      recipients: ["region-staff", "providers", "mail-server"],
    },
  ],
  tables: [
    {
      table: "public.interest_contacts",
      activity: "interest",
      category: "course-wish",
      about: "person",
      columns: { interest_id: "kept", name: "subject-name", email: "subject-email", phone: "subject-phone", language: "detail", consented_on: "detail" },
      opens: "interest_id",
      retention: {
        rule: "interest-over",
        deletes: {
          since: `(select ${lastSign("e")} from interest_entries e where e.region_id = interest_contacts.region_id and e.id = interest_contacts.interest_id)`,
          months: 12,
        },
      },
      erase: { by: "deleting" },
    },
    {
      table: "public.interest_entries",
      activity: "interest",
      category: "course-wish",
      about: "matter",
      columns: {
        id: "via public.interest_contacts.interest_id",
        state: "detail",
        level: "detail",
        types: "detail",
        weekdays: "detail",
        day_parts: "detail",
        municipality_id: "ref public.municipalities.name",
        needs_childcare: "detail",
        since: "detail",
        last_sign_on: "detail",
        entered_by_account: "kept",
      },
      retention: { rule: "interest-over", deletes: { since: `(${lastSign("interest_entries")})`, months: 12 } },
      erase: { by: "replacing" },
    },
    {
      table: "public.interest_offers",
      activity: "interest",
      category: "course-wish",
      about: "matter",
      columns: {
        interest_id: "via public.interest_contacts.interest_id as public.interest_entries.since",
        booking_id: "kept",
        offer_id: "ref public.offer_texts.title by offer_id",
        state: "detail",
        offered_at: "detail",
        answered_at: "detail",
      },
      retention: { rule: "interest-over" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.interest_entries.entered_by": "One word of a list.",
    "public.interest_entries.owed": "One word of a list.",
    "public.interest_counts": "Numbers by month, level and municipality.",
  },
  subjects: {},
};
