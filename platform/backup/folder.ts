import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const NAME = /^miteinander-(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d)Z\.backup$/;

export type BackupFile = { file: string; takenAt: Date; bytes: number };

/** Sorts by age, and says when it was taken without being opened. */
export function backupName(takenAt: Date): string {
  return `miteinander-${takenAt.toISOString().slice(0, 19).replaceAll(":", "")}Z.backup`;
}

/** The backups of a folder, newest first; none where there is no folder. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const found: BackupFile[] = [];
  for (const name of names.toSorted().toReversed()) {
    const [, day = "", hour, minute, second] = NAME.exec(name) ?? [];
    if (!day) continue;
    const file = join(folder, name);
    found.push({ file, takenAt: new Date(`${day}${hour}:${minute}:${second}Z`), bytes: (await stat(file)).size });
  }
  return found;
}
