import type { AreaPrivacy } from "#platform/privacy/index.ts";

const closing = "(select r.closed_at from priority_rounds r where r.region_id = priority_entitlements.region_id and r.id = priority_entitlements.round_id)";

/** Who may vote and that somebody did. What was voted is in no table with a path to a person. */
export const prioritiesPrivacy: AreaPrivacy = {
  activities: [{ activity: "priorities", bases: ["public-task"], concerned: ["people-in-functions"], recipients: ["region-staff", "mail-server"] }],
  tables: [
    {
      table: "public.priority_entitlements",
      activity: "priorities",
      category: "participation",
      about: "person",
      columns: { round_id: "ref public.priority_rounds.question", person_id: "subject-person", code_hash: "secret", used: "detail", on_paper: "detail" },
      retention: { rule: "round-over", deletes: { since: closing, months: 3 } },
      erase: { by: "deleting" },
    },
    {
      table: "public.priority_rounds",
      activity: "priorities",
      category: "mention",
      about: "matter",
      columns: { question: "mention" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.priority_rounds.question_in": "The question in other languages.",
    "public.priority_rounds.method": "One word of a list.",
    "public.priority_rounds.strength": "One word of a list.",
    "public.priority_rounds.languages": "Codes of a list.",
    "public.priority_rounds.state": "One word of a list.",
    "public.priority_items": "Adopted wording, and sums of five ballots and more.",
    "public.priority_criteria": "By what measures are judged, and how much it counts.",
    "public.priority_round_links": "The code of a page that hangs on a wall for all to see.",
    "public.priority_receipts": "Three words by chance each, beside nothing.",
    "urn.keys": "Random bits, for as long as a round runs.",
    "urn.ballots": "Ballots without a name, a moment or an order; nobody reads them, and only sums come out.",
  },
};
