import { describe, expect, test } from "vitest";
import { resultOf, type Tally } from "./result.ts";

const items = ["a", "b", "c"].map((recommendationId) => ({ recommendationId, label: recommendationId.toUpperCase() }));
const criterion = (id: string, weight: number) => ({ regionId: "", roundId: "", id, position: 1, name: id, nameIn: {}, sentence: "", sentenceIn: {}, weight });
/** Sums of ten answers each, item by item, dimension by dimension; null: fewer than five. */
const tally = (...sums: (number | null)[][]): Tally[] =>
  sums.flatMap((own, place) => own.map((total, dimension) => ({ place, dimension, total, answers: total === null ? null : 10 })));

describe("The ranking of", () => {
  test("points puts the most first, and equal sums on one rank", () => {
    const result = resultOf({ round: { method: "points" }, items, criteria: [] }, tally([12], [20], [12]));
    expect(result?.map(({ label, rank, value }) => [label, rank, value])).toEqual([
      ["B", 1, 20],
      ["A", 2, 12],
      ["C", 2, 12],
    ]);
  });

  test("effect and effort puts first what changes much and takes little", () => {
    const result = resultOf({ round: { method: "effort" }, items, criteria: [] }, tally([45, 40], [38, 15], [20, 30]));
    expect(result?.map(({ label, value, parts }) => [label, value, parts])).toEqual([
      ["B", 2.3, { effect: 3.8, effort: 1.5 }],
      ["A", 0.5, { effect: 4.5, effort: 4 }],
      ["C", -1, { effect: 2, effort: 3 }],
    ]);
  });

  test("criteria counts each by its weight", () => {
    const criteria = [criterion("benefit", 3), criterion("cost", 1)];
    const result = resultOf({ round: { method: "criteria" }, items, criteria }, tally([40, 20], [30, 50], [10, 10]));
    expect(result?.map(({ label, value }) => [label, value])).toEqual([
      ["A", 3.5],
      ["B", 3.5],
      ["C", 1],
    ]);
  });

  test("an item with fewer than five answers has no rank and stands last", () => {
    const result = resultOf({ round: { method: "effort" }, items, criteria: [] }, tally([null, null], [30, 20], [30, null]));
    expect(result?.map(({ label, rank, value }) => [label, rank, value])).toEqual([
      ["B", 1, 1],
      ["A", null, null],
      ["C", null, null],
    ]);
  });

  test("too few ballots is none", () => {
    expect(resultOf({ round: { method: "points" }, items, criteria: [] }, [])).toBeNull();
  });
});
