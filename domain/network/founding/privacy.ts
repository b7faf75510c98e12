import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Who is on a board of a migrant organisation, and whom the notes about a founding name. */
export const foundingPrivacy: AreaPrivacy = {
  tables: [
    {
      table: "public.board_members",
      activity: "network",
      category: "authority",
      about: "person",
      columns: { person_id: "subject-person", organisation_id: "ref public.organisations.name", office: "detail" },
      retention: { rule: "function-ends" },
      erase: { by: "deleting" },
    },
    {
      table: "public.founding_projects",
      activity: "network",
      category: "mention",
      about: "matter",
      columns: { organisation_id: "ref public.organisations.name", helper: "mention", started_on: "detail", finished_on: "detail" },
      retention: { rule: "founding-over", deletes: { since: "finished_on::timestamptz", months: 24 } },
      erase: { by: "replacing" },
    },
    {
      table: "public.founding_progress",
      activity: "network",
      category: "mention",
      about: "matter",
      columns: { organisation_id: "ref public.organisations.name", note: "mention", done_on: "detail" },
      // Goes with its project.
      retention: { rule: "founding-over" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.founding_steps": "What is to be done to found an association, in the region's words.",
    "public.founding_progress.step_code": "The name of a step.",
  },
};
