import { eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayKeepMoney } from "./access.ts";
import { fundingSettings } from "./schema.ts";

/** How many days before something ends the office is told, for the first and the second time. */
export type WarnDays = { firstDays: number; secondDays: number; version: number };
const USUAL: WarnDays = { firstDays: 90, secondDays: 30, version: 0 };

/** One query. */
export async function readWarnDays(ctx: Context, db: Reader): Promise<WarnDays & { toldOn: string | null }> {
  const [set] = await db.select().from(fundingSettings).where(eq(fundingSettings.regionId, ctx.region.id));
  return set ?? { ...USUAL, toldOn: null };
}

export const SetWarnDays = z
  .strictObject({ version: z.int(), firstDays: z.int().min(1).max(730), secondDays: z.int().min(0).max(729) })
  .refine(({ firstDays, secondDays }) => secondDays < firstDays, { path: ["secondDays"] });
export type SetWarnDays = z.infer<typeof SetWarnDays>;

/** @param input.version as it was when the form was opened; 0: nobody has set anything yet */
export async function setWarnDays(ctx: Context, { version, ...days }: SetWarnDays): Promise<Result<null, "not-allowed" | "version-conflict">> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-allowed" | "version-conflict">> => {
    const written = await tx
      .insert(fundingSettings)
      .values({ regionId: ctx.region.id, ...days, version: version + 1 })
      .onConflictDoUpdate({ target: fundingSettings.regionId, set: { ...days, version: version + 1 }, setWhere: eq(fundingSettings.version, version) })
      .returning({ version: fundingSettings.version });
    if (written.length === 0) return refused("version-conflict");
    tx.audit("funding.warnings-set", null, days);
    return done(null);
  });
}
