import pg from "pg";
import { startProduct } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty } from "./county-at-work.ts";
import { nothingYet, until, type Fault } from "./fault.ts";
import { openBeside } from "./open-database.ts";

/** More than the pool has connections. */
const AT_ONCE = 40;

/** Somebody locks the table that everybody writes, until the last connection is taken. */
export const poolExhausted: Fault = {
  name: "pool-exhausted",
  passes: "With all connections taken requests wait, then are told so in words (503); afterwards everything works again and no connection is left over.",
  rounds: { soak: 20, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const outcome = nothingYet();
    const ledger = new Ledger();
    const product = await startProduct(freshFolder());
    const beside = await openBeside(product.environment);
    const connections = async () =>
      (await beside.superuser.query<{ count: number }>("select count(*)::int from pg_stat_activity where usename = 'miteinander_app' and state <> 'idle'"))
        .rows[0]?.count ?? 0;
    try {
      const county = await openCounty(product, ledger);
      for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
        const holder = new pg.Client(beside.admin);
        await holder.connect();
        await holder.query("begin; lock table organisations in access exclusive mode");
        const writes = Array.from({ length: AT_ONCE }, () => county.write("organisation"));
        // Those who wait for a connection are told; those who have one go on waiting for the lock.
        const first = await Promise.race(writes);
        await holder.query("rollback");
        await holder.end();
        const answers = await Promise.all(writes);
        if (first?.status !== 503) outcome.others.push(`the first answer was ${first?.status ?? "none"}, not 503`);
        for (const answer of answers) {
          if (answer === null || (answer.status !== 303 && answer.status !== 503))
            outcome.others.push(`writing was answered with ${answer?.status ?? "nothing"}`);
          else if (answer.status === 503 && !answer.text.includes("Wir sind gleich wieder da")) outcome.others.push("503 came without words");
        }
        const after = await Promise.all(Array.from({ length: 5 }, () => county.write("organisation")));
        if (after.some((answer) => answer?.status !== 303))
          outcome.others.push(`afterwards writing was answered with ${after.map((answer) => answer?.status)}`);
        await until("all connections are free", async () => (await connections()) === 0);
      }
      Object.assign(outcome, await compare(product, ledger));
    } finally {
      await beside.close();
      await product.stop();
    }
    return outcome;
  },
};
