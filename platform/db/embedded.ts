import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { FOLDERS } from "#platform/config/folders.ts";
import { keepRunning } from "./keep-running.ts";
import { makeCluster } from "./make-cluster.ts";
import { serverFiles } from "./server-files.ts";
import { asRoot, asServerUser, requireReachable } from "./server-user.ts";
import { lockServer, makeSocketFolder, PORT, removeAbandonedFolders, removeSocketFolder, socketIdOf } from "./socket-folder.ts";

export type EmbeddedServer = {
  /** Folder of the Unix socket; there is no network port. */
  socketFolder: string;
  port: number;
  /** Stops the server unless another process still uses it. */
  release(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Absolute folder that keeps the database cluster, in its sub-folder `postgres`. */
  dataFolder: string;
  superuserPassword: string;
  /** Only for tests that may lose everything with the machine's power. */
  withoutFsync?: boolean;
  /** Only for tests on another version: a folder with bin/initdb and bin/postgres that everybody may read. */
  serverFolder?: string;
};

/**
 * Starts the PostgreSQL that npm brought, or adopts one that already serves this folder
 * (left over from a killed process, or started by a command beside the server). Should it die, it is started again.
 *
 * @throws Error in words a person can act on: unsupported machine, unreachable folder, server that does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  mkdirSync(options.dataFolder, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
  if (asRoot) requireReachable(options.dataFolder);

  const id = socketIdOf(options.dataFolder);
  await removeAbandonedFolders();
  const unlock = await lockServer(id);
  try {
    const native = options.serverFolder ?? serverFiles();
    const socketFolder = makeSocketFolder(id);
    const cluster = join(options.dataFolder, FOLDERS.database);
    const server: Cluster = { id, native, cluster, socketFolder, options };
    if (!existsSync(join(cluster, "PG_VERSION"))) await makeCluster({ native, cluster, socketFolder, superuserPassword: options.superuserPassword });
    const admin = { host: socketFolder, port: PORT, user: "postgres", password: options.superuserPassword, database: "postgres" };
    if (!(await answers(admin))) await launch(server, admin);
    const stopWatching = await keepRunning(admin, (counted) => launchAgain(server, admin, counted));
    const end = async () => {
      await stopWatching();
      await release(server, admin);
    };
    return { socketFolder, port: PORT, release: end };
  } finally {
    unlock();
  }
}

type Cluster = { id: string; native: string; cluster: string; socketFolder: string; options: EmbeddedOptions };

/** Of several processes that lost their server one starts it, the others find it there. */
async function launchAgain(server: Cluster, admin: pg.ClientConfig, counted: () => void): Promise<void> {
  const unlock = await lockServer(server.id);
  try {
    if (await answers(admin)) return;
    counted();
    // Another data folder's start may have cleared it away meanwhile.
    makeSocketFolder(server.id);
    await launch(server, admin);
  } finally {
    unlock();
  }
}

async function launch({ native, cluster, socketFolder, options }: Cluster, admin: pg.ClientConfig): Promise<void> {
  const logFile = join(dirname(cluster), "postgres.log");
  const deadline = Date.now() + 30_000;
  // A postmaster killed a moment ago may still hold its lock as a zombie: try again for a while.
  for (;;) {
    const log = openSync(logFile, "a", 0o600);
    const child = spawn(
      join(native, "bin", "postgres"),
      [
        "-D",
        cluster,
        "-k",
        socketFolder,
        "-p",
        String(PORT),
        "-c",
        "listen_addresses=",
        "-c",
        "shared_buffers=128MB",
        "-c",
        "max_connections=100",
        "-c",
        "timezone=UTC",
        "-c",
        "log_min_messages=warning",
        // To an error belong the row's values and the statement: they are no business of a log's.
        "-c",
        "log_error_verbosity=terse",
        "-c",
        "log_min_error_statement=panic",
        ...(options.withoutFsync ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"] : []),
      ],
      { ...asServerUser, cwd: "/", env: { LC_ALL: "C", TZ: "UTC" }, detached: true, stdio: ["ignore", log, log] },
    );
    closeSync(log);
    const ended = new AbortController();
    child.once("exit", () => ended.abort());
    child.once("error", () => ended.abort());
    child.unref();
    while (!ended.signal.aborted && Date.now() < deadline) {
      if (await answers(admin)) return;
      await sleep(30);
    }
    if (Date.now() >= deadline) throw new Error(`PostgreSQL did not start within 30 s. Its own words are in ${logFile}.`);
    await sleep(200);
  }
}

async function answers(admin: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...admin, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Under the lock: who starts meanwhile finds the server either serving or gone. */
async function release({ id, cluster }: Cluster, admin: pg.ClientConfig): Promise<void> {
  const unlock = await lockServer(id);
  try {
    if ((await countOthers(admin)) === 0) await stop(cluster);
    await removeSocketFolder(id);
  } finally {
    unlock();
  }
}

/** @returns null where no server answers any more */
async function countOthers(admin: pg.ClientConfig): Promise<number | null> {
  const client = new pg.Client({ ...admin, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const found = await client.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    await client.end();
    return found.rows[0]?.count ?? 0;
  } catch {
    return null;
  }
}

async function stop(cluster: string): Promise<void> {
  const pidFile = join(cluster, "postmaster.pid");
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  process.kill(pid, "SIGINT");
  for (let waited = 0; existsSync(pidFile) && waited < 10_000; waited += 30) await sleep(30);
}
