import { execFile, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { verifyAudit } from "#platform/audit/index.ts";
import { rowsOf } from "#platform/backup/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { houseToLose } from "./house-to-lose.ts";
import { secondHouse } from "./second-house.ts";

const project = resolve(import.meta.dirname, "../..");
const db = await testDatabase();
const { house, backups, file, manifest } = await houseToLose(db);

describe("The commands for backups", { timeout: 240_000 }, () => {
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
