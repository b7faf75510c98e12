import { z } from "zod";
import { GREMIUM_KINDS, MEMBER_ROLES } from "./kinds.ts";

/** An empty field of a form means: not known. */
const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());
const line = (length: number) => z.string().trim().max(length);
const day = z.iso.date();

export const GremiumFields = z.strictObject({
  name: line(200).min(1),
  shortName: optional(line(60)),
  kind: z.enum(GREMIUM_KINDS),
  /** The body it reports to. */
  parentId: optional(z.uuid()),
  purpose: line(2000),
  mandate: line(4000),
  quorum: z.enum(["half", "none"]),
  isPublic: z.boolean(),
});
export type GremiumFields = z.infer<typeof GremiumFields>;

export const MemberFields = z
  .strictObject({
    /** Who sends the member; absent: the person's own organisation. */
    organisationId: optional(z.uuid()),
    role: z.enum(MEMBER_ROLES),
    votes: z.boolean(),
    fromOn: day,
    /** The last day in office. */
    untilOn: optional(day),
    electedUntil: optional(day),
    substituteForId: optional(z.uuid()),
  })
  .refine(({ fromOn, untilOn }) => untilOn === null || untilOn >= fromOn, { path: ["untilOn"], params: { code: "end-before-start" } })
  .refine(({ fromOn, electedUntil }) => electedUntil === null || electedUntil >= fromOn, { path: ["electedUntil"], params: { code: "end-before-start" } });
export type MemberFields = z.infer<typeof MemberFields>;
