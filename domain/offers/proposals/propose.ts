import { sql } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { isLocale, type Locale } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

/** After so many days a proposal is gone: since it was sent, or since somebody decided. What became an offer stays one. */
export const KEPT_DAYS = 30;

const line = (length: number) => z.string().trim().max(length);
const text = (length: number) => line(length).transform((typed) => typed.replaceAll("\r\n", "\n"));
const optional = <T>(schema: z.ZodType<T>) => z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? null : typed), schema.nullable());

/** What somebody tells about an offer, in whatever language of the portal. */
export const ProposeOffer = z.strictObject({
  title: line(160).min(1),
  text: text(3000).pipe(z.string().min(1)),
  /** Who makes the offer, as the person calls it. */
  organisation: line(160).min(1),
  place: line(300),
  times: text(500),
  phone: optional(line(60)),
  /** Typed as people type it: "www.verein.example" is meant to be found by https. */
  website: z.preprocess(
    (typed) => {
      const address = typeof typed === "string" ? typed.trim() : "";
      return address === "" ? null : /^https?:\/\//i.test(address) ? address : `https://${address}`;
    },
    z
      .url({ protocol: /^https?$/, hostname: /\./ })
      .max(500)
      .nullable(),
  ),
  isProvider: z.boolean(),
  email: optional(z.email().max(200)),
  language: z
    .string()
    .refine(isLocale)
    .transform((code): Locale => code as Locale),
});
export type ProposeOffer = z.infer<typeof ProposeOffer>;

/**
 * A stranger tells about an offer. Nothing of it is public, and nothing is sent: a machine that types addresses here makes no
 * mails, because only a person who has read a proposal answers it.
 *
 * @param id of the form; the same form sent twice is one proposal
 */
export async function proposeOffer(ctx: Context, proposal: ProposeOffer, id = newId(ctx.now)): Promise<Result<null, "too-many">> {
  const { title, text: told, organisation, place, times, phone, website, isProvider, email, language } = proposal;
  return transact(ctx, async (tx) => {
    const { rows } = await tx.execute<{ taken: boolean }>(sql`
      select wall.propose_offer(${id}, ${ctx.now}, ${title}, ${told}, ${organisation}, ${place}, ${times}, ${phone}, ${website}, ${isProvider}, ${email}, ${language}) as taken`);
    if (!rows[0]?.taken) return refused("too-many");
    tx.audit("offer.proposed", id);
    return done(null);
  });
}
