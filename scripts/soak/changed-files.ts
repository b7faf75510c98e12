import { fuzzParsers } from "./fuzz-parsers.ts";
import { nothingYet, type Fault } from "./fault.ts";

/** Gives files that were changed a little to everything that reads uploads and calendars. */
export const changedFiles: Fault = {
  name: "changed-files",
  passes: "No changed file is a fault of ours or keeps a parser busy for a second.",
  rounds: { soak: 50_000, sample: 2_000 },
  strike: async ({ random, rounds }) => {
    const { inputs, faults } = await fuzzParsers(random, rounds);
    return { ...nothingYet(), rounds, acknowledged: inputs, others: faults };
  },
};
