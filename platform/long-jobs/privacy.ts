import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** How long the file of an export can be fetched. */
export const FILE_DAYS = 7;

/** Who asked for a long import or export; and the files, which may name whoever the exported list names. */
export const longJobsPrivacy: AreaPrivacy = {
  activities: [{ activity: "long-jobs", bases: ["public-task"], concerned: ["account-holders", "people-in-functions"], recipients: ["region-staff"] }],
  tables: [
    {
      table: "public.long_jobs",
      activity: "long-jobs",
      category: "authorship",
      about: "person",
      columns: {
        account_id: "subject-account",
        kind: "detail",
        created_at: "detail",
        ended_at: "detail",
        cancelled_at: "detail",
        // The filters of a list, in which somebody may have looked for a name.
        asked: "secret",
      },
      retention: { rule: "long-job-over", deletes: { since: "created_at", months: 1 } },
      erase: { by: "deleting" },
    },
    {
      table: "public.long_job_pieces",
      activity: "long-jobs",
      category: "mention",
      about: "matter",
      columns: { long_job_id: "via public.long_jobs as public.long_jobs.created_at", account_id: "subject-account", made_at: "detail", bytes: "secret" },
      retention: { rule: "export-over", deletes: { since: "made_at", days: FILE_DAYS } },
      erase: { by: "deleting" },
    },
  ],
  reviewed: {
    "public.long_jobs.locale": "A language.",
    "public.long_jobs.step": "One word of a list.",
    "public.long_jobs.refusal": "One word of a list.",
    "public.long_jobs.file_name": "A name of ours, with the region and the day.",
    "public.long_jobs.media_type": "What kind of file it is.",
  },
};
