import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const project = resolve(import.meta.dirname, "../..");
const NODE = process.execPath;

/** The product in a process of its own, on data of its own. */
export type Product = {
  origin: string;
  child: ChildProcess;
  environment: NodeJS.ProcessEnv;
  /** From the command to the line that says where it is, ms. */
  startMs: number;
  /** Settles when the process has ended, however. */
  ended: Promise<void>;
  /** What it wrote to its log so far. */
  log(): string;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
};

/** A folder that the database's unprivileged user can reach; removed with `removeFolder`. */
export function freshFolder(): string {
  const folder = mkdtempSync("/var/tmp/miteinander-bench-");
  chmodSync(folder, 0o711);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/**
 * @param parameters of the command `serve`
 * @param more settings beside those that every one of them gets
 * @param version folder of another version of the program
 */
export async function startProduct(folder: string, parameters: string[] = [], more: NodeJS.ProcessEnv = {}, version = project): Promise<Product> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = { PATH: process.env.PATH, MITEINANDER_DATA: join(folder, "data"), PORT: String(port), ORIGIN: origin, LOG_LEVEL: "warn", ...more };
  const started = performance.now();
  const child = spawn(NODE, ["cli/miteinander.ts", "serve", ...parameters], { cwd: version, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let logged = "";
  child.stderr.on("data", (chunk: Buffer) => (logged += chunk.toString()));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  await new Promise<void>((ready, fail) => {
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("is ready")) ready();
    });
    void ended.then(() => fail(new Error(`The product ended before it was ready: ${logged}`)));
  });
  return {
    origin,
    child,
    environment,
    startMs: performance.now() - started,
    ended,
    log: () => logged,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A command of the product, e.g. ["demo", "--json"]. @returns what it prints */
export function run(parameters: string[], environment: NodeJS.ProcessEnv): string {
  const { status, stdout } = spawnSync(NODE, ["cli/miteinander.ts", ...parameters], {
    cwd: project,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`miteinander ${parameters.join(" ")} ended with ${status}.`);
  return stdout;
}

/** Signs in through the form. @returns the cookie */
export async function signInAt(origin: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/app/anmelden`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams({ email, password }),
  });
  if (answer.status !== 303) throw new Error(`Signing in was answered with ${answer.status}.`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

/** The memory of a process alone, and of PostgreSQL with all its children, where shared pages count once; MB. */
export function memory(product: Product): { node: number; postgres: number } {
  const postmaster = readFileSync(join(product.environment.MITEINANDER_DATA ?? "", "postgres", "postmaster.pid"), "utf8").split("\n")[0] ?? "";
  const family = [postmaster, ...readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8").trim().split(" ")];
  const sum = family.reduce((total, pid) => total + kilobytes(`/proc/${pid}/smaps_rollup`, "Pss"), 0);
  return { node: kilobytes(`/proc/${product.child.pid}/status`, "VmRSS") / 1024, postgres: sum / 1024 };
}

function kilobytes(file: string, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(readFileSync(file, "utf8"))?.[1] ?? 0);
  } catch {
    return 0; // it ended a moment ago
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const bound = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof bound === "object" && bound ? bound.port : 0;
}
