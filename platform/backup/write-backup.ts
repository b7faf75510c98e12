import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { Client, type ClientBase, type ClientConfig } from "pg";
import { VERSION, type Settings } from "#platform/config/index.ts";
import { BACKUP_ROLE, copyOut } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { JOB_COLUMNS, quoted, savedTables, sequences } from "./contents.ts";
import { backupName } from "./folder.ts";
import type { Manifest } from "./manifest.ts";
import { listAnchors, listUploadsAndErasures, readSaved, type SavedFile } from "./saved-files.ts";
import { sealing } from "./sealed-file.ts";
import { sectionBytes } from "./sections.ts";
import { Tally } from "./tally.ts";

export type WriteBackup = {
  /** A login that may take on the role of backups. */
  admin: ClientConfig;
  /** Where the file goes; made if it is missing. */
  folder: string;
  now: Date;
};
export type WrittenBackup = { file: string; bytes: number; manifest: Manifest };
export type BackupRefusal = "no-backup-role" | "already-running" | "nothing-to-save";

/** Any number that nobody else locks. */
const BACKUP_LOCK = 7_313_003;
const HALF = ".half";

/**
 * Writes everything that a restore needs into one encrypted file: all rows in one snapshot, the uploads, the notes of
 * the audit chains and the ledger of erasures. The file gets its name when it is complete and on the disk.
 *
 * Not in it: the secret (keep it apart), sessions, links for passwords.
 */
export async function writeBackup(settings: Settings, input: WriteBackup): Promise<Result<WrittenBackup, BackupRefusal>> {
  const client = new Client(input.admin);
  await client.connect();
  try {
    if (!(await mayReadAll(client))) return refused("no-backup-role");
    const alone = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [BACKUP_LOCK]);
    if (!alone.rows[0]?.taken) return refused("already-running");
    const anchors = await listAnchors(settings.dataFolder);
    await beginSnapshot(client);
    const manifest = await beginManifest(client, settings);
    await mkdir(input.folder, { recursive: true, mode: 0o700 });
    await removeHalf(input.folder);
    const file = join(input.folder, backupName(input.now));
    const half = `${file}${HALF}`;
    try {
      await pipeline(
        Readable.from(contents(client, settings.dataFolder, anchors, manifest)),
        createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
        sealing(settings.backupKey, { version: VERSION, takenAt: input.now }, () => Buffer.from(JSON.stringify(manifest))),
        createWriteStream(half, { mode: 0o600, flags: "wx" }),
      );
      // The wrong database, or one that lost everything: a backup without rows helps nobody. Counted failures of signing in are none.
      if (!manifest.tables.some(({ schema, name, rows }) => rows > 0 && ["directory.regions", "auth.user"].includes(`${schema}.${name}`)))
        return refused("nothing-to-save");
      const bytes = await synced(half);
      await rename(half, file);
      await synced(input.folder);
      return done({ file, bytes, manifest });
    } finally {
      await rm(half, { force: true });
    }
  } finally {
    await client.end();
  }
}

async function mayReadAll(client: ClientBase): Promise<boolean> {
  const found = await client.query("select 1 from pg_roles where rolname = $1 and rolbypassrls and pg_has_role(current_user, oid, 'member')", [BACKUP_ROLE]);
  return found.rowCount === 1;
}

async function beginSnapshot(client: ClientBase): Promise<void> {
  await client.query("begin isolation level repeatable read read only");
  // Reads everything and writes nothing, whoever logged in.
  await client.query(`set local role ${BACKUP_ROLE}`);
  // Where a policy would hide rows after all: an error instead of an incomplete backup.
  await client.query("set local row_security = off");
  await client.query("set local client_encoding = 'UTF8'; set local datestyle = 'ISO'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601'");
}

async function beginManifest(client: ClientBase, settings: Settings): Promise<Manifest> {
  const server = await client.query<{ server_version: string }>("show server_version");
  const migrations = await client.query<{ name: string }>("select name from migrations.applied order by name");
  const heads = await client.query<Manifest["chainHeads"][number]>(
    `select region_id as "regionId", seq::float8, encode(hash, 'hex') as hash from audit.heads order by 1`,
  );
  return {
    server: server.rows[0]?.server_version ?? "",
    migrations: migrations.rows.map(({ name }) => name),
    tables: [],
    sequences: await sequences(client),
    files: [],
    jobs: { rows: 0, bytes: 0, sha256: "" },
    chainHeads: heads.rows,
    secretMark: settings.secretMark,
  };
}

/** The sections one after the other; the manifest learns meanwhile what they hold. */
async function* contents(client: ClientBase, dataFolder: string, anchors: SavedFile[], manifest: Manifest): AsyncGenerator<Buffer> {
  for (const { schema, name, columns } of await savedTables(client)) {
    const tally = new Tally();
    const names = columns.map((column) => client.escapeIdentifier(column)).join(", ");
    const rows = tally.of(copyOut(client, `copy (select ${names} from ${quoted(client, schema, name)}) to stdout`));
    yield* sectionBytes({ kind: "table", schema, name, columns }, rows);
    manifest.tables.push({ schema, name, rows: tally.rows, bytes: tally.bytes, sha256: tally.sha256() });
  }
  const jobs = new Tally();
  const columns = JOB_COLUMNS.map(([column]) => column).join(", ");
  const waiting = copyOut(client, `copy (select ${columns} from pgboss.job where state < 'completed' and data is not null) to stdout`);
  yield* sectionBytes({ kind: "jobs" }, jobs.of(waiting));
  manifest.jobs = { rows: jobs.rows, bytes: jobs.bytes, sha256: jobs.sha256() };
  await client.query("commit");
  for (const file of [...anchors, ...(await listUploadsAndErasures(dataFolder))]) {
    const tally = new Tally();
    yield* sectionBytes({ kind: "file", path: file.path }, tally.of(readSaved(dataFolder, file)));
    manifest.files.push({ path: file.path, bytes: tally.bytes, sha256: tally.sha256() });
  }
}

/** One backup at a time: what has no name yet was then left by a killed one. */
async function removeHalf(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(HALF)) await rm(join(folder, name));
}

/** On the disk, also after a power cut. @returns the size in bytes */
async function synced(path: string): Promise<number> {
  const file = await open(path, "r");
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
