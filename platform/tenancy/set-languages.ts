import { sql } from "drizzle-orm";
import { z } from "zod";
import { hasRole } from "#platform/auth/roles.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

/** Codes of languages, in the order of the house; German is always among them: what no other language has is read in it. */
export const SetLanguages = z
  .array(z.enum(LANGUAGES.map(({ code }) => code)))
  .transform((chosen) => LANGUAGES.map(({ code }) => code).filter((code) => code === "de" || chosen.includes(code)));
export type SetLanguages = z.infer<typeof SetLanguages>;

/** Says in which languages the portal stands. Texts in a language that is taken out stay, and are there again when it comes back. */
export async function setLanguages(ctx: Context, languages: SetLanguages): Promise<Result<null, "not-allowed">> {
  if (!hasRole(ctx.actor, "administrator", "coordinator")) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    await tx.execute(sql`select directory.set_languages(${sql.param(languages)}::text[])`);
    tx.audit("region.languages-set", ctx.region.id, { languages });
    tx.publish();
    return done(null);
  });
}
