import { setTimeout as sleep } from "node:timers/promises";
import { startProduct } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, WORK, type County, type Work } from "./county-at-work.ts";
import { nothingYet, type Fault } from "./fault.ts";
import { postmasterOf } from "./ground.ts";

const VICTIMS = ["application", "database", "both"] as const;

/** Five people write at once, until the power goes: for the program alone, for its database alone, for both. */
export const killedDuringWrites: Fault = {
  name: "killed-during-writes",
  passes: "What was acknowledged before a kill is there once after the next start, nothing is there in part, and the audit chain holds.",
  rounds: { soak: 200, sample: 4 },
  strike: async ({ random, rounds, freshFolder }) => {
    const folder = freshFolder();
    const ledger = new Ledger();
    const outcome = nothingYet();
    for (; outcome.rounds < rounds; outcome.rounds++) {
      const product = await startProduct(folder);
      Object.assign(outcome, await compare(product, ledger));
      if (outcome.lost.length + outcome.halfStates.length + outcome.others.length > 0) {
        await product.stop();
        return outcome;
      }
      const county = await openCounty(product, ledger);
      const wanted = ledger.acknowledged.size + random.whole(1, 20);
      const isDue = () => ledger.acknowledged.size >= wanted && WORK.every((work) => ledger.of(work).some((mark) => ledger.acknowledged.has(mark)));
      let strike = () => {};
      const due = new Promise<void>((done) => (strike = done));
      const isOver = { yes: false };
      const writers = WORK.map((work) =>
        writeOn(county, work, isOver, (fault) => {
          if (fault) outcome.others.push(fault);
          if (fault || isDue()) strike();
        }),
      );
      // The count makes sure that something of every kind was written; the moment within a write is chance.
      await due;
      await sleep(random.whole(0, 80));
      const victim = VICTIMS[outcome.rounds % VICTIMS.length];
      const database = postmasterOf(product.environment.MITEINANDER_DATA ?? "");
      if (victim !== "application" && database) process.kill(database.pid, "SIGKILL");
      if (victim !== "database") product.child.kill("SIGKILL");
      isOver.yes = true;
      await Promise.all(writers);
      // With its database gone it still ends as it is told to.
      await product.stop();
    }
    const last = await startProduct(folder);
    Object.assign(outcome, await compare(last, ledger));
    await last.stop();
    return outcome;
  },
};

/** One after the other, until the fault has struck. @param told after each answer; with words where it was none that may be */
async function writeOn(county: County, work: Work, isOver: { yes: boolean }, told: (fault: string | null) => void): Promise<void> {
  while (!isOver.yes) {
    const answer = await county.write(work);
    if (answer === null) return;
    if (answer.status === 303) told(null);
    else if (!isOver.yes) return told(`writing (${work}) was answered with ${answer.status}`);
  }
}
