type Good =
  | "settings"
  | "program"
  | "database"
  | "rights"
  | "walls"
  | "migrations"
  | "clock"
  | "mail"
  | "scanner"
  | "disk"
  | "certificate"
  | "backup"
  | "queue"
  | "folder";

type Trouble =
  | `settings-${"broken" | "origin" | "proxy" | "sender"}`
  | "program-old"
  | `database-${"away" | "old"}`
  | `rights-${"many" | "few"}`
  | "walls-open"
  | `migrations-${"missing" | "unknown"}`
  | `clock-${"apart" | "free"}`
  | `mail-${"none" | "away"}`
  | "scanner-away"
  | `disk-${"low" | "full"}`
  | `certificate-${"soon" | "over" | "invalid" | "away"}`
  | `backup-${"none" | "old" | "unreadable" | "role" | "room"}`
  | `queue-${"late" | "failed"}`
  | `folder-${"open" | "owner"}`;

/** What was looked at and how it stands. The words, and for troubles what to do, are messages named by the code. */
export type Finding = { state: "good"; code: `${Good}-good`; value: string } | { state: "warning" | "fault"; code: Trouble; value: string };

export const good = (what: Good, value: string): Finding => ({ state: "good", code: `${what}-good`, value });
export const warning = (code: Trouble, value: string): Finding => ({ state: "warning", code, value });
export const fault = (code: Trouble, value: string): Finding => ({ state: "fault", code, value });

export const DAY_MS = 86_400_000;
