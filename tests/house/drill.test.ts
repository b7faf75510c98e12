import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { people } from "#domain/network/schema.ts";
import { verifyAudit } from "#platform/audit/index.ts";
import { isComplete, openBackup, restoreBackup, rowsOf, writeBackup, type Manifest } from "#platform/backup/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { makeContext, migrate, migrationNames, newId, openDatabase, transact, type Database } from "#platform/db/index.ts";
import { openFile } from "#platform/files/index.ts";
import { installJobs } from "#platform/jobs/index.ts";
import { appendErasure, replayErasures } from "#platform/privacy/index.ts";
import { catalogueFaults } from "#tests/walls/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { TEMPLATE, TEST_CONTEXT_KEY } from "#tests/support/server.ts";
import { EMAIL, houseToLose, PASSWORD } from "./house-to-lose.ts";
import { secondHouse } from "./second-house.ts";

const db = await testDatabase();
const { now, county, erased, kept, house, pdf, fileId, backups, backUp, file, manifest } = await houseToLose(db);

const rowsIn = ({ tables }: Manifest) => Object.fromEntries(tables.map(({ schema, name, rows }) => [`${schema}.${name}`, rows]));

describe("A backup", () => {
  test("counts what is in the database, table by table", async () => {
    for (const [name, rows] of Object.entries(rowsIn(manifest))) {
      const [schema = "", table = ""] = name.split(".");
      const counted = await db.superuser.query<{ count: number }>(`select count(*)::int as count from "${schema}"."${table}"`);
      expect([name, rows]).toEqual([name, counted.rows[0]?.count]);
    }
    expect(rowsIn(manifest)).toMatchObject({ "public.recommendations": 17, "public.people": 2, "public.files": 1, "auth.user": 1 });
    expect(manifest).toMatchObject({ jobs: { rows: 2 }, chainHeads: { length: 2 } });
  });

  test("has no session, no link for a password, no key, and no clear text", () => {
    expect(Object.keys(rowsIn(manifest))).not.toEqual(expect.arrayContaining([expect.stringMatching(/^auth\.(session|verification)$|^ctx\./)]));
    expect(readFileSync(file, "latin1")).not.toMatch(/Haddad|koordination@/);
  });

  test("is complete when read to its end, and cut off it is not", async () => {
    const opened = await openBackup(file, house.settings.backupKey);
    expect(opened.ok && (await isComplete(opened.value))).toBe(true);
    if (opened.ok) await opened.value.close();
    const cut = join(backups, "cut");
    writeFileSync(cut, readFileSync(file).subarray(0, -100));
    expect(await openBackup(cut, house.settings.backupKey)).toMatchObject({ ok: false, refusal: "damaged" });
  });

  test("of a house without region and account is refused and leaves no file", async () => {
    const empty = await secondHouse(db, house, TEMPLATE);
    await empty.ask("insert into auth.sign_in_failures (key, failures, last_at) values ('\\x00', 1, now())");
    const folder = join(empty.settings.dataFolder, "backups");
    expect(await writeBackup(empty.settings, { admin: empty.admin, folder, now })).toEqual({ ok: false, refusal: "nothing-to-save" });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is refused to a login that policies would hide rows from", async () => {
    const app = { ...db.app };
    expect(await writeBackup(house.settings, { admin: app, folder: backups, now })).toEqual({ ok: false, refusal: "no-backup-role" });
  });
});

/** Every key, index and trigger, as the database itself writes it down. */
const KEYS = `
  select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as key from pg_constraint where connamespace <> 'pg_catalog'::regnamespace
  union all select indexdef from pg_indexes where schemaname !~ '^pg_'
  union all select tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
  order by 1`;

