/**
 * `npm run soak [--minutes N]`: what takes too long for every change. Kills the product while it writes and compares what it had
 * acknowledged, then throws invented requests at all public addresses. Ends with 1 if anything was lost or broke.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { freshFolder, removeFolder } from "./bench/product.ts";
import { fuzzPublicAddresses } from "./bench/fuzz.ts";
import { killDuringWrites } from "./bench/kill-rounds.ts";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "3" }, seed: { type: "string" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new RangeError("--minutes needs a number above 0");
const seed = values.seed ? Number(values.seed) : Date.now() % 1_000_000;

spawnSync(process.execPath, [resolve(import.meta.dirname, "prepare.mjs")], { stdio: "inherit" });
const folder = freshFolder();
const half = (minutes * 60_000) / 2;
const faults: string[] = [];
try {
  const kills = await killDuringWrites(folder, half);
  process.stdout.write(`killed ${kills.rounds} times; ${kills.acknowledged} acknowledged writes, all compared; ${kills.restarts} starts afterwards\n`);
  const fuzz = await fuzzPublicAddresses(folder, { seed, milliseconds: half });
  process.stdout.write(
    `${fuzz.requests} invented requests (seed ${seed}): ${Object.entries(fuzz.answers)
      .map(([status, count]) => `${count} × ${status}`)
      .join(", ")}\n`,
  );
  faults.push(...kills.faults, ...fuzz.faults);
} finally {
  removeFolder(folder);
}
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
process.stdout.write(`${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
