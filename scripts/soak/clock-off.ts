import { resolve } from "node:path";
import { startProduct } from "../bench/product.ts";
import { compare } from "./compare.ts";
import { Ledger, openCounty, WORK } from "./county-at-work.ts";
import { nothingYet, type Fault } from "./fault.ts";

const HOUR = 3_600_000;
const shifted = resolve(import.meta.dirname, "clock-off.process.ts");

/** The application's machine has another time than the database's: an hour behind, an hour ahead. */
export const clockOff: Fault = {
  name: "clock-off",
  passes:
    "With clocks an hour apart nothing is read and nothing is written, people are told in words, the log names the refused context, and with the clock set right all goes on.",
  rounds: { soak: 4, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const outcome = nothingYet();
    const folder = freshFolder();
    const ledger = new Ledger();
    for (; outcome.rounds < rounds && outcome.others.length === 0; outcome.rounds++) {
      for (const off of [-HOUR, HOUR]) {
        const wrong = await startProduct(folder, [], { NODE_OPTIONS: `--import=${shifted}`, CLOCK_OFF_MS: String(off) });
        try {
          const county = await openCounty(wrong, ledger);
          for (const work of WORK) {
            const answer = await county.write(work);
            const inWords = answer !== null && answer.status >= 400 && answer.text.includes("</html>");
            if (!inWords) outcome.others.push(`${off / HOUR} h off, writing (${work}) was answered with ${answer?.status ?? "nothing"}`);
          }
          const page = await fetch(`${wrong.origin}/ellerland/konzept`);
          if (page.status === 200) outcome.others.push(`${off / HOUR} h off, the public page was read`);
          if (!wrong.log().includes('"28000"')) outcome.others.push(`${off / HOUR} h off, the log does not name the refused context`);
        } finally {
          await wrong.stop();
        }
      }
      const right = await startProduct(folder);
      try {
        const county = await openCounty(right, ledger);
        for (const work of WORK) {
          const answer = await county.write(work);
          if (answer?.status !== 303) outcome.others.push(`with the clock set right, writing (${work}) was answered with ${answer?.status ?? "nothing"}`);
        }
        Object.assign(outcome, await compare(right, ledger));
      } finally {
        await right.stop();
      }
    }
    return outcome;
  },
};
