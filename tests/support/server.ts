import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { migrate, startEmbedded } from "#platform/db/index.ts";
import { installJobs } from "#platform/jobs/index.ts";

/** Logins and key of the tests' own server; it is reached through a closed folder and dies with the run. */
export const TEST_LOGIN = { superuser: "superuser", app: "app", auth: "auth" };
export const TEST_CONTEXT_KEY = Buffer.alloc(32, 7);
export const TEMPLATE = "miteinander_template";

// Not os.tmpdir(): PostgreSQL's unprivileged user must reach it, also where TMPDIR is closed.
const FOLDER = "/var/tmp";
const PREFIX = "miteinander-test-";

/**
 * One server per run of Vitest, named by its process so that two runs never meet. TEST_POSTGRES names the folder of
 * another version's server, e.g. /usr/lib/postgresql/15.
 *
 * @returns the folder of its socket, and how to end it
 */
export async function startTestServer(): Promise<{ socketFolder: string; stop(): Promise<void> }> {
  await stopAbandoned();
  const dataFolder = join(FOLDER, `${PREFIX}${process.pid}`);
  const server = await startEmbedded({ dataFolder, superuserPassword: TEST_LOGIN.superuser, withoutFsync: true, serverFolder: process.env.TEST_POSTGRES });
  const postgres = login(server.socketFolder, "postgres", TEST_LOGIN.superuser);
  await command(postgres, `create database ${TEMPLATE}`);
  const admin = { ...postgres, database: TEMPLATE };
  await migrate({ admin, contextKey: TEST_CONTEXT_KEY, passwords: { app: TEST_LOGIN.app, auth: TEST_LOGIN.auth } });
  await installJobs(admin);
  return {
    socketFolder: server.socketFolder,
    stop: async () => {
      await server.release();
      // Whoever is still connected must not keep it.
      await stopServer(dataFolder);
    },
  };
}

export function login(socketFolder: string, user: string, password: string, database = "postgres"): pg.ClientConfig {
  return { host: socketFolder, port: 5432, user, password, database };
}

export async function command(config: pg.ClientConfig, text: string): Promise<void> {
  const { default: driver } = await import("pg");
  const client = new driver.Client(config);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** Servers of runs that were killed before they could clear up. */
async function stopAbandoned(): Promise<void> {
  for (const name of readdirSync(FOLDER).filter((entry) => entry.startsWith(PREFIX))) {
    if (!isAlive(Number(name.slice(PREFIX.length)))) await stopServer(join(FOLDER, name));
  }
}

async function stopServer(dataFolder: string): Promise<void> {
  // postmaster.pid: process, data folder, start, port, socket folder, …
  const [id = "", , , , socketFolder = ""] = readOr(join(dataFolder, "postgres", "postmaster.pid")).split("\n");
  const pid = Number(id);
  // The number alone may by now belong to another program.
  if (pid > 0 && readOr(`/proc/${pid}/cmdline`).includes(dataFolder)) {
    process.kill(pid, "SIGINT");
    for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 20) await sleep(20);
  }
  rmSync(dataFolder, { recursive: true, force: true });
  if (socketFolder.startsWith("/tmp/miteinander-")) rmSync(socketFolder, { recursive: true, force: true });
}

function readOr(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** A zombie counts as ended: as the first process of a container nobody may be there to bury it. */
function isAlive(pid: number): boolean {
  const stat = readOr(`/proc/${pid}/stat`);
  return stat !== "" && !/\) Z /.test(stat);
}
