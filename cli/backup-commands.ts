import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { isComplete, listBackups, openBackup, removeOldBackups, restoreBackup, rowsOf, writeBackup, type ReadRefusal } from "#platform/backup/index.ts";
import type { Database } from "#platform/db/index.ts";
import { openHouse, type House } from "#platform/house.ts";
import { replayErasures, type Replayed } from "#platform/privacy/index.ts";
import { textsIn } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { readSettings } from "#platform/config/index.ts";

const { t } = textsIn("de");
const number = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", dateStyle: "medium", timeStyle: "short" });

type Output = { json?: boolean };
type ListedBackup = { file: string; takenAt: string; bytes: number; version?: string; rows?: number; refusal?: ReadRefusal };

/** Backs up into the folder of the settings, where old ones then go, or elsewhere, where all stay. */
export async function backUp(options: Output & { to?: string }): Promise<void> {
  const started = performance.now();
  await withAdmin(async ({ settings }, admin) => {
    const folder = options.to ? resolve(options.to) : settings.backupFolder;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const written = await writeBackup(settings, { admin, folder, now: new Date() });
    if (!written.ok) throw new Error(t(`operations.backup-${written.refusal}`));
    const removed = options.to ? 0 : await removeOldBackups(folder, settings.backupKeep);
    const { file, bytes, manifest } = written.value;
    const counts = { rows: rowsOf(manifest), tables: manifest.tables.length, files: manifest.files.length };
    print(
      options,
      { file, bytes, ...counts, removed, seconds: seconds(started) },
      t("operations.backup-written", { file, size: megabytes(bytes), rows: number.format(counts.rows), files: number.format(counts.files) }),
    );
  });
}

export async function listAll(options: Output & { from?: string }): Promise<void> {
  const settings = readSettings();
  const backups = await listBackups(options.from ? resolve(options.from) : settings.backupFolder);
  const listed: ListedBackup[] = [];
  for (const { file, takenAt, bytes } of backups) {
    const opened = await openBackup(file, settings.backupKey);
    const entry = { file, takenAt: takenAt.toISOString(), bytes };
    if (opened.ok) {
      listed.push({ ...entry, version: opened.value.header.version, rows: rowsOf(opened.value.manifest) });
      await opened.value.close();
    } else listed.push({ ...entry, refusal: opened.refusal });
  }
  const lines = listed.map((backup) => {
    const about = backup.refusal ? t(`operations.restore-${backup.refusal}`) : t("operations.backup-rows", { rows: number.format(backup.rows ?? 0) });
    return [moment.format(new Date(backup.takenAt)), megabytes(backup.bytes), about, backup.file].join("  ");
  });
  print(options, listed, lines.join("\n") || t("operations.backup-none"));
}

/** Reads one backup to its end. */
export async function verify(file: string, options: Output): Promise<void> {
  const opened = await openBackup(resolve(file), readSettings().backupKey);
  if (!opened.ok) throw new Error(t(`operations.restore-${opened.refusal}`));
  const backup = opened.value;
  try {
    if (!(await isComplete(backup))) throw new Error(t("operations.restore-damaged"));
    const { header, manifest } = backup;
    const about = { takenAt: header.takenAt, version: header.version, rows: rowsOf(manifest), tables: manifest.tables.length, files: manifest.files.length };
    const words = {
      rows: number.format(about.rows),
      files: number.format(about.files),
      moment: moment.format(new Date(about.takenAt)),
      version: about.version,
    };
    print(options, about, t("operations.backup-complete", words));
  } finally {
    await backup.close();
  }
}

export async function restore(file: string, options: Output & { force?: boolean }): Promise<void> {
  const started = performance.now();
  await withAdmin(async ({ settings }, admin) => {
    let replayed: Replayed[] = [];
    const afterRestore = async (database: Database) => {
      replayed = await replayErasures(database, register, settings.dataFolder);
    };
    const restored = await restoreBackup(settings, { file: resolve(file), admin, force: options.force ?? false, now: new Date(), afterRestore });
    if (!restored.ok) throw new Error(t(`operations.restore-${restored.refusal}`));
    const { takenAt, rows, files, migrated, brokenChains, otherSecret, keptDatabase, keptAnchors } = restored.value;
    const words = [t("operations.restored", { moment: moment.format(new Date(takenAt)), rows: number.format(rows), files: number.format(files) })];
    if (migrated.length > 0) words.push(t("operations.restored-migrated", { count: migrated.length }));
    if (keptDatabase) words.push(t("operations.restored-kept-database", { name: keptDatabase }));
    if (keptAnchors) words.push(t("operations.restored-kept-anchors", { folder: keptAnchors }));
    if (otherSecret) words.push(t("operations.restored-other-secret"));
    if (brokenChains.length > 0) words.push(t("operations.restored-broken-chains", { regions: brokenChains.join(", ") }));
    const erasedAgain = replayed.reduce((sum, region) => sum + region.erasedAgain, 0);
    const brokenLedgers = replayed.filter(({ brokenAt }) => brokenAt !== null).map(({ regionId }) => regionId);
    if (erasedAgain > 0) words.push(t("operations.restored-erased-again", { count: erasedAgain }));
    if (brokenLedgers.length > 0) words.push(t("operations.restored-broken-ledgers", { regions: brokenLedgers.join(", ") }));
    print(options, { ...restored.value, erasedAgain, brokenLedgers, seconds: seconds(started) }, words.join("\n"));
    if (brokenChains.length + brokenLedgers.length > 0) process.exitCode = 1;
  });
}

async function withAdmin(work: (house: House, admin: NonNullable<House["open"]["admin"]>) => Promise<void>): Promise<void> {
  const house = await openHouse();
  try {
    if (!house.open.admin) throw new Error(t("operations.no-admin-login"));
    await work(house, house.open.admin);
  } finally {
    await house.open.close();
  }
}

const seconds = (started: number) => Math.round((performance.now() - started) / 100) / 10;
const megabytes = (bytes: number) => `${number.format(bytes / 1e6)} MB`;

function print({ json }: Output, value: unknown, words: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : words}\n`);
}
