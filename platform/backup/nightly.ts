import type { ClientConfig } from "pg";
import type { Settings } from "#platform/config/index.ts";
import { addDays } from "#platform/days/index.ts";
import { errorFields, log } from "#platform/log/index.ts";
import { listBackups } from "./folder.ts";
import { removeOldBackups, ZONE } from "./retention.ts";
import { writeBackup } from "./write-backup.ts";

const LOOK_MS = 60_000;
/** Between two tries of one night. */
const AGAIN_MS = 60 * 60_000;

/**
 * Backs up once a day at the time of the settings, and makes up for a night in which no process was running.
 *
 * No job of the queue: those belong to regions, and the folder itself says what is still to do. Several processes may
 * look; the first one locks the others out.
 */
export function startNightlyBackup(settings: Settings, admin: ClientConfig): { stop(): void } {
  const { backupAt } = settings;
  if (backupAt === null) return { stop: () => {} };
  const startedAt = new Date();
  let triedAt = 0;
  const look = async () => {
    const now = new Date();
    if (now.getTime() - triedAt < AGAIN_MS) return;
    const [newest] = await listBackups(settings.backupFolder);
    if (!isDue(now, newest?.takenAt ?? startedAt, backupAt)) return;
    triedAt = now.getTime();
    await backUp(settings, admin, now);
  };
  const timer = setInterval(() => void look().catch((error: unknown) => log("error", "backup.failed", errorFields(error))), LOOK_MS).unref();
  return { stop: () => clearInterval(timer) };
}

async function backUp(settings: Settings, admin: ClientConfig, now: Date): Promise<void> {
  const written = await writeBackup(settings, { admin, folder: settings.backupFolder, now });
  if (!written.ok) return log(written.refusal === "already-running" ? "info" : "error", "backup.refused", { refusal: written.refusal });
  const removed = await removeOldBackups(settings.backupFolder, settings.backupKeep);
  log("info", "backup.written", { bytes: written.value.bytes, removed, ms: Date.now() - now.getTime() });
}

/**
 * Whether the last moment at which a backup was wanted lies after `since`. On the clock's own words, so that the night
 * without 02:30 is not left out and the one with two of them counts once.
 *
 * @param since when the newest backup was taken
 * @param at HH:MM on Germany's clock
 */
export function isDue(now: Date, since: Date, at: string): boolean {
  const [today = "", time = ""] = clock.format(now).split(" ");
  const slot = time >= at ? `${today} ${at}` : `${addDays(today, -1)} ${at}`;
  return clock.format(since) < slot;
}

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
