import type { AreaPrivacy } from "#platform/privacy/index.ts";

const matter = { activity: "concept-work", about: "matter", retention: { rule: "with-matter" }, erase: { by: "replacing" } } as const;

/** Funds and bookings are about money; persons only where a text names one, and who entered a booking. */
export const fundingPrivacy: AreaPrivacy = {
  tables: [
    { ...matter, table: "public.funds", category: "mention", columns: { name: "mention", giver: "mention", rules: "mention" } },
    { ...matter, table: "public.fund_deadlines", category: "mention", columns: { what: "mention" } },
    {
      ...matter,
      table: "public.fund_bookings",
      category: "authorship",
      columns: {
        note: "mention",
        receipt: "mention",
        reason: "mention",
        entered_at: "detail",
        entered_by: "name",
        cancelled_at: "detail",
        cancelled_by: "name",
        cancelled_reason: "mention",
      },
    },
    {
      ...matter,
      table: "public.deadline_feeds",
      category: "authorship",
      columns: { made_by: "name", made_at: "detail", revoked_at: "detail" },
    },
  ],
  reviewed: {
    "public.funds.url": "An address on the web.",
    "public.funds.state": "One word of a list.",
    "public.fund_bookings.kind": "One word of a list.",
    "public.funding_settings": "Numbers and a day.",
    "public.funding_warnings": "Kinds with ids, and titles of posts.",
  },
};
