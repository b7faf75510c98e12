import type { AreaPrivacy } from "#platform/privacy/index.ts";

/** How long a sealed month stays. */
export const LOG_MONTHS = 12;

/** The log has its own purpose, and watches the staff too: its entries go by whole months, see sealing. */
export const auditPrivacy: AreaPrivacy = {
  activities: [
    {
      activity: "access-log",
      bases: ["legal-duty"],
      concerned: ["account-holders", "people-in-functions"],
      recipients: ["administration", "data-protection-officer"],
    },
  ],
  tables: [
    {
      table: "audit.entries",
      activity: "access-log",
      category: "access-log",
      about: "person",
      columns: { account: "subject-account", actor: "name", event: "detail", at: "detail", subject_id: "subject-any", details: "secret" },
      retention: { rule: "log-month-over" },
      erase: { by: "keeping", reason: "audit-chain" },
    },
  ],
  reviewed: {
    "audit.seals": "Where the months of each chain ended: numbers and hashes.",
    "audit.heads": "The last link of each chain: numbers and hashes.",
    "audit.entries.hash": "The hash over the entry and the one before it.",
  },
};
