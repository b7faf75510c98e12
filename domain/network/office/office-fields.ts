import { z } from "zod";

/** An empty field of a form means: not known. */
const optionalDay = z.preprocess((value) => (value === "" ? null : value), z.iso.date().nullable());
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .or(z.int())
    .pipe(z.int().min(least).max(most));

const PostFields = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** Per cent of a full post. */
  share: wholeNumber(1, 100),
  endsOn: optionalDay,
  funding: z.string().trim().max(300),
  fundedUntil: optionalDay,
});
export type Post = z.infer<typeof PostFields>;

export const OfficeFields = z.strictObject({
  unit: z.string().trim().min(1).max(200),
  answersTo: z.string().trim().max(200),
  headPersonId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable()),
  note: z.string().trim().max(2000),
  warnMonths: wholeNumber(1, 36),
  posts: z.array(PostFields).max(30),
});
export type OfficeFields = z.infer<typeof OfficeFields>;
