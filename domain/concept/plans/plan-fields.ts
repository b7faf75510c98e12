import { z } from "zod";

const line = (length: number) => z.string().trim().max(length);
const empty = (value: unknown) => (value === "" ? null : value);

export const PlanFields = z.strictObject({
  title: line(200).min(1),
  /** A word of the region; a new one becomes one. */
  kind: line(80),
  publisher: line(200),
  year: z.preprocess(empty, z.coerce.number().int().min(1990).max(2100).nullable()),
  url: z.preprocess(
    empty,
    z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .nullable(),
  ),
  isPublic: z.boolean(),
  /** In the plan's order. One that keeps number and text keeps its links. */
  goals: z.array(z.strictObject({ number: line(20), text: line(1000).min(1) })).max(200),
});
export type PlanFields = z.infer<typeof PlanFields>;

/** "B.2 Kinder lernen früh Deutsch" → its number and text; a line without a number has none. */
export function readPlanGoal(typed: string): { number: string; text: string } {
  const [, number, text] = /^((?:[A-Z]\.?)?\d+(?:\.\d+)*\.?|[A-Z]\.)\s+(\S.*)$/u.exec(typed.trim()) ?? [];
  return number && text ? { number: number.replace(/\.$/, ""), text } : { number: "", text: typed.trim() };
}
