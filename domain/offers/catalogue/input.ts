import { z } from "zod";
import { ACCESSIBILITY } from "#domain/network/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { OFFER_KINDS, REGISTRATIONS, SETTINGS } from "../schema.ts";

const optional = <T>(schema: z.ZodType<T>) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), schema.nullable());
const line = (length: number) => z.string().trim().max(length);
const text = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .transform((typed) => typed.replaceAll("\r\n", "\n"));
const webAddress = optional(z.url({ protocol: /^https?$/ }).max(500));

/** Also where another field is wrong: who mends a form hears of everything at once. */
const ALWAYS = { when: () => true };

/** The words of an offer in one language. */
export const Words = z.strictObject({
  title: line(200).min(1),
  summary: text(500),
  description: text(8000),
  papers: text(2000),
  requirements: text(2000),
  costNote: line(300),
  childcareNote: line(300),
  timesNote: text(1000),
});

export type Words = z.infer<typeof Words>;

export const PlaceFields = z.strictObject({
  /** Null: a new one. */
  id: z.uuid().nullable(),
  name: line(200),
  street: line(200),
  postalCode: line(10),
  municipalityId: optional(z.uuid()),
});

/** An offer as the form sends it: German words, and everything that is the same in each language. */
export const OfferFields = z
  .strictObject({
    kind: z.enum(OFFER_KINDS),
    organisationId: z.uuid(),
    branchId: z.uuid(),
    labelIds: z.array(z.uuid()).max(60),
    setting: z.enum(SETTINGS),
    onlineAddress: webAddress,
    costCents: z.int().min(0).max(10_000_000).nullable(),
    hasChildcare: z.boolean(),
    accessibility: z.array(z.enum(ACCESSIBILITY)),
    languages: z.array(z.enum(LANGUAGES.map(({ code }) => code))),
    registration: z.enum(REGISTRATIONS),
    registrationLink: webAddress,
    phone: optional(line(60)),
    email: optional(z.email().max(200)),
    website: webAddress,
    validFrom: optional(z.iso.date()),
    validUntil: optional(z.iso.date()),
    isRegularService: z.boolean(),
    note: text(2000),
    places: z.array(PlaceFields).max(10),
    words: Words,
  })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validUntil >= validFrom, { path: ["validUntil"], message: "end-before-start", ...ALWAYS })
  .refine(({ registration, registrationLink }) => registration !== "link" || registrationLink !== null, {
    path: ["registrationLink"],
    message: "link-missing",
    ...ALWAYS,
  })
  .refine(({ registration, phone }) => registration !== "phone" || phone !== null, { path: ["phone"], message: "phone-missing", ...ALWAYS })
  .refine(({ registration, email }) => registration !== "mail" || email !== null, { path: ["email"], message: "mail-missing", ...ALWAYS });
export type OfferFields = z.infer<typeof OfferFields>;
