import { z } from "zod";
import { MEASURE_STATES } from "./states.ts";

const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());
const line = (length: number) => z.string().trim().max(length);
const ids = z
  .array(z.uuid())
  .max(500)
  .transform((list) => [...new Set(list)]);
/** Below the largest whole number that JavaScript and the database both keep exactly. */
const cents = z.int().min(0).max(100_000_000_000_00);
/** Hundredths are what the table keeps. */
const figure = z
  .number()
  .min(0)
  .max(9_999_999_999)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6);

export const MilestoneFields = z.strictObject({ id: z.uuid().nullable(), title: line(200).min(1), dueOn: z.iso.date(), doneOn: optional(z.iso.date()) });
export const ResultFields = z.strictObject({
  id: z.uuid().nullable(),
  name: line(200).min(1),
  unit: line(60),
  planned: figure.refine((value) => value > 0),
  /** null: nobody has reported yet. */
  reached: figure.nullable(),
});
export const BudgetLineFields = z.strictObject({
  id: z.uuid().nullable(),
  source: line(200).min(1),
  state: z.enum(["applied", "approved"]),
  amountCents: cents,
  calledUpCents: cents,
  approvedOn: optional(z.iso.date()),
  expiresOn: optional(z.iso.date()),
  fundId: optional(z.uuid()),
  /** What was asked for, where something else was approved. */
  appliedCents: cents.nullable(),
});
/** A web address; null: a file that was attached before and keeps its place under this title. */
export const LinkFields = z
  .strictObject({
    id: z.uuid().nullable(),
    title: line(200).min(1),
    url: optional(z.url({ protocol: /^https?$/ }).max(1000)),
  })
  .refine(({ id, url }) => url !== null || id !== null);

/** Everything a person can say about a measure. Rows keep their id, because answers of a status round name results by it. */
export const MeasureFields = z.strictObject({
  title: line(300).min(1),
  description: line(20_000),
  state: z.enum(MEASURE_STATES),
  stateReason: optional(line(1000)),
  leadOrganisationId: optional(z.uuid()),
  leadPersonId: optional(z.uuid()),
  startsOn: optional(z.iso.date()),
  endsOn: optional(z.iso.date()),
  totalCostCents: cents.nullable(),
  partnerIds: ids,
  targetGroupIds: ids,
  municipalityIds: ids,
  recommendationIds: ids,
  milestones: z.array(MilestoneFields).max(100),
  results: z.array(ResultFields).max(100),
  budgetLines: z.array(BudgetLineFields).max(100),
  links: z.array(LinkFields).max(100),
});
export type MeasureFields = z.infer<typeof MeasureFields>;

/** A measure of which nothing is known but its title. */
export function emptyMeasure(title: string): MeasureFields {
  return {
    title,
    description: "",
    state: "idea",
    stateReason: null,
    leadOrganisationId: null,
    leadPersonId: null,
    startsOn: null,
    endsOn: null,
    totalCostCents: null,
    partnerIds: [],
    targetGroupIds: [],
    municipalityIds: [],
    recommendationIds: [],
    milestones: [],
    results: [],
    budgetLines: [],
    links: [],
  };
}
