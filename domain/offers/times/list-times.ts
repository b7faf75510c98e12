import { and, asc, eq, inArray } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { offerTimes } from "../schema.ts";
import type { OfferTime } from "./offer-time.ts";

/** The rules of an offer in their order. One query. */
export async function listTimes(ctx: Context, db: Reader, offerId: string): Promise<(OfferTime & { id: string })[]> {
  const rows = await db
    .select()
    .from(offerTimes)
    .where(and(eq(offerTimes.regionId, ctx.region.id), eq(offerTimes.offerId, offerId)))
    .orderBy(asc(offerTimes.position), asc(offerTimes.id));
  return rows.map((row) => ({ id: row.id, ...timeOfRow(row) }));
}

/** The rules of many offers, each in their order, by offer. One query. */
export async function listTimesOf(ctx: Context, db: Reader, offerIds: readonly string[]): Promise<Map<string, OfferTime[]>> {
  const rows = await db
    .select()
    .from(offerTimes)
    .where(and(eq(offerTimes.regionId, ctx.region.id), inArray(offerTimes.offerId, [...offerIds])))
    .orderBy(asc(offerTimes.position), asc(offerTimes.id));
  const found = new Map<string, OfferTime[]>();
  for (const row of rows) found.set(row.offerId, [...(found.get(row.offerId) ?? []), timeOfRow(row)]);
  return found;
}

/** A stored rule as the rest of the house knows it. */
export function timeOfRow(row: typeof offerTimes.$inferSelect): OfferTime {
  const { regionId: _regionId, offerId: _offerId, isShown: _isShown, id: _id, position: _position, hoursOpen: _hoursOpen, ...time } = row;
  return {
    ...time,
    startsAt: time.startsAt === null ? null : wallClock(time.startsAt),
    skipped: time.skipped.map(wallClock),
    added: time.added.map(wallClock),
  };
}

/** The database writes "2026-11-23 09:00:00". */
const wallClock = (stored: string) => stored.replace(" ", "T").slice(0, 16);
