import { describe, expect, test } from "vitest";
import { shownCount, shownShare } from "./index.ts";

describe("A count of people outside the house", () => {
  test.each([
    [0, null],
    [2, null],
    [3, 5],
    [7, 5],
    [8, 10],
    [4983, 4985],
  ])("%i is shown as %s", (exact, shown) => expect(shownCount(exact)).toBe(shown));
});

describe("A share of people outside the house", () => {
  test("is made of rounded parts", () => expect(shownShare(46.2, 26)).toBe(40));
  test("is not shown of fewer than 20", () => expect(shownShare(50, 19)).toBeNull());
  test("is shown of 20", () => expect(shownShare(50, 20)).toBe(50));
});
