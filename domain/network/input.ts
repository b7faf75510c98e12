import { z } from "zod";
import { ORGANISATION_KINDS } from "./kinds.ts";

/** An empty field of a form means: not known. */
const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());
const line = (length: number) => z.string().trim().max(length);

export const OrganisationFields = z.strictObject({
  name: line(200).min(1),
  shortName: optional(line(60)),
  kind: z.enum(ORGANISATION_KINDS),
  municipalityId: optional(z.uuid()),
  phone: optional(line(60)),
  email: optional(z.email().max(200)),
  /** Only web addresses: the page makes a link of it. */
  website: optional(z.url({ protocol: /^https?$/ }).max(500)),
  isPublic: z.boolean(),
});
export type OrganisationFields = z.infer<typeof OrganisationFields>;

export const PersonFields = z.strictObject({
  salutation: line(40),
  firstName: line(100),
  lastName: line(100).min(1),
  function: line(200),
  email: optional(z.email().max(200)),
  phone: optional(line(60)),
  isMigrationContact: z.boolean(),
});
export type PersonFields = z.infer<typeof PersonFields>;
