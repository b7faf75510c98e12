import { expect, test } from "vitest";
import { fuzzParsers } from "../../scripts/bench/fuzz-parsers.ts";

// A short sample with the same inputs every time; `npm run soak` goes on where this ends.
test("2,000 changed files end in an answer or a refusal, never in an exception", { timeout: 60_000 }, async () => {
  const report = await fuzzParsers({ seed: 7, inputs: 2_000, until: Date.now() + 50_000 });
  expect(report.faults.filter((fault) => !/ took \d+ ms/.test(fault))).toEqual([]);
  expect(report.inputs).toBeGreaterThanOrEqual(200);
  // Otherwise the changes are so large that no parser is ever reached.
  expect(report.outcomes["upload: taken"]).toBeGreaterThan(10);
  expect(report.outcomes["import: taken"]).toBeGreaterThan(1);
});
