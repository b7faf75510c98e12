import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { register } from "#app/privacy.ts";
import { people } from "#domain/network/schema.ts";
import { anchorAllHeads, verifyAudit } from "#platform/audit/index.ts";
import { createAccount, findAccountByEmail, hashPassword, insertMembership, signIn } from "#platform/auth/index.ts";
import { isComplete, openBackup, restoreBackup, rowsOf, writeBackup, type Manifest } from "#platform/backup/index.ts";
import { readSettings, type Settings } from "#platform/config/index.ts";
import { makeContext, migrate, migrationNames, newId, openDatabase, transact, type Database } from "#platform/db/index.ts";
import { checkFiles, openFile, storeFile } from "#platform/files/index.ts";
import type { House } from "#platform/house.ts";
import { enqueue, installJobs } from "#platform/jobs/index.ts";
import { appendErasure, replayErasures } from "#platform/privacy/index.ts";
import { catalogueFaults } from "#tests/walls/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { TEST_CONTEXT_KEY } from "#tests/support/server.ts";
import { externalHouse } from "./external-house.ts";
import { secondHouse } from "./second-house.ts";

const project = resolve(import.meta.dirname, "../..");
const EMAIL = "koordination@example.org";
const PASSWORD = "Apfelbaum am Deich 7";
const now = new Date();

// The house that will be lost: people, a concept, a measure, an upload, a waiting job, an account with a session.
const db = await testDatabase();
const county = await aRegion(db);
const concept = await county.aConcept({ recommendations: 12, fields: 3, released: true });
await county.aMeasure({ recommendationIds: concept.recommendationIds.slice(0, 2), title: "Sprachcafé – ملتقى\t\\ \n🥨", released: true });
const erased = await county.aPerson({ lastName: "Vergessen" });
const kept = await county.aPerson();
await (await aRegion(db)).aConcept();
const house = await externalHouse(db);
const ctx = house.of(county);
const asHouse: House = { ...house, open: { database: house.database, admin: db.admin, migrate: async () => [], close: async () => {} } };
await createAccount(asHouse, { email: EMAIL, name: "Koordination", operator: false, passwordHash: await hashPassword(PASSWORD) });
const account = await findAccountByEmail(house.database, EMAIL);
// In a stream: outside of one, chance writes /EF ("a file inside") into one of sixty such files, which then is refused.
const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nstream\n"), randomBytes(300_000), Buffer.from("\nendstream\nendobj\n")]);
const stored = await transact(ctx, async (tx) => {
  await insertMembership(tx, ctx, account?.id ?? "", { role: "coordinator" });
  await enqueue(tx, "mail.send", { regionId: ctx.region.id, mailId: kept.id }, { startAfter: new Date(now.getTime() + 86_400_000) });
  return storeFile(tx, ctx, { dataFolder: house.settings.dataFolder, name: "zeugnis.pdf", bytes: pdf, allowed: ["pdf"] });
});
await checkFiles({ dataFolder: house.settings.dataFolder, clamd: null })(ctx, {
  id: "",
  payload: { regionId: ctx.region.id },
  attempt: 1,
  isLastAttempt: true,
});
if (!stored.ok) throw new Error(`The upload was refused: ${stored.refusal}`);
const fileId = stored.value.id;
await signIn(asHouse, { email: EMAIL, password: PASSWORD }, new Request("http://localhost:3000/app/anmelden"));
await anchorAllHeads(house.database, house.settings.dataFolder);

const backups = mkdtempSync(join(tmpdir(), "miteinander-backups-"));
afterAll(() => rmSync(backups, { recursive: true }));
const { file, manifest } = await backUp(house.settings, db.admin, now);
async function backUp(settings: Settings, admin: pg.ClientConfig, moment: Date): Promise<{ file: string; manifest: Manifest }> {
  const written = await writeBackup(settings, { admin, folder: backups, now: moment });
  if (!written.ok) throw new Error(written.refusal);
  return written.value;
}

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
    const empty = await secondHouse(db, house);
    await migrate({ admin: empty.admin, contextKey: empty.settings.contextKey, passwords: null });
    await installJobs(empty.admin);
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

