import { expect, test } from "vitest";
import { startRandom } from "#domain/concept/import/generate-concept.ts";
import { fuzzParsers } from "../../scripts/soak/fuzz-parsers.ts";

// A short sample with the same inputs every time; `npm run soak` goes on where this ends.
test("2,000 changed files end in an answer or a refusal, never in an exception", { timeout: 120_000 }, async () => {
  const report = await fuzzParsers(startRandom(7), 2_000);
  expect(report.faults.filter((fault) => !/ took \d+ ms/.test(fault))).toEqual([]);
  expect(report.inputs).toBe(2_000);
  // Otherwise the changes are so large that no parser is ever reached.
  expect(report.outcomes["upload: taken"]).toBeGreaterThan(10);
  expect(report.outcomes["import: taken"]).toBeGreaterThan(1);
});

test("2,000 changed calendars are read as far as they can be, and none ends in an exception", { timeout: 120_000 }, async () => {
  const report = await fuzzParsers(startRandom(11), 2_000, "a.ics");
  expect(report.faults.filter((fault) => !/ took \d+ ms/.test(fault))).toEqual([]);
  expect(report.inputs).toBe(2_000);
  expect(report.outcomes["calendar: taken"]).toBeGreaterThan(1_500);
});
