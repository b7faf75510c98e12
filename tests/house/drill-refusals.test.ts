import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { verifyAudit } from "#platform/audit/index.ts";
import { restoreBackup } from "#platform/backup/index.ts";
import { readSettings } from "#platform/config/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { houseToLose } from "./house-to-lose.ts";
import { secondHouse } from "./second-house.ts";

const project = resolve(import.meta.dirname, "../..");
const db = await testDatabase();
const { now, house, backups, backUp, file } = await houseToLose(db);

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

  test("when somebody connects while it is being built, or restores too; nothing has changed, and nothing is left over", async () => {
    const second = await secondHouse(db, house);
    const visitor = new pg.Client(second.admin);
    const started = { file, admin: second.admin, force: true, now, afterRestore: () => visitor.connect().then(() => undefined) };
    expect(await restoreBackup(second.settings, started)).toEqual({ ok: false, refusal: "in-use" });
    expect(await second.ask("select nspname from pg_namespace where nspname = 'directory'")).toEqual([]);
    expect(await second.ask(`select datname from pg_database where datname like '${second.name}_%'`)).toEqual([]);
    await visitor.end();
    const again = { ...started, afterRestore: undefined };
    const meanwhile = async () => expect(await restoreBackup(second.settings, again)).toEqual({ ok: false, refusal: "already-running" });
    expect(await restoreBackup(second.settings, { ...started, afterRestore: meanwhile })).toMatchObject({ ok: true });
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
