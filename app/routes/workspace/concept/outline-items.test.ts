import { describe, expect, test } from "vitest";
import { dropPlace, type OutlineItem } from "./outline-items.ts";

const line = (level: OutlineItem["level"], id: string, parentId: string, place: number, children: OutlineItem[] = []): OutlineItem => ({
  id,
  level,
  number: "",
  text: id,
  parentId,
  place,
  children,
});
const recommendations = ["a", "b", "c"].map((id, place) => line("recommendation", id, "G1", place));
const [a, b, c] = recommendations;
const goal = line("goal", "G1", "L1", 0, recommendations);
const empty = line("goal", "G2", "L1", 1);
const guiding = line("guiding-goal", "L1", "F1", 0, [goal, empty]);
const field = line("action-field", "F1", "K", 0, [guiding]);
const other = line("recommendation", "d", "G9", 0);

describe("Dropping a dragged line", () => {
  test.each([
    ["after a later one", a, c, true, { parentId: "G1", position: 2 }],
    ["before a later one", a, c, false, { parentId: "G1", position: 1 }],
    ["before an earlier one", c, a, false, { parentId: "G1", position: 0 }],
    ["after an earlier one", c, a, true, { parentId: "G1", position: 1 }],
    ["beside one of another goal", other, b, true, { parentId: "G1", position: 2 }],
    ["on a goal: at its end", other, goal, false, { parentId: "G1", position: 3 }],
    ["on an empty goal", a, empty, true, { parentId: "G2", position: 0 }],
    ["a goal on a field: below no guiding goal", goal, field, true, { parentId: "F1", position: 0 }],
    ["on itself", a, a, true, null],
    ["where it stands: after its neighbour in front", b, a, true, null],
    ["where it stands: on its own goal", a, goal, true, null],
    ["a recommendation on a field", a, field, true, null],
    ["a field on a goal", field, goal, true, null],
  ])("%s", (_, dragged, target, after, expected) => {
    if (!dragged || !target) throw new Error("a line is missing");
    expect(dropPlace(dragged, target, after)).toEqual(expected);
  });
});
