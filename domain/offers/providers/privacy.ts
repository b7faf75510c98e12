import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** What providers sent, and whom the office trusts; persons stand in it as contacts, or under their own account's name. */
export const providersPrivacy: AreaPrivacy = {
  activities: [],
  tables: [
    {
      table: "public.offer_changes",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: {
        offer_id: "ref public.offers.id",
        before: "mention",
        after: "mention",
        answer: "mention",
        sent_by: "name",
        sent_at: "detail",
        settled_by: "name",
        settled_at: "detail",
      },
      retention: { rule: "change-settled", deletes: { since: "settled_at", months: 12 } },
      erase: { by: "replacing" },
    },
    {
      table: "public.offer_trust",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: { trusted_by: "name", trusted_at: "detail" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.offer_changes.outcome": "One word of a list.",
    "public.offer_changes.written_in": "A code of a list.",
  },
  subjects: {},
};