describe("A restore is refused", { timeout: 240_000 }, () => {
  test("over data, unless forced; the replaced database and the notes of its chains then stay", async () => {
    const second = await secondHouse(db, house);
    const restore = (force: boolean) => restoreBackup(second.settings, { file, admin: second.admin, force, now });
    expect(await restore(false)).toMatchObject({ ok: true });
    await second.ask("update directory.regions set name = 'Später'");
    expect(await restore(false)).toEqual({ ok: false, refusal: "not-empty" });
    expect(await second.ask("select distinct name from directory.regions")).toEqual([{ name: "Später" }]);

    const forced = await restore(true);
    expect(forced).toMatchObject({ ok: true, value: { keptDatabase: expect.stringContaining(`${second.name}_vor_`), keptAnchors: expect.any(String) } });
    expect(await second.ask("select 1 from directory.regions where name = 'Später'")).toEqual([]);
    expect((await verifyAudit(second.admin, second.settings.dataFolder)).every(({ ok }) => ok)).toBe(true);
  });

  test("while somebody is connected", async () => {
    const second = await secondHouse(db, house);
    const visitor = new pg.Client(second.admin);
    await visitor.connect();
    expect(await restoreBackup(second.settings, { file, admin: second.admin, force: true, now })).toEqual({ ok: false, refusal: "in-use" });
    await visitor.end();
  });

  test("when somebody connects while it is being built; nothing has changed, and nothing is left over", async () => {
    const second = await secondHouse(db, house);
    const visitor = new pg.Client(second.admin);
    const started = { file, admin: second.admin, force: true, now, afterRestore: () => visitor.connect().then(() => undefined) };
    expect(await restoreBackup(second.settings, started)).toEqual({ ok: false, refusal: "in-use" });
    expect(await second.ask("select nspname from pg_namespace where nspname = 'directory'")).toEqual([]);
    expect(await second.ask(`select datname from pg_database where datname like '${second.name}_%'`)).toEqual([]);
    await visitor.end();
    expect(await restoreBackup(second.settings, { ...started, afterRestore: undefined })).toMatchObject({ ok: true });
  });

  test("with another key, from a file that is none, and from a damaged one; nothing has changed", async () => {
    const second = await secondHouse(db, house);
    const restore = (path: string, settings = second.settings) => restoreBackup(settings, { file: path, admin: second.admin, force: false, now });
    const other = readSettings({ ...second.environment, BACKUP_KEY: "another key of at least thirty-two characters" });
    const bytes = readFileSync(file);
    const damaged = join(backups, "damaged");
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    expect(await restore(file, other)).toMatchObject({ refusal: "wrong-key" });
    expect(await restore(join(project, "package.json"))).toMatchObject({ refusal: "not-a-backup" });
    expect(await restore(join(backups, "nowhere"))).toMatchObject({ refusal: "no-such-file" });
    expect(await restore(damaged)).toMatchObject({ refusal: "damaged" });
    expect(await second.ask("select nspname from pg_namespace where nspname = 'directory'")).toEqual([]);
    expect(readdirSync(second.settings.dataFolder)).toEqual([]);
  });

  test("into a program that does not know its migrations yet", async () => {
    const second = await secondHouse(db, house);
    await db.superuser.query("insert into migrations.applied (name, sha256) values ('29991231T0000-later.sql', '')");
    const newer = await backUp(house.settings, db.admin, new Date(now.getTime() + 1_000));
    await db.superuser.query("delete from migrations.applied where name like '2999%'");
    expect(await restoreBackup(second.settings, { file: newer.file, admin: second.admin, force: false, now })).toMatchObject({ refusal: "newer-than-program" });
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

describe("The commands", { timeout: 240_000 }, () => {
  function miteinander(parameters: string[], environment: NodeJS.ProcessEnv): Promise<{ code: number; out: string; err: string }> {
    return new Promise((done) => {
      execFile(process.execPath, ["cli/miteinander.ts", ...parameters], { cwd: project, env: environment, timeout: 60_000 }, (error, out, err) =>
        done({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
      );
    });
  }

  test("back up, list, verify and restore, in words and as JSON", async () => {
    const folder = join(backups, "own");
    const environment = { ...house.environment, BACKUP_FOLDER: folder };
    const written = JSON.parse((await miteinander(["backup", "--json"], environment)).out) as { file: string };
    expect(written).toMatchObject({ rows: rowsOf(manifest), bytes: expect.any(Number), removed: 0 });
    expect(JSON.parse((await miteinander(["backup", "list", "--json"], environment)).out)).toEqual([expect.objectContaining({ file: written.file })]);
    expect(await miteinander(["backup", "verify", written.file], environment)).toMatchObject({ code: 0, out: expect.stringContaining("ist vollständig") });
    expect(await miteinander(["restore", written.file], environment)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("stehen schon Daten") });
    const second = await secondHouse(db, house);
    expect(await miteinander(["restore", written.file, "--json"], second.environment)).toMatchObject({
      code: 0,
      out: expect.stringContaining('"brokenChains":[]'),
    });
    expect(await miteinander(["audit", "verify"], second.environment)).toMatchObject({ code: 0 });
  });

  test("killed at any moment, a restore leaves nothing or everything, and the next one works", async () => {
    const second = await secondHouse(db, house);
    const state = () => second.ask("select 1 from pg_namespace where nspname = 'directory'");
    for (const wait of [500, 1_000, 1_500, 2_000, 2_500, 3_000]) {
      const child = spawn(process.execPath, ["cli/miteinander.ts", "restore", file, "--force"], { cwd: project, env: second.environment, stdio: "ignore" });
      const ended = new Promise((done) => child.once("exit", done));
      await Promise.race([sleep(wait), ended]);
      child.kill("SIGKILL");
      await ended;
      await everybodyLeft(second.name);
      if ((await state()).length === 0) continue;
      expect(await second.ask("select count(*)::int as count from recommendations")).toEqual([{ count: 17 }]);
    }
    expect(await miteinander(["restore", file, "--force"], second.environment)).toMatchObject({ code: 0 });
    expect((await verifyAudit(second.admin, second.settings.dataFolder)).every(({ ok }) => ok)).toBe(true);
  });

  async function everybodyLeft(name: string): Promise<void> {
    while ((await db.superuser.query("select 1 from pg_stat_activity where starts_with(datname, $1) and usesysid is not null", [name])).rowCount !== 0)
      await sleep(20);
  }
});
