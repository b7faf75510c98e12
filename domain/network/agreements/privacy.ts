import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** What organisations agreed, and with whom to look at it again; persons only where a text names one. */
export const agreementsPrivacy: AreaPrivacy = {
  tables: [
    {
      table: "public.agreements",
      activity: "network",
      category: "mention",
      about: "matter",
      columns: { title: "mention", text: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.agreements.kind": "One word of a list.",
    "public.agreement_papers": "An agreement and its file.",
    "public.agreement_parties": "Organisations and agreements.",
  },
};
