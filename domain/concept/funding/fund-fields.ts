import { z } from "zod";
import { FUND_STATES } from "./schema.ts";

/** An empty field of a form means: not known. */
const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (value === "" ? null : value), schema.nullable());
/** As for measures: what JavaScript and the database both keep exactly. */
export const cents = z.int().min(0).max(100_000_000_000_00);

export const FundFields = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    giverOrganisationId: optional(z.uuid()),
    giver: z.string().trim().max(200),
    rules: z.string().trim().max(5000),
    url: optional(z.url({ protocol: /^https?$/ }).max(1000)),
    totalCents: cents.nullable(),
    /** Hundredths are what the table keeps. */
    ownSharePercent: z
      .number()
      .min(0)
      .max(100)
      .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6),
    fromOn: optional(z.iso.date()),
    untilOn: optional(z.iso.date()),
    state: z.enum(FUND_STATES),
    deadlines: z.array(z.strictObject({ dueOn: z.iso.date(), what: z.string().trim().min(1).max(200) })).max(30),
  })
  .superRefine(({ fromOn, untilOn, giver, giverOrganisationId }, context) => {
    if (fromOn !== null && untilOn !== null && untilOn < fromOn) context.addIssue({ code: "custom", path: ["untilOn"], message: "end-before-start" });
    if (giver === "" && giverOrganisationId === null) context.addIssue({ code: "custom", path: ["giver"], message: "giver-missing" });
  });
export type FundFields = z.infer<typeof FundFields>;
