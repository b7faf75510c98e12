import { rm } from "node:fs/promises";
import { dayIn } from "#platform/db/index.ts";
import { listBackups, type BackupFile } from "./folder.ts";

export type Keep = { days: number; weeks: number; months: number };
export const ZONE = "Europe/Berlin";

/**
 * Removes what need not be kept: of each of the last days, weeks and months that have a backup, the newest stays.
 *
 * @returns how many were removed
 */
export async function removeOldBackups(folder: string, keep: Keep): Promise<number> {
  const old = outdated(await listBackups(folder), keep);
  for (const { file } of old) await rm(file);
  return old.length;
}

/** @param backups newest first */
export function outdated(backups: BackupFile[], keep: Keep): BackupFile[] {
  const kept = new Set([
    ...newestOfEach(backups, keep.days, (day) => day),
    ...newestOfEach(backups, keep.weeks, mondayOf),
    ...newestOfEach(backups, keep.months, (day) => day.slice(0, 7)),
  ]);
  return backups.filter((backup) => !kept.has(backup));
}

function newestOfEach(backups: BackupFile[], most: number, periodOf: (day: string) => string): BackupFile[] {
  const newest = new Map<string, BackupFile>();
  for (const backup of backups) {
    const period = periodOf(dayIn(ZONE, backup.takenAt));
    if (!newest.has(period)) newest.set(period, backup);
  }
  return [...newest.values()].slice(0, most);
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
