import { statfs, stat } from "node:fs/promises";
import { join } from "node:path";
import { isComplete, listBackups, openBackup } from "#platform/backup/index.ts";
import { FOLDERS, type Settings } from "#platform/config/index.ts";
import { DAY_MS, fault, good, warning, type Finding } from "./finding.ts";

const GIB = 1024 ** 3;
/** A nightly backup and the hour in which it may try again. */
const BACKUP_WARNING_MS = DAY_MS + 2 * 3_600_000;
const BACKUP_FAULT_MS = 8 * DAY_MS;
/** Up to this size the newest backup is read to its end, which takes a few seconds; of a larger one only the beginning and the end. */
const READ_WHOLE_BYTES = GIB / 2;

export async function examineDisk({ dataFolder, backupFolder }: Settings): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const folder of new Set([dataFolder, backupFolder])) {
    const room = await statfs(folder).catch(() => null);
    if (room) found.push(judgeRoom(folder, room.bavail * room.bsize, room.blocks * room.bsize));
  }
  return found;
}

/** @param free and `total` in bytes */
export function judgeRoom(folder: string, free: number, total: number): Finding {
  const words = `${folder}: ${(free / GIB).toLocaleString("de-DE", { maximumFractionDigits: 1 })} GiB`;
  if (free < GIB / 4 || free < total / 100) return fault("disk-full", words);
  return free < 2 * GIB || free < total / 20 ? warning("disk-low", words) : good("disk", words);
}

export async function examineRightsOfFolder({ dataFolder, backupFolder }: Settings): Promise<Finding[]> {
  const paths = [...Object.values(FOLDERS).map((name) => join(dataFolder, name)), backupFolder];
  const found: Finding[] = [];
  for (const path of new Set(paths)) {
    const known = await stat(path).catch(() => null);
    if (!known) continue;
    if ((known.mode & 0o077) !== 0) found.push(fault("folder-open", path));
    // As root everything can be written, and the embedded server has a user of its own.
    const isForeign = known.uid !== process.getuid?.() && process.getuid?.() !== 0;
    if (isForeign) found.push(fault("folder-owner", path));
  }
  return found.length > 0 ? found : [good("folder", dataFolder)];
}

export async function examineBackups({ backupFolder, backupKey }: Settings, now: Date): Promise<Finding[]> {
  const [newest] = await listBackups(backupFolder);
  if (!newest) return [warning("backup-none", backupFolder)];
  const { bavail, bsize } = await statfs(backupFolder);
  // The new one must be complete before an old one goes.
  const room = bavail * bsize < 2 * newest.bytes ? [warning("backup-room", backupFolder)] : [];
  const opened = await openBackup(newest.file, backupKey);
  if (!opened.ok) return [...room, fault("backup-unreadable", newest.file)];
  const isWhole = newest.bytes > READ_WHOLE_BYTES || (await isComplete(opened.value));
  await opened.value.close();
  if (!isWhole) return [...room, fault("backup-unreadable", newest.file)];
  const age = now.getTime() - newest.takenAt.getTime();
  const hours = String(Math.floor(age / 3_600_000));
  if (age > BACKUP_FAULT_MS) return [...room, fault("backup-old", hours)];
  return [...room, age > BACKUP_WARNING_MS ? warning("backup-old", hours) : good("backup", hours)];
}
