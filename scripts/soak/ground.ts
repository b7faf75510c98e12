import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startRandom } from "#domain/concept/import/generate-concept.ts";
import { freshFolder, removeFolder, startProduct } from "../bench/product.ts";
import { until, type Fault, type Outcome } from "./fault.ts";

/** The demo region's data, made once; each fault strikes a copy. */
export async function prepareGround(): Promise<{ strike(fault: Fault, rounds: number, seed: number): Promise<Outcome>; clear(): void }> {
  const template = freshFolder();
  const product = await startProduct(template, ["--demo"]);
  await product.stop();

  async function strike(fault: Fault, rounds: number, seed: number): Promise<Outcome> {
    const folders: string[] = [];
    const copy = () => {
      const folder = freshFolder();
      folders.push(folder);
      execFileSync("cp", ["-a", "--reflink=auto", join(template, "data"), folder]);
      return folder;
    };
    try {
      return await fault.strike({ random: startRandom(seed), rounds, freshFolder: copy });
    } finally {
      for (const folder of folders) {
        await endDatabase(join(folder, "data"));
        removeFolder(folder);
      }
    }
  }
  return { strike, clear: () => removeFolder(template) };
}

/** The server that keeps this data, by its own note; null where it does not run. The number alone may belong to another program by now. */
export function postmasterOf(dataFolder: string): { pid: number; socketFolder: string } | null {
  const cluster = join(dataFolder, "postgres");
  try {
    // process, data folder, start, port, socket folder, …
    const [pid = "", , , , socketFolder = ""] = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(cluster) ? { pid: Number(pid), socketFolder } : null;
  } catch {
    return null;
  }
}

/** At once, like a power cut; it must be gone before its folder is, or it would write into it again. */
async function endDatabase(dataFolder: string): Promise<void> {
  const found = postmasterOf(dataFolder);
  if (!found) return;
  process.kill(found.pid, "SIGQUIT");
  await until("the database has ended", () => postmasterOf(dataFolder) === null);
}
