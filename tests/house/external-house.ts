import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";
import { readSettings } from "#platform/config/index.ts";
import { closeDatabase, makeContext, migrate, openDatabase, type Context } from "#platform/db/index.ts";
import type pg from "pg";
import { TEST_LOGIN } from "#tests/support/server.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { County } from "#tests/support/factories.ts";

const project = resolve(import.meta.dirname, "../..");

export type ServerProcess = { origin: string; child: ChildProcess; log(): Record<string, unknown>[]; ended: Promise<number | null> };

/** The test's database as an administrator gives it to several processes: by addresses and one secret. */
export async function externalHouse(db: TestDatabase) {
  const dataFolder = mkdtempSync(join(tmpdir(), "miteinander-processes-"));
  const url = (user: string, password: string) =>
    `postgres://${user}:${password}@localhost/${db.admin.database}?host=${encodeURIComponent(db.admin.host ?? "")}`;
  const environment = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    MITEINANDER_DATA: dataFolder,
    MITEINANDER_SECRET: "one secret for all processes of this test",
    DATABASE_URL: url("miteinander_app", TEST_LOGIN.app),
    AUTH_DATABASE_URL: url("miteinander_auth", TEST_LOGIN.auth),
    MIGRATION_DATABASE_URL: url("postgres", TEST_LOGIN.superuser),
  };
  const settings = readSettings(environment);
  await migrate({ admin: db.admin as pg.ClientConfig, contextKey: settings.contextKey, passwords: null });
  const { database } = await openDatabase(settings);
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await closeDatabase(database);
    rmSync(dataFolder, { recursive: true, force: true });
  });

  /** `miteinander serve` in a process of its own. */
  async function serve(more: Record<string, string> = {}): Promise<ServerProcess> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, ["cli/miteinander.ts", "serve"], {
      cwd: project,
      env: { ...environment, PORT: String(port), ORIGIN: origin, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    let said = "";
    let logged = "";
    child.stderr.on("data", (chunk: Buffer) => (logged += chunk.toString()));
    const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    await new Promise<void>((ready, fail) => {
      child.stdout.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes("is ready")) ready();
      });
      void ended.then((code) => fail(new Error(`The server ended with ${code}: ${logged}`)));
    });
    return {
      origin,
      child,
      ended,
      log: () =>
        logged
          .split("\n")
          .filter((line) => line.startsWith("{"))
          .map((line) => JSON.parse(line) as Record<string, unknown>),
    };
  }

  return {
    serve,
    environment,
    settings,
    database,
    /** A context of the county that the processes' database believes. */
    of: (county: County): Context => makeContext(database, county.region, county.ctx.actor),
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const bound = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof bound === "object" && bound ? bound.port : 0;
}
