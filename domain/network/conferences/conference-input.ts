import { z } from "zod";
import { PAGE_LANGUAGES } from "./schema.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const places = z.int().min(1).max(5000).nullable();

/** Of the concept, by its title; asked above, where the concept is known. */
const Field = z.strictObject({ id: z.uuid(), title: z.string().trim().min(1).max(500) });

/** Day and times are those of the region's clocks. */
export const ConferenceFields = z.strictObject({
  title: z.string().trim().min(1).max(200),
  purpose: z.string().trim().max(4000),
  on: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  from: time,
  to: time,
  place: z.string().trim().max(300),
  /** For those who registered. */
  onlineUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)]),
  gremiumId: z.uuid().nullable(),
  fields: z.array(Field).max(50),
  isPublic: z.boolean(),
  registrationUntil: z.iso.date().nullable(),
  places,
  languages: z.array(z.enum(PAGE_LANGUAGES)).min(1),
});
export type ConferenceFields = z.infer<typeof ConferenceFields>;

export const WorkshopFields = z.strictObject({
  title: z.string().trim().min(1).max(200),
  sentence: z.string().trim().max(500),
  room: z.string().trim().max(120),
  from: time,
  to: time,
  moderatorPersonId: z.uuid().nullable(),
  field: Field.nullable(),
  places,
});
export type WorkshopFields = z.infer<typeof WorkshopFields>;

/** What somebody needs to take part; empty texts mean nothing. */
export const Needs = z.strictObject({
  interpreterLanguage: z.string().trim().max(60),
  childcare: z.string().trim().max(500),
  access: z.string().trim().max(500),
});
export type Needs = z.infer<typeof Needs>;
