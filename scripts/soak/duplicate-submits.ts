import { startProduct } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, WORK, type Answered } from "./county-at-work.ts";
import { nothingYet, type Fault } from "./fault.ts";

/** Impatient people: every form is sent three times at once. */
export const duplicateSubmits: Fault = {
  name: "duplicate-submits",
  passes: "The same form sent three times at once has one effect; the others are told so in words or led to what the first one made.",
  rounds: { soak: 50, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const outcome = nothingYet();
    const ledger = new Ledger();
    const product = await startProduct(freshFolder());
    try {
      const county = await openCounty(product, ledger);
      for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
        for (const work of WORK) outcome.others.push(...wrong(work, await county.writeThreeTimes(work)));
      }
      Object.assign(outcome, await compare(product, ledger));
    } finally {
      await product.stop();
    }
    return outcome;
  },
};

/** One must be taken; the others may be refused by a page that says why, or led on (302) to what is there now. */
function wrong(what: string, answers: Answered[]): string[] {
  const fine =
    answers.some(({ status }) => status === 303) &&
    answers.every(({ status, text }) => status === 303 || status === 302 || (status < 500 && text.includes("</html>")));
  return fine ? [] : [`${what} sent three times at once was answered with ${answers.map(({ status }) => status).join(", ")}`];
}
