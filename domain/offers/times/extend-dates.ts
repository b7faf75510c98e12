import { and, asc, eq, gt, inArray, or, sql, type SQL } from "drizzle-orm";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { addDays } from "#platform/days/index.ts";
import { ZONE } from "#platform/i18n/index.ts";
import { enqueue, type JobHandler } from "#platform/jobs/index.ts";
import { offerDates, offers, offerTimes } from "../schema.ts";
import { readCalendar, writeDates } from "./dates.ts";

/** Rules worked on in one transaction: others wait for their offers no longer than half a second. */
const RULES_AT_ONCE = 100;

/**
 * The nightly job "offers.dates": each series gets the dates that came within the horizon since its last one. After a
 * change of holidays it makes the dates of those that rest on them anew.
 */
export const extendDates: JobHandler = async (ctx, { payload }) => {
  const anew = payload.anew === "pausing";
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const last = await transact(ctx, (tx) => extendSome(ctx, tx, { after, anew }));
    if (last === null) return;
    after = last;
  }
};

/** To be called where holidays change. */
export async function enqueueNewDates(ctx: Context, tx: Writer): Promise<void> {
  await enqueue(tx, "offers.dates", { regionId: ctx.region.id, anew: "pausing" }, { singletonKey: `${ctx.region.id} anew` });
}

async function extendSome(ctx: Context, tx: Writer, { after, anew }: { after: string; anew: boolean }): Promise<string | null> {
  const found = await findSeries(ctx, tx, anew ? and(pauses, gt(offerTimes.id, after)) : gt(offerTimes.id, after));
  const last = found.at(-1)?.time.id;
  if (last === undefined) return null;
  const ids = found.map(({ time }) => time.id);
  const ofThese = and(eq(offerDates.regionId, ctx.region.id), inArray(offerDates.timesId, ids));
  const calendar = await readCalendar(ctx, tx);
  const stands = await datesThatStand(tx, ofThese);
  if (anew) await tx.delete(offerDates).where(and(ofThese, sql`${offerDates.startsOn} >= ${calendar.from}`));
  const made = await writeDates(
    tx,
    found.map(({ time }) => time),
    ({ id, timeZone }) => {
      const day = anew ? undefined : stands.get(id)?.until;
      // In another zone the day here may be the one before: what stands there already stays.
      return day ? { ...calendar, from: addDays(day, timeZone === ZONE ? 1 : 0) } : calendar;
    },
    new Map([...stands].flatMap(([id, { calledOffSince }]) => (calledOffSince === null ? [] : [[id, calledOffSince]]))),
  );
  if (made > 0 || anew) tx.publish();
  return last;
}

/**
 * Of each series, the last day that stands in the calendar, and since when it is called off: from then on to its last date. What a
 * calendar from elsewhere called off stays so, however far its rule goes on.
 */
async function datesThatStand(tx: Writer, ofThese: SQL | undefined): Promise<Map<string, { until: string; calledOffSince: Date | null }>> {
  const rows = await tx
    .select({
      id: offerDates.timesId,
      until: sql<string>`max(${offerDates.startsOn})::text`,
      calledOffSince: sql<Date | null>`case when (array_agg(${offerDates.isCancelled} order by ${offerDates.startsAt} desc))[1]
        then min(${offerDates.startsAt}) filter (where ${offerDates.isCancelled}) end`.mapWith(offerDates.startsAt),
    })
    .from(offerDates)
    .where(ofThese)
    .groupBy(offerDates.timesId);
  return new Map(rows.map(({ id, ...stands }) => [id, stands]));
}

const pauses = or(offerTimes.pausesInSchoolHolidays, offerTimes.pausesOnPublicHolidays);

/** Rules with what they belong to held still, so that it is not published in between. */
function findSeries(ctx: Context, tx: Writer, which: SQL | undefined) {
  return tx
    .select({ time: offerTimes })
    .from(offerTimes)
    .innerJoin(offers, and(eq(offers.regionId, offerTimes.regionId), eq(offers.id, offerTimes.offerId)))
    .where(and(eq(offerTimes.regionId, ctx.region.id), inArray(offerTimes.kind, ["series", "once"]), which))
    .orderBy(asc(offerTimes.id))
    .limit(RULES_AT_ONCE)
    .for("key share", { of: offers });
}
