import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Who to call: people only as somebody in a function, and where a text names one. Of those in trouble nothing is kept. */
export const situationsPrivacy: AreaPrivacy = {
  tables: [
    {
      table: "public.situations",
      activity: "network",
      category: "mention",
      about: "matter",
      columns: { name: "mention", first_steps: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
    {
      table: "public.situation_contacts",
      activity: "network",
      category: "contact",
      about: "matter",
      columns: { person_id: "person", name: "mention", note: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.situations.kind": "One word of a list.",
    "public.situation_contacts.phone": "The number of a duty, not of a person.",
    "public.situation_contacts.opening_hours": "When somebody answers there.",
    "public.contact_confirmations": "The days on which an organisation was asked.",
  },
};
