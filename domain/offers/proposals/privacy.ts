import type { AreaPrivacy } from "#platform/privacy/index.ts";
import { KEPT_DAYS } from "./propose.ts";

/** What strangers told: an address for one answer, and people who may be named in the words. Gone after thirty days. */
export const proposalsPrivacy: AreaPrivacy = {
  activities: [],
  tables: [
    {
      table: "public.offer_proposals",
      activity: "offers",
      category: "proposal",
      about: "person",
      columns: {
        title: "mention",
        text: "mention",
        organisation: "mention",
        place: "mention",
        times: "mention",
        phone: "detail",
        website: "detail",
        email: "subject-email",
        language: "detail",
        sent_at: "detail",
        settled_by: "name",
        settled_at: "detail",
        answer: "mention",
        offer_id: "ref public.offers.id",
      },
      retention: { rule: "proposal-over", deletes: { since: "coalesce(settled_at, sent_at)", days: KEPT_DAYS } },
      erase: { by: "deleting" },
    },
  ],
  reviewed: { "public.offer_proposals.state": "One word of a list." },
  subjects: {},
};
