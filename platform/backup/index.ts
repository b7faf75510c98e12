export { listBackups, type BackupFile } from "./folder.ts";
export { rowsOf, type Manifest } from "./manifest.ts";
export { startNightlyBackup } from "./nightly.ts";
export { isComplete, openBackup, type ReadRefusal } from "./read-backup.ts";
export { restoreBackup, type Restored, type RestoreRefusal } from "./restore-backup.ts";
export { removeOldBackups } from "./retention.ts";
export { writeBackup, type BackupRefusal, type WrittenBackup } from "./write-backup.ts";
