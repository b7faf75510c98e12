/**
 * `node scripts/bench/backup.ts [--gigabytes 1]`: backup and restore of a large database on the embedded server.
 * Budgets (issue 3): a database of 1 GB in ≤ 60 s, back in ≤ 90 s.
 */
import { statfsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { verifyAudit } from "#platform/audit/index.ts";
import { restoreBackup, rowsOf, writeBackup } from "#platform/backup/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, newId, openDatabase, transact, type OpenDatabase } from "#platform/db/index.ts";
import { installJobs } from "#platform/jobs/index.ts";
import { findRegionById } from "#platform/tenancy/index.ts";
import { freshFolder, removeFolder } from "./product.ts";

const { values } = parseArgs({ options: { gigabytes: { type: "string", default: "1" } } });
const wanted = Number(values.gigabytes) * 1e9;
const folder = freshFolder();
const settings = readSettings({ MITEINANDER_DATA: join(folder, "data"), LOG_LEVEL: "warn" });
if (statfsSync(folder).bavail * statfsSync(folder).bsize < 5 * wanted) throw new Error(`${folder} needs five times the room.`);

let opened = await openDatabase(settings);
try {
  await opened.migrate();
  let admin = opened.admin ?? {};
  await installJobs(admin);
  const size = await fill(opened, admin);
  say("database", `${(size / 1e9).toFixed(2)} GB`);

  const backingUp = performance.now();
  const written = await writeBackup(settings, { admin, folder: settings.backupFolder, now: new Date() });
  if (!written.ok) throw new Error(written.refusal);
  const { file, bytes, manifest } = written.value;
  say("backup", `${seconds(backingUp)} s (budget ${((60 * size) / 1e9).toFixed(0)} s): ${rowsOf(manifest)} rows, ${(bytes / 1e6).toFixed(0)} MB`);

  // A restore wants nobody else in the house, and the pool that filled it would still be there.
  await opened.close();
  opened = await openDatabase(settings);
  admin = opened.admin ?? {};
  const restoring = performance.now();
  const restored = await restoreBackup(settings, { file, admin, force: true, now: new Date() });
  if (!restored.ok) throw new Error(restored.refusal);
  say("restore", `${seconds(restoring)} s (budget ${((90 * size) / 1e9).toFixed(0)} s)`);
  const chains = await verifyAudit(admin, settings.dataFolder);
  say("chains", chains.map(({ entries, ok }) => `${entries} entries, ${ok ? "unbroken" : "BROKEN"}`).join("; "));
  say("memory of this process", `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
} finally {
  await opened.close();
  removeFolder(folder);
}

/** Rows as they come in a large county, until the database is as large as wanted. @returns its size in bytes */
async function fill({ database }: OpenDatabase, admin: pg.ClientConfig): Promise<number> {
  const regionId = newId();
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query("insert into directory.regions (id, slug, name, kind) values ($1, 'gross', 'Landkreis Groß', 'landkreis')", [regionId]);
    const region = await findRegionById(database, regionId);
    if (!region) throw new Error("The region was not made.");
    await client.query("alter table measures disable trigger user; alter table progress_updates disable trigger user");
    await client.query("insert into measures (region_id, id, title) select $1, gen_random_uuid(), 'Maßnahme ' || n from generate_series(1, 5000) n", [
      regionId,
    ]);
    const ctx = makeContext(database, region, { kind: "system", name: "bench" });
    for (;;) {
      // About 700 characters that compress like text does: a third of them is noise.
      await client.query(
        `insert into progress_updates (region_id, id, measure_id, dated, author_name, assessment, text)
         select $1, gen_random_uuid(), m.id, current_date, 'Amira Haddad', 'on-track',
           'Der Kurs hat begonnen, und alle Beteiligten treffen sich einmal im Monat. ' || (select string_agg(md5(random()::text || m.id || n || i), ' Bericht folgt, die Anmeldung läuft weiter. ') from generate_series(1, 8) i)
         from measures m, generate_series(1, 20) n`,
        [regionId],
      );
      for (let turn = 0; turn < 10; turn++) {
        await transact(ctx, async (tx) => {
          for (let entry = 0; entry < 1000; entry++) tx.audit("progress.added", regionId, { turn, entry });
        });
      }
      const found = await client.query<{ size: number }>("select pg_database_size(current_database())::float8 as size");
      const size = found.rows[0]?.size ?? 0;
      if (size >= wanted) return size;
    }
  } finally {
    await client.query("alter table measures enable trigger user; alter table progress_updates enable trigger user");
    await client.end();
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function say(what: string, words: string): void {
  process.stdout.write(`${what.padEnd(24)} ${words}\n`);
}
