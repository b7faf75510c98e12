import type { AreaPrivacy } from "#platform/privacy/index.ts";

export const mailPrivacy: AreaPrivacy = {
  activities: [
    { activity: "mail", bases: ["public-task"], concerned: ["people-in-functions", "account-holders"], recipients: ["mail-server", "administration"] },
  ],
  tables: [
    {
      table: "public.mails",
      activity: "mail",
      category: "correspondence",
      about: "person",
      // The body is emptied when the mail has left, because it carries links.
      columns: {
        to_address: "subject-email",
        addressee_name: "subject-name",
        addressee_guardian: "subject-name",
        addressee_id: "subject-any",
        matter_id: "kept",
        subject: "detail",
        body: "secret",
        calendar: "secret",
        file_names: "detail",
        file_types: "detail",
        files: "secret",
        leave_address: "secret",
        created_at: "detail",
        sent_at: "detail",
        last_error: "detail",
      },
      retention: { rule: "mail-over", deletes: { since: "created_at", months: 3 } },
      erase: { by: "deleting" },
    },
  ],
};
