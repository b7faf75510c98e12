import { join } from "node:path";
import { startProduct, type Product } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, WORK, type County, type Work } from "./county-at-work.ts";
import { nothingYet, until, type Fault } from "./fault.ts";
import { makeNextVersion, startMigrating } from "./next-version.ts";
import { openBeside, type Opened } from "./open-database.ts";

/** An upgrade without a pause: the old version serves while the next one migrates, then both serve. */
export const twoVersions: Fault = {
  name: "two-versions",
  passes: "While the next version migrates and both serve, every write is taken (it may wait), nothing is lost, and nobody reads what was closed before.",
  rounds: { soak: 10, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const outcome = nothingYet();
    for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
      const folder = freshFolder();
      const next = makeNextVersion(join(folder, "next"));
      const ledger = new Ledger();
      const running: Product[] = [];
      try {
        const old = await startProduct(folder);
        running.push(old);
        const beside = await openBeside(old.environment);
        const closedBefore = await readable(beside);
        const isOver = { yes: false };
        const writeOn = async (county: County, name: string, works: readonly Work[]) => {
          while (!isOver.yes) {
            for (const work of works) {
              const answer = await county.write(work);
              if (answer?.status !== 303) outcome.others.push(`the ${name} version answered writing (${work}) with ${answer?.status ?? "nothing"}`);
            }
            if (outcome.others.length > 0) return;
          }
        };
        const here = await openCounty(old, ledger);
        const writers = [writeOn(here, "old", WORK)];
        await until("people write", () => ledger.acknowledged.size >= WORK.length || outcome.others.length > 0);
        const code = await startMigrating(next, old.environment).ended;
        if (code !== 0) outcome.others.push(`migrating ended with ${code}`);
        const newer = await startProduct(folder, [], {}, next);
        running.push(newer);
        const there = await openCounty(newer, ledger, here.asked);
        // An answer is written over: two writers at once would not say whose is the last.
        writers.push(writeOn(there, "next", ["organisation", "measure", "entry", "import"]));
        const wanted = ledger.acknowledged.size + 3 * WORK.length;
        await until("people write on both", () => ledger.acknowledged.size >= wanted || outcome.others.length > 0);
        isOver.yes = true;
        await Promise.all(writers);
        if ((await there.write("answer"))?.status !== 303) outcome.others.push("the next version did not take an answer");
        const open = (await readable(beside)).filter((table) => !closedBefore.includes(table));
        if (open.length > 0) outcome.others.push(`without a context there is now something to read in ${open.join(", ")}`);
        await beside.close();
        const { acknowledged, lost, halfStates } = await compare(newer, ledger);
        outcome.acknowledged += acknowledged;
        outcome.lost.push(...lost);
        outcome.halfStates.push(...halfStates);
      } finally {
        for (const product of running) await product.stop();
      }
    }
    return outcome;
  },
};

/** Tables in which the application finds rows without a context: none. */
async function readable({ superuser, database }: Opened): Promise<string[]> {
  const tables = await superuser.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await database.app.query(`select 1 from ${name} limit 1`);
    if (rows.rowCount !== 0) found.push(name);
  }
  return found;
}
