import { join } from "node:path";
import { startProduct } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, WORK } from "./county-at-work.ts";
import { nothingYet, until, type Fault } from "./fault.ts";
import { postmasterOf } from "./ground.ts";
import { makeNextVersion, PARTS_OF_NEXT, PAUSE, startMigrating } from "./next-version.ts";
import { openBeside, type Opened } from "./open-database.ts";

/** The next version migrates, and is killed in the middle: the program, or its database with it. */
export const interruptedMigration: Fault = {
  name: "interrupted-migration",
  passes: "A migration killed in the middle leaves nothing of itself: the old version serves as before, and the next try completes.",
  rounds: { soak: 10, sample: 1 },
  strike: async ({ random, rounds, freshFolder }) => {
    const outcome = nothingYet();
    for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
      const folder = freshFolder();
      const next = makeNextVersion(join(folder, "next"));
      const ledger = new Ledger();
      const old = await startProduct(folder);
      const county = await openCounty(old, ledger);
      for (const work of WORK) await county.write(work);

      const killed = startMigrating(next, old.environment);
      const beside = await openBeside(old.environment);
      await until("the migration is in its middle", () => isPausing(beside));
      const withDatabase = random.chance(0.5);
      await beside.close();
      killed.child.kill("SIGKILL");
      const database = postmasterOf(old.environment.MITEINANDER_DATA ?? "");
      if (withDatabase && database) process.kill(database.pid, "SIGKILL");
      await killed.ended;
      await old.stop();

      const again = await startProduct(folder);
      outcome.halfStates.push(...(await partsOf(again.environment, 0)));
      const { acknowledged, lost, halfStates } = await compare(again, ledger);
      outcome.acknowledged += acknowledged;
      outcome.lost.push(...lost);
      outcome.halfStates.push(...halfStates);
      const code = await startMigrating(next, again.environment).ended;
      if (code !== 0) outcome.others.push(`the second try ended with ${code}`);
      outcome.halfStates.push(...(await partsOf(again.environment, 4)));
      await again.stop();
    }
    return outcome;
  },
};

async function isPausing({ superuser }: Opened): Promise<boolean> {
  return ((await superuser.query("select 1 from pg_stat_activity where wait_event = 'PgSleep' and query like $1", [`%${PAUSE}%`])).rowCount ?? 0) > 0;
}

async function partsOf(environment: NodeJS.ProcessEnv, wanted: number): Promise<string[]> {
  const beside = await openBeside(environment);
  try {
    const found = await beside.superuser.query<{ parts: number }>(PARTS_OF_NEXT);
    const parts = found.rows[0]?.parts;
    return parts === wanted ? [] : [`${parts} of 4 parts of the next version are there, not ${wanted}`];
  } finally {
    await beside.close();
  }
}
