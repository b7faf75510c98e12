import { expect, test } from "vitest";
import type { Waiting } from "#domain/concept/desk/index.ts";
import { groupWaiting } from "./group-waiting.ts";

const milestone = (day: string): Waiting => ({
  kind: "milestone",
  measureId: "m",
  measure: "Sprachcafé",
  organisationId: null,
  organisation: null,
  milestone: "Räume",
  day,
});
const round: Waiting = { kind: "answers-undecided", roundId: "r", round: "Herbst", count: 2 };

test("Three of a kind stand each for itself", () => {
  const three = ["2026-01-01", "2026-02-01", "2026-03-01"].map(milestone);
  expect(groupWaiting([...three, round]).map(({ items }) => items.length)).toEqual([1, 1, 1, 1]);
});

test("Four of a kind are one thing to do, where the first of them stood", () => {
  const four = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map(milestone);
  expect(groupWaiting([...four, round])).toEqual([
    { kind: "milestone", items: four },
    { kind: "answers-undecided", items: [round] },
  ]);
});
