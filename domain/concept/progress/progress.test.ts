import { describe, expect, test } from "vitest";
import { measureProgress, recommendationProgress, rollUp, shownPercent } from "./index.ts";
import type { Assessment, MeasureForProgress, MeasureState } from "./index.ts";

const a = (state: MeasureState, reached: number | null = null, assessment: Assessment | null = null) =>
  ({ state, reached, assessment }) satisfies MeasureForProgress;
const carriedBy = (...measures: MeasureForProgress[]) => recommendationProgress({ weight: null, measures });
const weighing = (weight: number | null, ...measures: MeasureForProgress[]) => recommendationProgress({ weight, measures });
const given = recommendationProgress({ weight: null, measures: [a("done")], dropped: true });

describe("The twelve written cases of progress", () => {
  test("1. without a measure a recommendation has not begun: it counts, but never as 0 %", () => {
    expect(carriedBy()).toMatchObject({
      state: "not-begun",
      share: null,
      percent: null,
      counts: true,
      hasMeasure: false,
    });
    expect(rollUp([carriedBy(), carriedBy()])).toMatchObject({ percent: null, counted: 2, withMeasure: 0, total: 2 });
    expect(rollUp([carriedBy(), carriedBy(a("done"))])).toMatchObject({ percent: 50, counted: 2, withMeasure: 1 });
  });

  test("2. ideas, plans and approvals have not begun; they are a measure, not a percentage", () => {
    expect(carriedBy(a("idea"), a("planned"), a("approved"))).toMatchObject({
      state: "not-begun",
      share: null,
      counts: true,
      hasMeasure: true,
    });
    expect(rollUp([carriedBy(a("planned")), carriedBy(a("idea"))])).toMatchObject({ percent: null, withMeasure: 2 });
  });

  test("3. an idea beside a finished measure takes nothing from it, a plan does", () => {
    expect(carriedBy(a("done"), a("idea"))).toMatchObject({ state: "done", share: 1 });
    expect(carriedBy(a("done"), a("planned"))).toMatchObject({ state: "on-track", share: 0.5 });
  });

  test("4. when all its measures were dropped, a recommendation is open again", () => {
    expect(carriedBy(a("dropped", 0.8), a("dropped"))).toMatchObject({
      state: "not-begun",
      share: null,
      counts: true,
      hasMeasure: false,
    });
  });

  test("5. a recommendation dropped by hand counts nowhere, whatever its measures reached", () => {
    expect(given).toMatchObject({ state: "dropped", share: null, counts: false });
    expect(rollUp([given, carriedBy(a("running", 0.5))])).toMatchObject({ percent: 50, counted: 1, total: 2 });
  });

  test("6. what only runs on and on is continuous and counts nowhere; beside others, the others decide", () => {
    expect(carriedBy(a("continuous"), a("dropped"))).toMatchObject({ state: "continuous", share: null, counts: false });
    expect(carriedBy(a("continuous"), a("running", 0.4))).toMatchObject({
      state: "on-track",
      share: 0.4,
      counts: true,
    });
    expect(carriedBy(a("continuous"), a("idea"))).toMatchObject({ state: "continuous" });
  });

  test("7. done and dropped is done; done and running is the mean of both", () => {
    expect(carriedBy(a("done"), a("dropped"))).toMatchObject({ state: "done", share: 1, percent: 100 });
    expect(carriedBy(a("done"), a("running", 0.5, "at-risk"))).toMatchObject({ state: "at-risk", share: 0.75 });
  });

  test("8. what is paused keeps what it reached, and yields to what still runs", () => {
    expect(carriedBy(a("paused", 0.3, "off-track"))).toMatchObject({ state: "paused", share: 0.3, counts: true });
    expect(carriedBy(a("paused", 0.2), a("done"))).toMatchObject({ state: "paused", share: 0.6 });
    expect(carriedBy(a("paused", 0), a("running", 0.5, "on-track"))).toMatchObject({ state: "on-track", share: 0.25 });
  });

  test("9. the worst assessment of what runs decides: off track before at risk before on track", () => {
    const good = a("running", 1, "on-track");
    const risky = a("running", 0.5, "at-risk");
    const bad = a("running", 0, "off-track");
    expect(carriedBy(good, risky, bad).state).toBe("off-track");
    expect(carriedBy(good, risky).state).toBe("at-risk");
    expect(carriedBy(good, a("running")).state).toBe("on-track");
    expect(carriedBy(good, a("planned", null, "off-track")).state).toBe("on-track");
  });

  test("10. unset weights are equal weights; mixed with set ones they weigh 1", () => {
    const done = a("done");
    const half = a("running", 0.5);
    expect(rollUp([weighing(null, done), weighing(null, half)]).share).toBe(0.75);
    expect(rollUp([weighing(3, done), weighing(null, half)]).share).toBe((3 + 0.5) / 4);
    expect(rollUp([weighing(0, done), weighing(2, half)]).share).toBe(0.5);
    expect(rollUp([weighing(0, done)])).toMatchObject({ share: null, counted: 1 });
    expect(() => weighing(-1)).toThrow(RangeError);
  });

  test("11. a field with nothing that counts has no percentage, only its states", () => {
    const field = rollUp([carriedBy(a("continuous")), given]);
    expect(field).toMatchObject({ share: null, percent: null, counted: 0, total: 2 });
    expect(field.byState).toMatchObject({ continuous: 1, dropped: 1, done: 0 });
    expect(rollUp([])).toMatchObject({ percent: null, counted: 0, total: 0 });
  });

  test("12. a percentage is whole; 100 means everything is done, and the smallest step shows as 1", () => {
    expect(carriedBy(a("running", 1.4, "on-track"))).toMatchObject({ share: 1, percent: 99 });
    expect(carriedBy(a("running", 0.001)).percent).toBe(1);
    expect(carriedBy(a("running", 0)).percent).toBe(0);
    expect(carriedBy(a("done"), a("done"), a("done")).percent).toBe(100);
    const nearly = [...Array.from({ length: 299 }, () => carriedBy(a("done"))), carriedBy(a("running", 0.9))];
    expect(rollUp(nearly).percent).toBe(99);
    expect(shownPercent(0.525, false)).toBe(53);
    expect(shownPercent(null, true)).toBeNull();
  });
});

describe("Rolling up", () => {
  test("is never a mean of means: three fields' figures do not average to the concept's", () => {
    const small = [carriedBy(a("done"))];
    const large = Array.from({ length: 9 }, () => carriedBy(a("running", 0)));
    expect([rollUp(small).percent, rollUp(large).percent]).toEqual([100, 0]);
    expect(rollUp([...small, ...large]).percent).toBe(10);
  });

  test("counts each recommendation in exactly one state", () => {
    const all = rollUp([carriedBy(), given, carriedBy(a("continuous")), carriedBy(a("running", null, "off-track"))]);
    expect(Object.values(all.byState).reduce((sum, count) => sum + count, 0)).toBe(all.total);
  });

  test("lets a running measure without any figure add nothing, and claims no percentage for it", () => {
    expect(carriedBy(a("running"))).toMatchObject({ state: "on-track", share: null, percent: null, counts: true });
    expect(rollUp([carriedBy(a("running")), carriedBy(a("done"))]).percent).toBe(50);
    expect(() => measureProgress(a("running", Number.NaN))).toThrow(RangeError);
  });
});
