import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branchesAt, depthOf, moveBranch, type Branch, type Level } from "./outline.ts";

/** Two fields; the first has a goal of its own and two guiding goals. */
function aConcept(): Branch {
  const goal = (id: string, ...recommendations: string[]): Branch => ({ id, children: recommendations.map((name) => ({ id: name, children: [] })) });
  return {
    id: "concept",
    children: [
      {
        id: "F1",
        children: [
          { id: "F1", children: [goal("G1", "a", "b")] },
          { id: "L1", children: [goal("G2", "c")] },
          { id: "L2", children: [] },
        ],
      },
      { id: "F2", children: [{ id: "F2", children: [goal("G3", "d")] }] },
    ],
  };
}

/** "G1(a b) G2(c) G3(d)": the recommendations by goal in the order of the document. */
function goalsIn(root: Branch): string {
  return branchesAt(root, 3)
    .map(({ id, children }) => `${id}(${children.map((child) => child.id).join(" ")})`)
    .join(" ");
}

describe("Moving in the outline", () => {
  test.each<[string, Level, string, "up" | "down", string]>([
    ["swaps with the neighbour", "recommendation", "b", "up", "G1(b a) G2(c) G3(d)"],
    ["goes on into the next goal", "recommendation", "b", "down", "G1(a) G2(b c) G3(d)"],
    ["goes back to the end of the goal before", "recommendation", "c", "up", "G1(a b c) G2() G3(d)"],
    ["crosses into the next field", "recommendation", "c", "down", "G1(a b) G2() G3(c d)"],
    ["takes its recommendations along", "goal", "G1", "down", "G1(a b) G2(c) G3(d)"],
  ])("one step %s: %s %s %s", (_, level, id, direction, expected) => {
    const root = aConcept();
    expect(moveBranch(root, level, id, direction)).toBeUndefined();
    expect(goalsIn(root)).toBe(expected);
  });

  test("a goal that steps down from its field enters the field's first guiding goal", () => {
    const root = aConcept();
    moveBranch(root, "goal", "G1", "down");
    expect(root.children[0]?.children.map(({ id, children }) => [id, children.map((goal) => goal.id)])).toEqual([
      ["F1", []],
      ["L1", ["G1", "G2"]],
      ["L2", []],
    ]);
  });

  test("a guiding goal never stands before the goals directly below its field", () => {
    const root = aConcept();
    expect(moveBranch(root, "guiding-goal", "L1", "up")).toBe("already-there");
    expect(moveBranch(root, "guiding-goal", "L2", { parentId: "F1", position: 0 })).toBeUndefined();
    expect(root.children[0]?.children.map(({ id }) => id)).toEqual(["F1", "L2", "L1"]);
    expect(moveBranch(root, "guiding-goal", "F1", "down")).toBe("not-found");
  });

  test("says why it does not move", () => {
    expect(moveBranch(aConcept(), "action-field", "F1", "up")).toBe("already-there");
    expect(moveBranch(aConcept(), "recommendation", "d", "down")).toBe("already-there");
    expect(moveBranch(aConcept(), "recommendation", "z", "up")).toBe("not-found");
    expect(moveBranch(aConcept(), "recommendation", "a", { parentId: "F1", position: 0 })).toBe("parent-not-found");
  });

  test("loses nothing, whatever is moved where", () => {
    const levels: Level[] = ["action-field", "guiding-goal", "goal", "recommendation"];
    const moves = fc.array(
      fc.record({ level: fc.constantFrom(...levels), pick: fc.nat(9), parent: fc.nat(9), position: fc.nat(4), way: fc.constantFrom("up", "down", "place") }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(moves, (all) => {
        const root = aConcept();
        const everything = (depth: number) =>
          branchesAt(root, depth)
            .map(({ id }) => id)
            .sort();
        const before = [1, 2, 3, 4].map(everything);
        for (const { level, pick, parent, position, way } of all) {
          const items = branchesAt(root, depthOf(level));
          const parents = branchesAt(root, depthOf(level) - 1);
          const id = items[pick % items.length]?.id ?? "";
          moveBranch(root, level, id, way === "place" ? { parentId: parents[parent % parents.length]?.id ?? "", position } : way === "up" ? "up" : "down");
        }
        expect([1, 2, 3, 4].map(everything)).toEqual(before);
        // The group of goals without a guiding goal stays the first of its own field.
        expect(root.children.every((field) => field.children[0]?.id === field.id)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
