import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { asServerUser, giveToServer } from "./server-user.ts";

type NewCluster = {
  /** Folder with bin/initdb. */
  native: string;
  /** Absolute folder that shall keep the data; it does not exist yet. */
  cluster: string;
  socketFolder: string;
  superuserPassword: string;
};

/** initdb beside, then rename: a killed initdb leaves a folder that looks complete and is not. */
export async function makeCluster({ native, cluster, socketFolder, superuserPassword }: NewCluster): Promise<void> {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent)) if (name.startsWith("postgres.half-")) removeHalf(join(parent, name));
  const half = join(parent, `postgres.half-${process.pid}`);
  mkdirSync(half, { mode: 0o700 });
  giveToServer(half);
  const passwordFile = join(socketFolder, "password");
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  giveToServer(passwordFile);
  try {
    await run(join(native, "bin", "initdb"), [
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
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, cluster);
}

/** An initdb outlives the program that started it and would go on writing; so would its own child, which works in that folder. */
function removeHalf(folder: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const isAtWork = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(folder) || readlinkSync(`/proc/${pid}/cwd`) === folder;
      if (isAtWork) process.kill(Number(pid), "SIGKILL");
    } catch {
      // it has ended meanwhile
    }
  }
  // A killed one may still finish the write it was in.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function run(command: string, parameters: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { ...asServerUser, cwd: "/", env: { LC_ALL: "C", TZ: "UTC" }, stdio: ["ignore", "ignore", "pipe"] });
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${words.trim()}`))));
  });
}
