import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBackup, type Manifest } from "#platform/backup/index.ts";
import { readSettings } from "#platform/config/index.ts";
import type { Random } from "#domain/concept/import/generate-concept.ts";
import { startProduct } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, WORK } from "./county-at-work.ts";
import { nothingYet, type Fault } from "./fault.ts";

const project = resolve(import.meta.dirname, "../..");

/** What may have become of the one file that everything depends on. */
const DAMAGES = ["cut off", "one bit flipped", "missing"] as const;
type Damage = (typeof DAMAGES)[number];

/** Somebody restores from a file that the disk or the way here has damaged. */
export const truncatedBackup: Fault = {
  name: "truncated-backup",
  passes:
    "A backup that was cut off, changed by one bit, or is gone is refused in words by restore and named by doctor; the house stays as it was, and the whole file still restores.",
  rounds: { soak: 60, sample: 3 },
  strike: async ({ random, rounds, freshFolder }) => {
    const outcome = nothingYet();
    const folder = freshFolder();
    const ledger = new Ledger();
    const product = await startProduct(folder);
    const { environment } = product;
    const writeAll = async () => {
      const county = await openCounty(product, ledger);
      for (const work of WORK) await county.write(work);
    };
    await writeAll();
    const whole = await backUp(environment, join(folder, "data", "whole"));
    // What the backup does not know: a restore that took place all the same would lose it.
    await writeAll();
    await product.stop();

    const shelf = readSettings(environment).backupFolder;
    mkdirSync(shelf, { recursive: true, mode: 0o700 });
    const damaged = join(shelf, "miteinander-2999-01-01T000000Z.backup");
    const before = await stateOf(environment, join(folder, "data", "before"));
    for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
      const damage = DAMAGES[outcome.rounds % DAMAGES.length] ?? "missing";
      const where = makeDamage(random, damage, whole, damaged);
      const restored = await miteinander(["restore", damaged, "--force"], environment);
      if (restored.code !== 1 || restored.out !== "" || !isRefusal(restored.err)) outcome.others.push(`${where}: restore ended with ${told(restored)}`);
      const examined = await miteinander(["doctor", "--json"], environment);
      const finding = damage === "missing" ? "backup-none" : "backup-unreadable";
      if (!examined.out.includes(`"${finding}"`)) outcome.others.push(`${where}: doctor did not say ${finding} but ${told(examined)}`);
    }
    const after = await stateOf(environment, join(folder, "data", "after"));
    for (const part of Object.keys(before)) if (before[part] !== after[part]) outcome.halfStates.push(`${part} has changed`);

    const again = await startProduct(folder);
    const { acknowledged, lost, halfStates } = await compare(again, ledger);
    await again.stop();
    const intact = await miteinander(["restore", whole, "--force"], environment);
    if (intact.code !== 0) outcome.others.push(`the whole file was not restored: ${told(intact)}`);
    outcome.halfStates.push(...halfStates);
    return { ...outcome, acknowledged, lost };
  },
};

/** @returns what was done to the copy, in words */
function makeDamage(random: Random, damage: Damage, whole: string, copy: string): string {
  rmSync(copy, { force: true });
  if (damage === "missing") return damage;
  const bytes = readFileSync(whole);
  const at = random.whole(0, bytes.length - 1);
  if (damage === "one bit flipped") bytes[at] = (bytes[at] ?? 0) ^ (1 << random.whole(0, 7));
  writeFileSync(copy, damage === "cut off" ? bytes.subarray(0, at) : bytes);
  return `${damage} at byte ${at} of ${bytes.length}`;
}

/** @returns the file */
async function backUp(environment: NodeJS.ProcessEnv, folder: string): Promise<string> {
  const ended = await miteinander(["backup", "--to", folder, "--json"], environment);
  if (ended.code !== 0) throw new Error(`The backup ended with ${told(ended)}`);
  return (JSON.parse(ended.out) as { file: string }).file;
}

/** Everything that a backup would hold now: the content of each table, the uploads, the jobs, the heads of the chains. */
async function stateOf(environment: NodeJS.ProcessEnv, folder: string): Promise<Record<string, string>> {
  const opened = await openBackup(await backUp(environment, folder), readSettings(environment).backupKey);
  if (!opened.ok) throw new Error(opened.refusal);
  const { tables, files, jobs, chainHeads }: Manifest = opened.value.manifest;
  await opened.value.close();
  return Object.fromEntries([
    ...tables.map(({ schema, name, rows, sha256 }) => [`${schema}.${name}`, `${rows} ${sha256}`]),
    ...files.map(({ path, sha256 }) => [path, sha256]),
    ["jobs", jobs.sha256],
    ["chains", JSON.stringify(chainHeads)],
  ]);
}

/** One of the sentences that a person gets, and nothing of the program. */
const isRefusal = (words: string) =>
  /^\S.*(ist keine Sicherung|beschädigt oder abgeschnitten|Schlüssel passt nicht|gibt es nicht)/.test(words) && !words.includes("    at ");

type Ended = { code: number | null; out: string; err: string };
const told = ({ code, out, err }: Ended) => `${code}: ${(err || out).slice(0, 300)}`;

/** A command of the product that may end in any way. */
function miteinander(parameters: string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, ["cli/miteinander.ts", ...parameters], { cwd: project, env: environment }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
}