describe("After everything was lost", { timeout: 240_000 }, () => {
  test("a restore brings back all rows, files and walls, and a person can sign in", async () => {
    const second = await secondHouse(db, house);
    const restored = await restoreBackup(second.settings, { file, admin: second.admin, force: false, now });
    expect(restored).toMatchObject({ ok: true, value: { rows: rowsOf(manifest), brokenChains: [], otherSecret: false, keptDatabase: null } });

    for (const [name, rows] of Object.entries(rowsIn(manifest))) {
      const [schema = "", table = ""] = name.split(".");
      const [counted] = await second.ask<{ count: number }>(`select count(*)::int as count from "${schema}"."${table}"`);
      // Each region's chain now says that it was restored.
      const more = name === "audit.entries" ? manifest.chainHeads.length : 0;
      expect([name, counted?.count]).toEqual([name, rows + more]);
    }
    const chains = await verifyAudit(second.admin, second.settings.dataFolder);
    expect(chains).toEqual(manifest.chainHeads.map(({ regionId, seq }) => ({ regionId, entries: seq + 1, ok: true, findings: [] })));
    const superuser = new pg.Pool(second.admin);
    expect(await catalogueFaults(superuser)).toEqual([]);
    // All of them were away while the rows came in.
    expect((await superuser.query(KEYS)).rows).toEqual((await db.superuser.query(KEYS)).rows);
    await superuser.end();
    expect(await second.ask("select name from pgboss.job where data ->> 'mailId' = $1", [kept.id])).toEqual([{ name: "mail.send" }]);

    const opened = await openDatabase(second.settings);
    const there = makeContext(opened.database, county.region, { kind: "system", name: "Test" });
    const read = await openFile(there, { dataFolder: second.settings.dataFolder, id: fileId });
    expect(read.ok && read.value.bytes.equals(pdf)).toBe(true);
    await expect(transact(there, (tx) => tx.delete(people))).rejects.toThrow("without an audit entry");
    await opened.close();

    const { origin } = await house.serve(second.given);
    const signedIn = await fetch(`${origin}/app/anmelden`, {
      method: "POST",
      redirect: "manual",
      headers: { origin },
      body: new URLSearchParams({ email: EMAIL, password: PASSWORD }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const page = await fetch(`${origin}/app/${county.region.slug}/konzept`, { headers: { cookie }, redirect: "manual" });
    expect([signedIn.status, page.status]).toEqual([303, 200]);
    expect(await (await fetch(`${origin}/${county.region.slug}/konzept`)).text()).toContain("Handlungsfeld");
  });

  test("who was erased since the backup is erased again before anybody can look", async () => {
    const second = await secondHouse(db, house);
    const { dataFolder } = second.settings;
    await appendErasure(dataFolder, county.region.id, { id: newId(), at: now.toISOString(), kind: "person", subject: erased.id, cause: "request", rows: {} });
    const afterRestore = async (database: Database) => {
      expect(await replayErasures(database, register, dataFolder)).toMatchObject([{ erasedAgain: 1, brokenAt: null }]);
    };
    expect(await restoreBackup(second.settings, { file, admin: second.admin, force: false, now, afterRestore })).toMatchObject({ ok: true });
    expect(await second.ask("select id from people")).toEqual([{ id: kept.id }]);
  });

  test("an erasure that cannot be repeated leaves everything as it was", async () => {
    const second = await secondHouse(db, house);
    const afterRestore = () => Promise.reject(new Error("the ledger cannot be read"));
    await expect(restoreBackup(second.settings, { file, admin: second.admin, force: false, now, afterRestore })).rejects.toThrow("ledger");
    expect(await second.ask("select nspname from pg_namespace where nspname = 'directory'")).toEqual([]);
    expect(await db.superuser.query("select 1 from pg_database where datname = $1", [`${second.name}_neu`])).toMatchObject({ rowCount: 0 });
  });

  test("an entry of the restored chain with the number of a new transaction does not stand for its entry", async () => {
    const client = new pg.Client(db.admin);
    await client.connect();
    await client.query("begin");
    await client.query(
      `insert into audit.entries select region_id, 999999, at - interval '1 day', pg_current_xact_id(), account, actor, event, subject_id, details, hash
       from audit.entries where region_id = $1 limit 1`,
      [county.region.id],
    );
    await client.query("update people set phone = '1' where id = $1", [kept.id]);
    await expect(client.query("commit")).rejects.toThrow("without an audit entry");
    await client.end();
  });
});

describe("A backup of an older version", { timeout: 240_000 }, () => {
  test("is brought to this one", async () => {
    const later = migrationNames().slice(migrationNames().indexOf("20261122T0270-restored-transactions.sql"));
    const older = await secondHouse(db, house);
    await migrate({ admin: older.admin, contextKey: TEST_CONTEXT_KEY, passwords: null, only: migrationNames().filter((name) => !later.includes(name)) });
    await installJobs(older.admin);
    await older.ask("insert into directory.regions (id, slug, name, kind) values (gen_random_uuid(), 'alt', 'Alt', 'landkreis')");
    const backup = await backUp(older.settings, older.admin, new Date(now.getTime() + 2_000));
    const second = await secondHouse(db, house);
    expect(await restoreBackup(second.settings, { file: backup.file, admin: second.admin, force: false, now })).toMatchObject({
      ok: true,
      value: { migrated: later },
    });
    expect(await second.ask("select slug from directory.regions")).toEqual([{ slug: "alt" }]);
  });
});

describe("One format on both engines", { timeout: 240_000 }, () => {
  test("from here into the embedded server and back again: every table has the same content", async () => {
    // Not os.tmpdir(): PostgreSQL's unprivileged user must reach it.
    const folder = mkdtempSync("/var/tmp/miteinander-drill-");
    chmodSync(folder, 0o711);
    const settings = readSettings({ MITEINANDER_DATA: join(folder, "data"), MITEINANDER_SECRET: house.environment.MITEINANDER_SECRET });
    const opened = await openDatabase(settings);
    try {
      const admin = opened.admin ?? {};
      expect(await restoreBackup(settings, { file, admin, force: false, now })).toMatchObject({ ok: true, value: { rows: rowsOf(manifest) } });
      const middle = await backUp(settings, admin, new Date(now.getTime() + 3_000));
      const second = await secondHouse(db, house);
      expect(await restoreBackup(second.settings, { file: middle.file, admin: second.admin, force: false, now })).toMatchObject({ ok: true });
      const last = await backUp(second.settings, second.admin, new Date(now.getTime() + 4_000));
      // The chains grow by one entry with each restore.
      const content = ({ tables }: Manifest) => tables.filter(({ schema }) => schema !== "audit");
      expect(content(middle.manifest)).toEqual(content(manifest));
      expect(content(last.manifest)).toEqual(content(manifest));
      expect((await verifyAudit(second.admin, second.settings.dataFolder)).every(({ ok }) => ok)).toBe(true);
    } finally {
      await opened.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  });
});
