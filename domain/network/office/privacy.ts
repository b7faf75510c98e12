import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Who heads the integration office, now and in earlier versions. */
export const officePrivacy: AreaPrivacy = {
  tables: [
    {
      table: "public.integration_office",
      activity: "network",
      category: "authority",
      about: "matter",
      columns: { head_person_id: "person", unit: "mention", answers_to: "mention", note: "mention", saved_by: "name", saved_at: "detail" },
      retention: { rule: "version-replaced", deletes: { since: "replaced_at", months: 120 } },
      erase: { by: "replacing" },
    },
    {
      table: "public.integration_office_posts",
      activity: "network",
      category: "mention",
      about: "matter",
      columns: { title: "mention", funding: "mention" },
      // Goes with its version.
      retention: { rule: "version-replaced" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {},
};
