import { eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offerUpkeepSettings } from "./schema.ts";
import { DEFAULT_UPKEEP } from "./steps.ts";

/** Days: after the last confirmation until a provider is asked; after its end until an offer is archived. */
export const UpkeepSettings = z.strictObject({
  askAfterDays: z.coerce.number().int().min(30).max(730),
  archiveAfterDays: z.coerce.number().int().min(1).max(730),
});
export type UpkeepSettings = z.infer<typeof UpkeepSettings>;

/** What this region keeps to. One query. */
export async function readUpkeepSettings(ctx: Context, db: Reader): Promise<UpkeepSettings> {
  const [found] = await db.select().from(offerUpkeepSettings).where(eq(offerUpkeepSettings.regionId, ctx.region.id));
  const { askAfterDays, archiveAfterDays } = found ?? DEFAULT_UPKEEP;
  return { askAfterDays, archiveAfterDays };
}

/** Marks follow at once, mails and what is hidden from the next night on. */
export async function setUpkeepSettings(ctx: Context, settings: UpkeepSettings): Promise<Result<null, "not-allowed">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const row = { regionId: ctx.region.id, ...settings };
    await tx.insert(offerUpkeepSettings).values(row).onConflictDoUpdate({ target: offerUpkeepSettings.regionId, set: row });
    tx.audit("offers.upkeep-set", null, settings);
    // The line at an offer that nobody confirmed.
    tx.publish();
    return done(null);
  });
}
