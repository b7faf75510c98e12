import { sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { enqueueNewDates } from "./extend-dates.ts";
import { LAENDER } from "./public-holidays.ts";

export const SetLand = z.strictObject({ land: z.enum(LAENDER) });
export type SetLand = z.infer<typeof SetLand>;

/** Series that rest on public holidays get their dates anew, in a job. */
export async function setLand(ctx: Context, { land }: SetLand): Promise<Result<null, "not-allowed">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    await tx.execute(sql`select directory.set_land(${land})`);
    await enqueueNewDates(ctx, tx);
    tx.audit("region.land-set", ctx.region.id, { land });
    return done(null);
  });
}
