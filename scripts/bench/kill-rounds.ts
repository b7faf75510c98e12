import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ellerland } from "#db/seed/ellerland/index.ts";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { readSettings } from "#platform/config/index.ts";
import { openDatabase } from "#platform/db/index.ts";
import pg from "pg";
import { run, signInAt, startProduct } from "./product.ts";

export type KillReport = { rounds: number; restarts: number; acknowledged: number; faults: string[] };

/**
 * Adds organisations through the form until the product is killed in the middle, in turn the program alone and
 * together with its database. What was answered with "saved" must be there after the next start, once, in an unbroken chain.
 */
export async function killDuringWrites(folder: string, milliseconds: number): Promise<KillReport> {
  const until = Date.now() + milliseconds;
  const report: KillReport = { rounds: 0, restarts: 0, acknowledged: 0, faults: [] };
  const email = ellerland.accounts.find(({ role }) => role === "coordinator")?.email ?? "";
  const all: string[] = [];
  let environment: NodeJS.ProcessEnv = {};
  do {
    const product = await startProduct(folder, ["--demo"]);
    environment = product.environment;
    if (report.rounds > 0) report.restarts += 1;
    const cookie = await signInAt(product.origin, email, DEMO_PASSWORD);
    const ended = new Promise((done) => product.child.once("exit", done));
    const writers = [1, 2, 3, 4].map((writer) => writeUntilRefused(product.origin, cookie, `${report.rounds}-${writer}`));
    await sleep(500 + Math.random() * 1_500);
    if (report.rounds % 2 === 1) process.kill(postmaster(environment), "SIGKILL");
    product.child.kill("SIGKILL");
    await ended;
    all.push(...(await Promise.all(writers)).flat());
    report.rounds += 1;
  } while (Date.now() < until);

  const last = await startProduct(folder);
  report.restarts += 1;
  report.acknowledged = all.length;
  report.faults.push(...(await missing(environment, all)));
  run(["audit", "verify"], environment); // throws when a chain is broken
  await last.stop();
  if (all.length === 0) report.faults.push("not one write was acknowledged: nothing was tried");
  return report;
}

function postmaster(environment: NodeJS.ProcessEnv): number {
  return Number(readFileSync(join(environment.MITEINANDER_DATA ?? "", "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** @returns the names whose saving was acknowledged */
async function writeUntilRefused(origin: string, cookie: string, prefix: string): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let n = 1; ; n++) {
    const name = `Verein ${prefix}-${n}`;
    try {
      const answer = await fetch(`${origin}/app/${ellerland.region.slug}/netzwerk/neu`, {
        method: "POST",
        redirect: "manual",
        headers: { origin, cookie },
        body: new URLSearchParams({ name, kind: "association" }),
      });
      if (answer.status === 303) acknowledged.push(name);
      else if (answer.status < 500) throw new TypeError(`saving was answered with ${answer.status}`);
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith("saving")) throw error;
      return acknowledged; // the connection broke: this one may be there or not
    }
  }
}

async function missing(environment: NodeJS.ProcessEnv, names: string[]): Promise<string[]> {
  const opened = await openDatabase(readSettings(environment));
  const admin = new pg.Client(opened.admin ?? {});
  await admin.connect();
  try {
    const found = await admin.query<{ name: string; count: number }>(
      "select name, count(*)::int as count from organisations where name = any($1) group by name",
      [names],
    );
    const counts = new Map(found.rows.map(({ name, count }) => [name, count]));
    return names.filter((name) => counts.get(name) !== 1).map((name) => `“${name}” was acknowledged and is there ${counts.get(name) ?? 0} times`);
  } finally {
    await admin.end();
    await opened.close();
  }
}
