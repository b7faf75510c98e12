import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Who borrows stands with the booking and goes with it; a loan is days and a number. */
export const lendingPrivacy: AreaPrivacy = {
  activities: [],
  tables: [
    {
      table: "public.offer_lendings",
      activity: "offers",
      category: "mention",
      about: "matter",
      columns: { offer_id: "ref public.offers.id", item: "mention", fetch_place: "mention", fetch_times: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: { "public.loans": "Days on which a piece is away, and which one; who has it stands with the booking and goes." },
  subjects: {},
};
