/**
 * `npm run soak [-- NAME …] [--rounds N] [--seed N] [--sample]`: what takes too long for every change. Each fault of
 * scripts/soak strikes the product; what was acknowledged must be there, nothing in part. Ends with 1 if any does not pass.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { nothingYet, passed, type Outcome } from "./soak/fault.ts";
import { faults } from "./soak/faults.ts";
import { prepareGround } from "./soak/ground.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string" }, seed: { type: "string" }, sample: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !faults.some((fault) => fault.name === name));
if (unknown.length > 0) throw new RangeError(`There is no fault ${unknown.join(", ")}. There are: ${faults.map(({ name }) => name).join(", ")}`);
const seed = values.seed ? Number(values.seed) : Date.now() % 1_000_000;
if (!Number.isSafeInteger(seed)) throw new RangeError("--seed needs a whole number");
const rounds = values.rounds ? Number(values.rounds) : null;
if (rounds !== null && !(Number.isSafeInteger(rounds) && rounds > 0)) throw new RangeError("--rounds needs a whole number above 0");

spawnSync(process.execPath, [resolve(import.meta.dirname, "prepare.mjs")], { stdio: "inherit" });
process.stdout.write(`seed ${seed}\n`);
const ground = await prepareGround();
const line = (...cells: (string | number)[]) =>
  process.stdout.write(`${cells.map((cell, place) => (place === 0 ? String(cell).padEnd(24) : String(cell).padStart(13))).join("")}\n`);
line("fault", "rounds", "acknowledged", "lost", "half states", "others", "seconds", "verdict");
try {
  for (const fault of faults.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const started = Date.now();
    const outcome = await ground
      .strike(fault, rounds ?? fault.rounds[values.sample ? "sample" : "soak"], seed)
      .catch((error: unknown): Outcome => ({ ...nothingYet(), others: [String(error)] }));
    for (const words of [...outcome.lost, ...outcome.halfStates, ...outcome.others, ...outcome.notes]) process.stdout.write(`  ${fault.name}: ${words}\n`);
    const { rounds: done, acknowledged, lost, halfStates, others } = outcome;
    const seconds = Math.round((Date.now() - started) / 1000);
    line(fault.name, done, acknowledged, lost.length, halfStates.length, others.length, seconds, passed(outcome) ? "passed" : "FAILED");
    if (!passed(outcome)) process.exitCode = 1;
  }
} finally {
  ground.clear();
}
