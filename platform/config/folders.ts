/** What stands below the data folder. All of it holds people's data or keys: nobody else on the machine may look into it. */
export const FOLDERS = {
  /** One file: the house's key. */
  secret: "secret",
  /** Uploads. Their names are random and their bytes never change. */
  uploads: "files",
  /** Where the audit chains stood, noted while they grew. */
  anchors: "audit-anchors",
  /** Which people were erased. A restore repeats it, so it is never set back to an older state. */
  erasures: "erasure-ledger",
  /** Unless BACKUP_FOLDER says otherwise. */
  backups: "backups",
  /** Of the embedded server. */
  database: "postgres",
  /** Files of a backup until all of them are there. */
  restoring: "restoring",
} as const;
