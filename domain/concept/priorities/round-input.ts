import { z } from "zod";
import { BALLOT_LANGUAGES, METHODS, STRENGTHS } from "./schema.ts";

const inLanguages = (most: number) => z.strictObject({ en: z.string().trim().max(most).optional(), ar: z.string().trim().max(most).optional() });

/** A phone shows that many before thumbs give up. */
export const MOST_ITEMS = 40;
export const MOST_CRITERIA = 6;

const Item = z.strictObject({
  recommendationId: z.uuid(),
  /** "": the recommendation's own words. */
  label: z.string().trim().max(300),
  labelIn: inLanguages(300),
});

const Criterion = z.strictObject({
  name: z.string().trim().min(1).max(80),
  nameIn: inLanguages(80),
  sentence: z.string().trim().max(300),
  sentenceIn: inLanguages(300),
  weight: z.int().min(1).max(10),
});

/** What a round is about; fixed once it is open. Items stand in the order of the concept. */
export const RoundFields = z
  .strictObject({
    question: z.string().trim().min(1).max(200),
    questionIn: inLanguages(200),
    method: z.enum(METHODS),
    points: z.int().min(1).max(100),
    pointsPerItem: z.int().min(1).max(10),
    strength: z.enum(STRENGTHS),
    gremiumId: z.uuid().nullable(),
    languages: z.array(z.enum(BALLOT_LANGUAGES)).refine((chosen) => chosen.includes("de")),
    conferenceId: z.uuid().nullable(),
    meetingId: z.uuid().nullable(),
    items: z.array(Item).max(MOST_ITEMS),
    criteria: z.array(Criterion).max(MOST_CRITERIA),
  })
  .refine(({ points, pointsPerItem }) => pointsPerItem <= points, { path: ["pointsPerItem"] })
  .refine(({ strength, gremiumId }) => strength !== "members" || gremiumId !== null, { path: ["gremiumId"] })
  .refine(({ method, criteria }) => method !== "criteria" || criteria.length > 0, { path: ["criteria"] })
  // Who votes on a phone must read what a name like "Nutzen" means here.
  .refine(({ method, criteria }) => method !== "criteria" || criteria.every(({ sentence }) => /\p{L}/u.test(sentence)), { path: ["criteria", "sentence"] })
  .refine(({ items }) => new Set(items.map(({ recommendationId }) => recommendationId)).size === items.length, { path: ["items"] });
export type RoundFields = z.infer<typeof RoundFields>;
