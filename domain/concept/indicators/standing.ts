import type { Direction } from "./fields.ts";

type Point = { value: number; on: string };

/** Where an indicator stands: reached, on the way (with its share of the way), back where it began, further away, or nothing to say. */
export type IndicatorStanding =
  | { is: "no-target" | "no-value" | "reached" | "unchanged" | "further" | "held" | "left" }
  /** @property share of the way from the baseline to the target, 0 to 1 */
  | { is: "on-the-way"; share: number };

/** To hold a figure is to stay within so much of its target. */
const HELD_WITHIN = 0.05;

/** @param latest the newest value of the whole county after the baseline */
export function standingOf(direction: Direction, baseline: Point | null, target: Point | null, latest: Point | null): IndicatorStanding {
  if (!target) return { is: "no-target" };
  if (!latest) return { is: "no-value" };
  if (direction === "hold") return { is: Math.abs(latest.value - target.value) <= Math.abs(target.value) * HELD_WITHIN ? "held" : "left" };
  const sign = direction === "more" ? 1 : -1;
  if ((latest.value - target.value) * sign >= 0) return { is: "reached" };
  if (!baseline) return { is: "no-value" };
  const [gone, way] = [(latest.value - baseline.value) * sign, (target.value - baseline.value) * sign];
  if (gone === 0 || way <= 0) return { is: "unchanged" };
  return gone < 0 ? { is: "further" } : { is: "on-the-way", share: gone / way };
}
