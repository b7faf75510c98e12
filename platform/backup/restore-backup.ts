import { Client, type ClientConfig } from "pg";
import { anchorAllHeads, verifyAudit } from "#platform/audit/index.ts";
import type { Settings } from "#platform/config/index.ts";
import { makeContext, migrationNames, openDatabase, transact, type Database, type OpenDatabase } from "#platform/db/index.ts";
import { installJobs } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { listRegions } from "#platform/tenancy/index.ts";
import { prepareReplacement, type ReplacementRefusal } from "./fresh-database.ts";
import { Load } from "./load.ts";
import { rowsOf } from "./manifest.ts";
import { openBackup, type Backup, type ReadRefusal } from "./read-backup.ts";
import { RestoredFiles } from "./restored-files.ts";
import { DamagedBackup } from "./sealed-file.ts";

export type RestoreBackup = {
  file: string;
  /** A login that may create databases and roles. */
  admin: ClientConfig;
  /** Also over a database that holds something: it stays under another name. */
  force: boolean;
  now: Date;
  /** Repeats what must not be undone by going back, e.g. erasures. Runs before the database takes its place. */
  afterRestore?: (database: Database) => Promise<void>;
};
export type Restored = {
  takenAt: string;
  rows: number;
  files: number;
  /** Migrations that the backup did not know yet. */
  migrated: string[];
  /** Regions whose audit chain is broken: it was so when the backup was taken. */
  brokenChains: string[];
  /** The backup was written under another secret: second factors must be set up anew. */
  otherSecret: boolean;
  /** The database that was replaced, where it was not empty. */
  keptDatabase: string | null;
  keptAnchors: string | null;
};
export type RestoreRefusal = ReadRefusal | ReplacementRefusal | "newer-than-program";

/**
 * Puts a backup in the place of the present database and adds its uploads.
 *
 * The database is built and checked beside the present one and takes its name in one step at the end: until then, and
 * after every refusal or crash, everything is as it was.
 */
export async function restoreBackup(settings: Settings, input: RestoreBackup): Promise<Result<Restored, RestoreRefusal>> {
  const opened = await openBackup(input.file, settings.backupKey);
  if (!opened.ok) return opened;
  const backup = opened.value;
  try {
    const known = migrationNames();
    if (backup.manifest.migrations.some((name) => !known.includes(name))) return refused("newer-than-program");
    const prepared = await prepareReplacement(input.admin, input.force);
    if (!prepared.ok) return prepared;
    const replacement = prepared.value;
    const files = new RestoredFiles(settings.dataFolder, backup.manifest);
    try {
      await files.begin();
      const built = await build(settings, replacement.name, backup, files, input);
      const swapped = await replacement.swap();
      if (!swapped.ok) return swapped;
      const keptAnchors = await files.placeAnchors(input.now);
      await noteHeads(settings);
      return done({ ...built, keptDatabase: swapped.value, keptAnchors });
    } finally {
      await files.end();
      await replacement.close();
    }
  } catch (error) {
    if (error instanceof DamagedBackup) return refused("damaged");
    throw error;
  } finally {
    await backup.close();
  }
}

/** Everything that can fail: roles, migrations, rows, files, what must be repeated. */
async function build(settings: Settings, name: string, backup: Backup, files: RestoredFiles, input: RestoreBackup) {
  const { manifest, header } = backup;
  const beside = await openDatabase(settings, name);
  try {
    const admin = beside.admin ?? input.admin;
    await beside.migrate(manifest.migrations);
    const migrated = await loadAll(beside, admin, backup, files);
    const chains = await verifyAudit(admin, files.folder);
    await files.placeUploadsAndErasures();
    for (const region of await listRegions(beside.database)) {
      const ctx = makeContext(beside.database, region, { kind: "system", name: "miteinander restore" }, input.now);
      await transact(ctx, async (tx) => tx.audit("house.restored", null, { takenAt: header.takenAt }));
    }
    await input.afterRestore?.(beside.database);
    return {
      takenAt: header.takenAt,
      rows: rowsOf(manifest),
      files: manifest.files.length,
      migrated,
      brokenChains: chains.filter(({ ok }) => !ok).map(({ regionId }) => regionId),
      otherSecret: manifest.secretMark !== settings.secretMark,
    };
  } finally {
    await beside.close();
  }
}

/** @returns the migrations that the backup did not know */
async function loadAll(beside: OpenDatabase, admin: ClientConfig, backup: Backup, files: RestoredFiles): Promise<string[]> {
  const client = new Client(admin);
  await client.connect();
  try {
    const load = new Load(client, backup.manifest);
    await load.begin();
    let sections = 0;
    for await (const { section, pieces } of backup.sections()) {
      if (section.kind === "file") await files.add(section.path, pieces);
      else await load.rows(section, pieces);
      sections += 1;
    }
    if (sections !== backup.manifest.tables.length + backup.manifest.files.length + 1) throw new DamagedBackup("a part of it is missing");
    await load.finish();
    const migrated = await beside.migrate();
    await installJobs(admin);
    await load.jobs();
    return migrated;
  } finally {
    await client.end();
  }
}

async function noteHeads(settings: Settings): Promise<void> {
  const present = await openDatabase(settings);
  try {
    await anchorAllHeads(present.database, settings.dataFolder);
  } finally {
    await present.close();
  }
}
