import type { AreaPrivacy } from "#platform/privacy/index.ts";

export const filesPrivacy: AreaPrivacy = {
  activities: [{ activity: "files", bases: ["public-task"], concerned: ["people-in-functions", "account-holders"], recipients: ["region-staff"] }],
  tables: [
    {
      table: "public.files",
      activity: "files",
      category: "authorship",
      about: "matter",
      columns: { name: "mention", uploaded_by: "name", uploaded_at: "detail" },
      retention: { rule: "with-matter" },
      erase: { by: "replacing" },
    },
  ],
  reviewed: {
    "public.files.state": "One word of a list.",
    "public.files.refusal": "One word of a list.",
    "public.files.media_type": "What kind of file it is.",
    "public.files.sha256": "A hash of the content.",
    "public.files.stored_as": "A random path.",
  },
};
