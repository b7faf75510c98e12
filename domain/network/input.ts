import { z } from "zod";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { ACCESSIBILITY } from "./accessibility.ts";
import { INTERNAL_PARTS } from "./internal-parts.ts";
import { tidyOpeningHours } from "./opening-hours.ts";

/** An empty field of a form means: not known. */
const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());
const line = (length: number) => z.string().trim().max(length);
const degrees = (limit: number) =>
  optional(
    z
      .string()
      .transform((typed) => Number(typed.trim().replace(",", ".")))
      .pipe(z.number().min(-limit).max(limit))
      .or(z.number().min(-limit).max(limit)),
  );

/** Codes of the languages that an organisation may say it speaks. */
export const SPOKEN = LANGUAGES.map(({ code }) => code);

/** What an organisation keeps up to date itself. */
export const EntryFields = z.strictObject({
  phone: optional(line(60)),
  email: optional(z.email().max(200)),
  /** Only web addresses: the page makes a link of it. */
  website: optional(z.url({ protocol: /^https?$/ }).max(500)),
  street: optional(line(200)),
  postalCode: optional(line(10)),
  place: optional(line(100)),
  openingHours: optional(
    line(500).transform((typed, fault) => {
      const tidy = tidyOpeningHours(typed);
      if (tidy === null) fault.addIssue({ code: "custom", message: "opening-hours" });
      return tidy ?? z.NEVER;
    }),
  ),
  languages: z.array(z.enum(SPOKEN)),
  accessibility: z.array(z.enum(ACCESSIBILITY)),
  accessibilityNote: line(300),
  servesMunicipalityIds: z.array(z.uuid()).max(200),
  /** Which of these values only the house sees. */
  internal: z.array(z.enum(INTERNAL_PARTS)),
});
export type EntryFields = z.infer<typeof EntryFields>;

export const OrganisationFields = EntryFields.extend({
  name: line(200).min(1),
  shortName: optional(line(60)),
  /** Code of one of the region's kinds. */
  kind: z.string().min(1).max(60),
  municipalityId: optional(z.uuid()),
  latitude: degrees(90),
  longitude: degrees(180),
  isPublic: z.boolean(),
}).refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), { path: ["longitude"], message: "both-or-none" });
export type OrganisationFields = z.infer<typeof OrganisationFields>;

export const PersonFields = z.strictObject({
  salutation: line(40),
  firstName: line(100),
  lastName: line(100).min(1),
  function: line(200),
  responsibilities: line(500),
  email: optional(z.email().max(200)),
  phone: optional(line(60)),
  isMigrationContact: z.boolean(),
});
export type PersonFields = z.infer<typeof PersonFields>;
