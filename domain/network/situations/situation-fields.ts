import { z } from "zod";
import { tidyOpeningHours } from "../opening-hours.ts";

/** Kinds of trouble. Names in app/messages/<locale>/situations.json, `kind-…`: they tell a situation in every language. */
export const SITUATION_KINDS = [
  "violence",
  "missing-child",
  "childbirth-at-night",
  "psychological-crisis",
  "addiction",
  "medical-help",
  "discrimination",
  "trouble-in-a-house",
  "eviction",
  "urgent-papers",
  "interpreting",
  "other",
] as const;
export type SituationKind = (typeof SITUATION_KINDS)[number];

const line = (length: number) => z.string().trim().max(length);
const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());

/** As people type them: "Mo-Fr 8-12 Uhr"; empty: not known. */
export const Times = optional(
  line(500).transform((typed, fault) => {
    const tidy = tidyOpeningHours(typed);
    if (tidy === null) fault.addIssue({ code: "custom", message: "opening-hours" });
    return tidy ?? z.NEVER;
  }),
);

export const SituationContactFields = z
  .strictObject({
    /** Absent for a new one; its `version` as it was when the form was opened. */
    id: z.uuid().nullable(),
    version: z.int(),
    organisationId: z.uuid().nullable(),
    personId: z.uuid().nullable(),
    name: line(200),
    phone: optional(line(60)),
    openingHours: Times,
    note: line(300),
    /** Somebody there said today that this is right, e.g. on the telephone. */
    confirmed: z.boolean(),
  })
  .superRefine(({ organisationId, name, phone }, context) => {
    if (organisationId === null && name === "") context.addIssue({ code: "custom", path: ["name"], message: "required" });
    if (organisationId === null && phone === null) context.addIssue({ code: "custom", path: ["phone"], message: "required" });
  });

/** There is no field for what happened to whom, and there will be none. */
export const SituationFields = z.strictObject({
  kind: z.enum(SITUATION_KINDS),
  name: line(120).min(1),
  firstSteps: line(600),
  isPublic: z.boolean(),
  /** In the order in which to call. */
  contacts: z.array(SituationContactFields).max(20),
});
export type SituationFields = z.infer<typeof SituationFields>;
