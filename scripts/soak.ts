/**
 * `npm run soak [--minutes N] [--inputs N]`: what takes too long for every change. Kills the product while it writes and
 * compares what it had acknowledged, then throws invented requests at all addresses and changed files at all parsers: so many
 * inputs at least, half of each kind (100,000 where no minutes are given). Ends with 1 if anything was lost or broke.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { freshFolder, removeFolder } from "./bench/product.ts";
import { fuzzParsers } from "./bench/fuzz-parsers.ts";
import { fuzzAddresses } from "./bench/fuzz.ts";
import { killDuringWrites } from "./bench/kill-rounds.ts";

const { values } = parseArgs({ options: { minutes: { type: "string" }, inputs: { type: "string" }, seed: { type: "string" } } });
const minutes = Number(values.minutes ?? 3);
const inputs = Number(values.inputs ?? (values.minutes === undefined ? 100_000 : 0));
if (!(minutes > 0)) throw new RangeError("--minutes needs a number above 0");
const seed = values.seed ? Number(values.seed) : Date.now() % 1_000_000;

spawnSync(process.execPath, [resolve(import.meta.dirname, "prepare.mjs")], { stdio: "inherit" });
const folder = freshFolder();
const total = minutes * 60_000;
const half = total / 2;
const faults: string[] = [];
try {
  const kills = await killDuringWrites(folder, half);
  process.stdout.write(`killed ${kills.rounds} times; ${kills.acknowledged} acknowledged writes, all compared; ${kills.restarts} starts afterwards\n`);
  const fuzz = await fuzzAddresses(folder, { seed, milliseconds: total * 0.35, requests: inputs / 2 });
  process.stdout.write(
    `${fuzz.requests} invented requests (seed ${seed}): ${Object.entries(fuzz.answers)
      .map(([status, count]) => `${count} × ${status}`)
      .join(", ")}\n`,
  );
  const files = await fuzzParsers({ seed, inputs: Math.max(20_000, inputs / 2), until: Date.now() + Math.max(total * 0.15, inputs * 5) });
  process.stdout.write(`${files.inputs} changed files (seed ${seed}), the slowest in ${Math.round(files.slowestMs)} ms\n`);
  faults.push(...kills.faults, ...fuzz.faults, ...files.faults);
} finally {
  removeFolder(folder);
}
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
process.stdout.write(`${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
