import type { AreaPrivacy } from "#platform/privacy/index.ts";

const matter = { activity: "micro-grants", about: "matter", category: "mention", retention: { rule: "with-matter" }, erase: { by: "replacing" } } as const;
/** An application that nobody confirmed is over after a week: as if its call had ended 723 days before. */
const endOfCall = `(select case when a.state = 'asked' then a.made_at - interval '723 days' else (c.until_on + 1)::timestamptz end
  from grant_applications a join grant_calls c on c.region_id = a.region_id and c.id = a.call_id
  where a.region_id = grant_applicants.region_id and a.id = grant_applicants.application_id)`;

/** Who applied for a micro-grant, for what, and what became of it. */
export const grantsPrivacy: AreaPrivacy = {
  activities: [
    { activity: "micro-grants", bases: ["public-task", "consent"], concerned: ["applicants"], recipients: ["region-staff", "mail-server", "public"] },
  ],
  tables: [
    {
      table: "public.grant_applicants",
      activity: "micro-grants",
      category: "contact",
      about: "person",
      columns: { application_id: "kept", name: "subject-name", email: "subject-email", phone: "subject-phone" },
      opens: "application_id",
      retention: { rule: "grant-over", deletes: { since: endOfCall, days: 730 } },
      erase: { by: "deleting" },
    },
    {
      ...matter,
      table: "public.grant_applications",
      columns: {
        id: "via public.grant_applicants.application_id",
        title: "mention",
        idea: "mention",
        group_name: "mention",
        place: "mention",
        planned_for: "mention",
        spent_on: "mention",
      },
      retention: { rule: "unconfirmed", deletes: { since: "case when grant_applications.state = 'asked' then grant_applications.made_at end", days: 7 } },
    },
    {
      ...matter,
      table: "public.grant_decisions",
      category: "authorship",
      columns: { reason: "mention", decided_at: "detail", decided_by: "name", paid_by: "name" },
    },
    { ...matter, table: "public.grant_reports", columns: { text: "mention", sent_at: "detail" } },
    {
      ...matter,
      table: "public.grant_releases",
      category: "authorship",
      columns: { title: "mention", place: "mention", released_at: "detail", released_by: "name" },
    },
    { ...matter, table: "public.grant_call_texts", columns: { title: "mention", who: "mention", rules: "mention" } },
  ],
  reviewed: {
    "public.grant_calls": "Days and amounts.",
    "public.grant_call_texts.language": "A code of a list.",
    "public.grant_applications.state": "One word of a list.",
    "public.grant_applications.language": "A code of a list: in which the page was open.",
    "public.grant_applications.owed": "One word of a list.",
  },
};
