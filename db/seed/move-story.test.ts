import { expect, test } from "vitest";
import { ellerland } from "./ellerland/index.ts";
import { moveStory } from "./move-story.ts";
import { nachbarstadt } from "./nachbarstadt/index.ts";

const A_DAY = /"(\d{4}-\d\d-\d\d)(?=["T ])/g;
const daysOf = (story: unknown) => [...JSON.stringify(story).matchAll(A_DAY)].map(([, day]) => Date.parse(day ?? ""));

test("A story of this month is told as it was written", () => {
  expect(moveStory(ellerland, "2026-12-10")).toBe(ellerland);
});

test.each([
  ["the day after that", "2026-12-11", 28],
  ["in a year, across both changes of the clock", "2027-11-24", 371],
])("%s it is told as of the last weeks: every day later by the same number of weeks, and nothing else different", (_, today, by) => {
  for (const story of [ellerland, nachbarstadt]) {
    const moved = moveStory(story, today);
    expect(Date.parse(today) - Date.parse(moved.referenceDay)).toBeLessThan(7 * 86_400_000);
    const [before, after] = [daysOf(story), daysOf(moved)];
    expect(new Set(after.map((day, at) => (day - (before[at] ?? 0)) / 86_400_000))).toEqual(new Set([by]));
    expect(JSON.stringify(moved).replaceAll(A_DAY, '"')).toBe(JSON.stringify(story).replaceAll(A_DAY, '"'));
  }
});
