import { startProduct } from "../bench/product.ts";
import { readSettings } from "#platform/config/index.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, WORK } from "./county-at-work.ts";
import { nothingYet, until, type Fault } from "./fault.ts";
import { postmasterOf } from "./ground.ts";

/** The database is told to restart at once, as a package upgrade does, while five people write. */
export const databaseRestarted: Fault = {
  name: "database-restarted",
  passes: "While the database restarts everybody is told so in words (503), nothing acknowledged is lost, and the same process goes on by itself.",
  // After five starts in ten minutes the program would give up.
  rounds: { soak: 5, sample: 1 },
  strike: async ({ random, rounds, freshFolder }) => {
    const outcome = nothingYet();
    const ledger = new Ledger();
    const product = await startProduct(freshFolder());
    const settings = readSettings(product.environment);
    try {
      const county = await openCounty(product, ledger);
      for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
        const wanted = ledger.acknowledged.size + random.whole(5, 15);
        const isBack = { yes: false };
        const seen = new Set<number>();
        const writers = WORK.map(async (work) => {
          while (!isBack.yes) {
            const answer = await county.write(work);
            if (answer) seen.add(answer.status);
            if (answer?.status === 503 && !answer.text.includes("Wir sind gleich wieder da")) outcome.others.push("503 came without words");
            if (answer?.status !== 303 && answer?.status !== 503) outcome.others.push(`writing (${work}) was answered with ${answer?.status ?? "nothing"}`);
          }
        });
        await until("people have written", () => ledger.acknowledged.size >= wanted || outcome.others.length > 0);
        const database = postmasterOf(settings.dataFolder);
        if (database) process.kill(database.pid, "SIGINT");
        await until("the database has gone", () => postmasterOf(settings.dataFolder) === null);
        await until("people were told", () => seen.has(503) || outcome.others.length > 0);
        if ((await fetch(`${product.origin}/readyz`)).status !== 503) outcome.others.push("without its database the product says it is ready");
        await until("the product is ready", async () => (await fetch(`${product.origin}/readyz`)).status === 200);
        const recovered = ledger.acknowledged.size + 5;
        await until("people write again", () => ledger.acknowledged.size >= recovered || outcome.others.length > 0);
        isBack.yes = true;
        await Promise.all(writers);
      }
      Object.assign(outcome, await compare(product, ledger));
    } finally {
      await product.stop();
    }
    return outcome;
  },
};
