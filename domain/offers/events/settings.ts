import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers } from "../schema.ts";
import { eventSettings, GROUPS, REMIND_DAYS } from "./schema.ts";

export const SaveEventSettings = z.strictObject({
  offerId: z.uuid(),
  /** Null: nothing was said yet. */
  version: z.int().min(1).nullable(),
  remindDays: z.literal([...REMIND_DAYS]).nullable(),
  groups: z.array(z.enum(GROUPS)).max(GROUPS.length),
});
export type SaveEventSettings = z.infer<typeof SaveEventSettings>;

export type EventSettings = Pick<typeof eventSettings.$inferSelect, "remindDays" | "groups" | "version">;

const ofOffer = (ctx: Context, offerId: string) => and(eq(eventSettings.regionId, ctx.region.id), eq(eventSettings.offerId, offerId));

/** Null: nobody said anything yet; then no mail reminds and no groups are counted. One query. */
export async function findEventSettings(ctx: Context, db: Reader, offerId: string): Promise<EventSettings | null> {
  const { remindDays, groups, version } = eventSettings;
  const [found] = await db.select({ remindDays, groups, version }).from(eventSettings).where(ofOffer(ctx, offerId));
  return found ?? null;
}

/** Says when a mail reminds of a date, and what is counted at the door. */
export async function saveEventSettings(
  ctx: Context,
  { offerId, version, ...fields }: SaveEventSettings,
): Promise<Result<null, "not-allowed" | "not-found" | "version-conflict">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, "not-found" | "version-conflict">> => {
    const regionId = ctx.region.id;
    // Two who say it for the first time at once wait here for each other.
    const [offer] = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(eq(offers.regionId, regionId), eq(offers.id, offerId)))
      .for("no key update");
    if (!offer) return refused("not-found");
    const stored = await findEventSettings(ctx, tx, offerId);
    if ((stored?.version ?? null) !== version) return refused("version-conflict");
    const values = { ...fields, version: (version ?? 0) + 1 };
    if (stored) await tx.update(eventSettings).set(values).where(ofOffer(ctx, offerId));
    else await tx.insert(eventSettings).values({ regionId, offerId, ...values });
    tx.audit("event-settings.saved", offerId);
    return done(null);
  });
}
