import { z } from "zod";

export const UNITS = ["people", "percent", "euro", "number"] as const;
export type Unit = (typeof UNITS)[number];
/** Where the figure should go. */
export const DIRECTIONS = ["more", "less", "hold"] as const;
export type Direction = (typeof DIRECTIONS)[number];

const line = (length: number) => z.string().trim().max(length);
const empty = (value: unknown) => (value === "" ? null : value);
const day = z.iso.date();
const optionalDay = z.preprocess(empty, day.nullable());
/** Hundredths are what the tables keep. */
const figure = z
  .number()
  .min(-99_999_999_999)
  .max(99_999_999_999)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6);

export const IndicatorFields = z
  .strictObject({
    goalId: z.uuid(),
    name: line(200).min(1),
    unit: z.enum(UNITS),
    unitWord: line(60),
    definition: line(2000),
    source: line(300),
    direction: z.enum(DIRECTIONS),
    baseline: figure.nullable(),
    baselineOn: optionalDay,
    target: figure.nullable(),
    targetOn: optionalDay,
  })
  .superRefine(({ baseline, baselineOn, target, targetOn }, context) => {
    const pair = (one: unknown, other: unknown, path: string) => {
      if (one === null && other !== null) context.addIssue({ code: "custom", path: [path], message: "required" });
    };
    pair(baseline, baselineOn, "baseline");
    pair(baselineOn, baseline, "baselineOn");
    pair(target, targetOn, "target");
    pair(targetOn, target, "targetOn");
  });
export type IndicatorFields = z.infer<typeof IndicatorFields>;

/** "2025", or a day as YYYY-MM-DD. */
const period = z.string().transform((typed, context) => {
  const text = typed.trim();
  const isYear = /^(19|20)\d{2}$/.test(text);
  const datedOn = isYear ? `${text}-12-31` : text;
  if (isYear || day.safeParse(text).success) return { isYear, datedOn };
  context.addIssue({ code: "custom", message: "not-a-period" });
  return z.NEVER;
});

export const ValueFields = z.strictObject({
  /** Null: the whole county. */
  municipalityId: z.preprocess(empty, z.uuid().nullable()),
  period,
  value: figure,
  baseCount: z.int().min(1).max(1_000_000_000).nullable(),
  note: line(500),
  source: line(300),
});
export type ValueFields = z.infer<typeof ValueFields>;
