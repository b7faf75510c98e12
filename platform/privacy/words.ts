/**
 * The register's own words. The German texts of the record of processing stand under the same words in the messages;
 * an area that needs another one adds it here, and the compiler asks for its text.
 */

/** Why personal data is processed: the entries of the record of processing (Art. 30 GDPR). */
export const ACTIVITIES = [
  "accounts",
  "network",
  "offers",
  "bookings",
  "attendance",
  "interest",
  "course-list",
  "gremien",
  "conferences",
  "concept-work",
  "micro-grants",
  "priorities",
  "status-rounds",
  "evaluations",
  "mail",
  "files",
  "long-jobs",
  "access-log",
  "data-protection",
] as const;
export type Activity = (typeof ACTIVITIES)[number];

export const CATEGORIES = [
  "contact",
  "account",
  "sign-in",
  "authority",
  "authorship",
  "answer",
  "participation",
  "needs",
  "registration",
  "attendance",
  "course-wish",
  "proposal",
  "mention",
  "correspondence",
  "access-log",
  "request",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Articles that allow it. */
export const BASES = ["public-task", "consent", "consent-taking-part", "legal-duty"] as const;
export type Basis = (typeof BASES)[number];

/** Whose data it is. */
export const CONCERNED = ["people-in-functions", "account-holders", "invited", "applicants", "participants", "subscribers", "informants"] as const;
export type Concerned = (typeof CONCERNED)[number];

/** Who gets to see it. */
export const RECIPIENTS = [
  "region-staff",
  "partner-organisations",
  "providers",
  "public",
  "operator",
  "mail-server",
  "administration",
  "data-protection-officer",
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** When it goes. */
export const RETENTIONS = [
  "function-ends",
  "access-ended",
  "session-ends",
  "with-account",
  "device-unused",
  "with-matter",
  "invitation-over",
  "mail-over",
  "log-month-over",
  "request-over",
  "view-over",
  "long-job-over",
  "export-over",
  "meeting-over",
  "founding-over",
  "version-replaced",
  "version-saved",
  "change-settled",
  "import-over",
  "preview-over",
  "organisation-import-over",
  "conference-over",
  "offer-over",
  "course-over",
  "certificate-old",
  "interest-over",
  "proposal-over",
  "course-list-left",
  "grant-over",
  "unconfirmed",
  "round-over",
] as const;
export type RetentionRule = (typeof RETENTIONS)[number];

/** Why something may stay although a person asked to be erased (Art. 17 (3) GDPR). */
export const KEEP_REASONS = ["audit-chain", "adopted-document", "proof-of-request"] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];
