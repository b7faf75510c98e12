import { describe, expect, test } from "vitest";
import { BOX, inTwoLines, treeLayout, type TreeNode } from "./tree-layout.ts";

const node = (id: string, parentId: string | null, depth: number): TreeNode => ({ id, parentId, depth, title: id, second: "", href: "#" });
const tree = [node("top", null, 0), node("a", "top", 1), node("a1", "a", 2), node("a2", "a", 2), node("b", "top", 1), node("alone", null, 0)];

describe("A tree", () => {
  test("has its boxes beside and below one another, none over another", () => {
    const { nodes, width, height } = treeLayout(tree, "ltr");
    for (const one of nodes) {
      for (const other of nodes) {
        if (one !== other) expect(Math.abs(one.x - other.x) >= BOX.width || Math.abs(one.y - other.y) >= BOX.height).toBe(true);
      }
      expect(one.x >= 0 && one.x + BOX.width <= width && one.y >= 0 && one.y + BOX.height <= height).toBe(true);
    }
  });
  test("puts whoever has others below in their middle", () => {
    const { nodes } = treeLayout(tree, "ltr");
    const y = (id: string) => nodes.find((each) => each.id === id)?.y ?? Number.NaN;
    expect(y("a")).toBe((y("a1") + y("a2")) / 2);
    expect(y("top")).toBe((y("a") + y("b")) / 2);
  });
  test("begins on the right where one reads from the right", () => {
    const { nodes, width } = treeLayout(tree, "rtl");
    expect(nodes[0]?.x).toBe(width - BOX.width);
  });
});

test.each([
  ["Beirat", ["Beirat"]],
  ["Arbeitskreis Sprache und Bildung", ["Arbeitskreis Sprache und", "Bildung"]],
  ["Arbeitskreis Gesundheit, Familie und seelisches Wohlbefinden", ["Arbeitskreis Gesundheit,", "Familie und seelisches…"]],
])("%s stands in at most two lines", (name, lines) => {
  expect(inTwoLines(name, 26)).toEqual(lines);
});
