import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** Who gets the course list by mail: as long as somebody wants it; what nobody confirmed goes after a week. */
export const courseListPrivacy: AreaPrivacy = {
  activities: [{ activity: "course-list", bases: ["consent-taking-part"], concerned: ["subscribers"], recipients: ["region-staff", "mail-server"] }],
  tables: [
    {
      table: "public.course_list_subscribers",
      activity: "course-list",
      category: "contact",
      about: "person",
      columns: { name: "subject-name", email: "subject-email", language: "detail", query: "detail", since: "detail", mailed_on: "detail", list_on: "detail" },
      retention: {
        rule: "course-list-left",
        // Null, of those who are on the list: they leave by themselves, at once.
        deletes: {
          since: "case when course_list_subscribers.state = 'asked' then course_list_subscribers.since - interval '12 months' + interval '7 days' end",
          months: 12,
        },
      },
      erase: { by: "deleting" },
    },
  ],
  reviewed: {
    "public.course_list_subscribers.state": "One word of a list.",
    "public.course_list_subscribers.pace": "One word of a list.",
    "public.course_list_subscribers.entered_by": "One word of a list.",
    "public.course_list_subscribers.seen_hash": "A hash of a list of courses.",
  },
  subjects: {},
};
