import { z } from "zod";

export const AGREEMENT_KINDS = ["self-commitment", "cooperation", "joint-procedure", "joint-statement", "campaign"] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

const day = z.iso.date();
/** An empty field of a form means: not known. */
const optionalDay = z.preprocess((value) => (value === "" ? null : value), day.nullable());

export const AgreementFields = z
  .strictObject({
    kind: z.enum(AGREEMENT_KINDS),
    title: z.string().trim().min(1).max(200),
    text: z.string().trim().max(20_000),
    fromOn: day,
    untilOn: optionalDay,
    reviewOn: optionalDay,
    isPublic: z.boolean(),
    /** Organisations; an agreement has at least two, a self-commitment at least one. */
    partyIds: z.array(z.uuid()).max(200),
  })
  .superRefine(({ kind, fromOn, untilOn, reviewOn, partyIds }, context) => {
    if (untilOn !== null && untilOn < fromOn) context.addIssue({ code: "custom", path: ["untilOn"], message: "end-before-start" });
    if (reviewOn !== null && (reviewOn < fromOn || (untilOn !== null && reviewOn > untilOn)))
      context.addIssue({ code: "custom", path: ["reviewOn"], message: "review-outside" });
    if (new Set(partyIds).size < (kind === "self-commitment" ? 1 : 2)) context.addIssue({ code: "custom", path: ["partyIds"], message: "too-few-parties" });
  });
export type AgreementFields = z.infer<typeof AgreementFields>;
