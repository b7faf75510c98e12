import { eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditNetwork } from "../access.ts";
import { networkSettings } from "./schema.ts";
import { DEFAULT_HIDE_AFTER } from "./steps.ts";

/** After how many months without a confirmation the public no longer sees an entry. */
export async function readHideAfter(ctx: Context, db: Reader): Promise<number> {
  const [found] = await db.select().from(networkSettings).where(eq(networkSettings.regionId, ctx.region.id));
  return found?.hideAfterMonths ?? DEFAULT_HIDE_AFTER;
}

/** Asking takes place after six months and takes one; nothing may be hidden before that is over. */
export const SetHideAfter = z.strictObject({ months: z.coerce.number().int().min(7).max(60) });
export type SetHideAfter = z.infer<typeof SetHideAfter>;

/** Holds from the next night on: then entries are hidden, or shown again. */
export async function setHideAfter(ctx: Context, { months }: SetHideAfter): Promise<Result<null, "not-allowed">> {
  if (!mayEditNetwork(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const row = { regionId: ctx.region.id, hideAfterMonths: months };
    await tx.insert(networkSettings).values(row).onConflictDoUpdate({ target: networkSettings.regionId, set: row });
    tx.audit("network.settings-changed", null, { hideAfterMonths: months });
    return done(null);
  });
}
