import { and, eq, gte } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import { holidays, offerDates, type offerTimes } from "../schema.ts";
import { expand, type DaysOff } from "./expand.ts";
import { findLand } from "./land.ts";
import { timeOfRow } from "./list-times.ts";
import type { Land } from "./public-holidays.ts";

/** How far ahead dates stand in the table, from today on. */
const HORIZON_MONTHS = 18;
/** A calendar shows the month it is in, and the one before. */
const BACK_DAYS = 62;
/** A statement holds at most 65,535 values. */
const ROWS_AT_ONCE = 2000;

/** What the dates of a house depend on besides their rules. */
export type Calendar = { from: string; until: string; holidays: DaysOff[]; land: Land | null };

/** Two queries. */
export async function readCalendar(ctx: Context, db: Reader): Promise<Calendar> {
  const today = Temporal.PlainDate.from(ctx.today);
  const from = today.subtract({ days: BACK_DAYS }).toString();
  const [days, land] = [
    await db
      .select({ kind: holidays.kind, firstDay: holidays.firstDay, lastDay: holidays.lastDay })
      .from(holidays)
      .where(and(eq(holidays.regionId, ctx.region.id), gte(holidays.lastDay, from))),
    await findLand(ctx, db),
  ];
  return { from, until: today.add({ months: HORIZON_MONTHS }).toString(), holidays: days, land };
}

export type StoredTime = typeof offerTimes.$inferSelect;

/**
 * Writes the dates of these rules within the calendar's window; those that stand there already stay.
 *
 * @param calledOff since when a series does not take place, although its rule goes on; by its id
 * @returns how many were made
 */
export async function writeDates(
  tx: Writer,
  times: readonly StoredTime[],
  calendarOf: (time: StoredTime) => Calendar,
  calledOff: ReadonlyMap<string, Date> = new Map(),
): Promise<number> {
  const rows = times.flatMap((time) => {
    const since = calledOff.get(time.id);
    return expand([timeOfRow(time)], calendarOf(time)).map((date) => ({
      regionId: time.regionId,
      offerId: time.offerId,
      timesId: time.id,
      isShown: time.isShown,
      isCancelled: since !== undefined && date.startsAt >= since,
      ...date,
    }));
  });
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    await tx
      .insert(offerDates)
      .values(rows.slice(first, first + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
  return rows.length;
}
