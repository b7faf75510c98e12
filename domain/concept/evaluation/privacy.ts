import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Who was written to for a body or an institution, who handed in, and whom reasons may name. */
export const evaluationPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "evaluations",
      bases: ["public-task"],
      concerned: ["people-in-functions", "account-holders"],
      recipients: ["region-staff", "mail-server", "public"],
    },
  ],
  tables: [
    {
      table: "public.evaluation_contacts",
      activity: "evaluations",
      category: "participation",
      about: "person",
      columns: {
        rater_id: "kept",
        person_id: "subject-person",
        sent_at: "detail",
        reminders: "detail",
        reminded_at: "detail",
        revoked_at: "detail",
        submitted_by: "name",
      },
      retention: { rule: "with-matter" },
      // The rater keeps its ratings; the link opens nothing any more.
      erase: { by: "blanking", set: { revoked_at: "coalesce(revoked_at, now())", submitted_by: "null" } },
    },
    {
      table: "public.evaluation_ratings",
      activity: "evaluations",
      category: "mention",
      about: "matter",
      columns: { rater_id: "kept", goal_id: "kept", rating: "detail", reason: "mention", saved_at: "detail" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
    {
      table: "public.evaluation_proposals",
      activity: "evaluations",
      category: "authorship",
      about: "matter",
      columns: {
        evaluation_round_id: "ref public.evaluation_rounds.title",
        goal_id: "kept",
        kind: "detail",
        sentence: "mention",
        decided_by: "name",
        decided_at: "detail",
      },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.evaluation_rounds": "A title and its days.",
    "public.evaluation_goals": "Wording of the concept at the time.",
    "public.evaluation_raters": "Bodies and institutions, never a person.",
  },
};
