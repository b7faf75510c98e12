import { and, eq } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { offers, offerTimes } from "../schema.ts";
import { readCalendar, writeDates } from "./dates.ts";
import type { OfferTime } from "./offer-time.ts";

/**
 * Puts these rules in the place of an offer's own, and their dates with them. Whether the actor may, and the audit entry of
 * the offer, are the caller's; so is `tx.publish()`.
 *
 * @param times read by `OfferTimes`, or without a `datedFaultOf`
 * @returns how many dates stand in the calendar now
 * @throws Error for an offer that does not exist
 */
export async function saveTimes(ctx: Context, tx: Writer, offerId: string, times: readonly OfferTime[]): Promise<{ dates: number }> {
  const regionId = ctx.region.id;
  // Publishing changes isShown, which every row below carries: it waits until these are written.
  const [offer] = await tx
    .select({ isShown: offers.isShown })
    .from(offers)
    .where(and(eq(offers.regionId, regionId), eq(offers.id, offerId)))
    .for("key share");
  if (!offer) throw new Error(`no offer ${offerId}`);
  await tx.delete(offerTimes).where(and(eq(offerTimes.regionId, regionId), eq(offerTimes.offerId, offerId)));
  return addTimes(ctx, tx, [{ offerId, isShown: offer.isShown, times }]);
}

/** Gives new offers their rules and dates, many at once. As `saveTimes`, for offers that have none yet. Four queries. */
export async function addTimes(
  ctx: Context,
  tx: Writer,
  offered: readonly { offerId: string; isShown: boolean; times: readonly OfferTime[] }[],
): Promise<{ dates: number }> {
  const rules = offered.flatMap(({ times, ...own }) =>
    times.map((time, position) => ({ ...time, ...own, regionId: ctx.region.id, id: newId(ctx.now), position })),
  );
  if (rules.length === 0) return { dates: 0 };
  const rows = await tx.insert(offerTimes).values(rules).returning();
  const calendar = await readCalendar(ctx, tx);
  return { dates: await writeDates(tx, rows, () => calendar) };
}
