import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { holidays } from "../schema.ts";
import { enqueueNewDates } from "./extend-dates.ts";

export const HolidayFields = z
  .strictObject({
    kind: z.enum(["school", "own"]),
    name: z.string().trim().min(1).max(120),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    /** Where the days were published. */
    source: z.string().trim().max(300),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ["lastDay"], message: "end-before-start" });
export type HolidayFields = z.infer<typeof HolidayFields>;

export type Holiday = HolidayFields & { id: string; version: number };
export type HolidayRefusal = "not-allowed" | "holiday-not-found" | "changed-meanwhile";

/** In the order of their days. One query. */
export async function listHolidays(ctx: Context, db: Reader): Promise<Holiday[]> {
  const rows = await db.select().from(holidays).where(eq(holidays.regionId, ctx.region.id)).orderBy(asc(holidays.firstDay), asc(holidays.name));
  return rows.map(({ regionId: _regionId, ...holiday }) => holiday);
}

/** Enters days off; series that rest on them get their dates anew, in a job. @param id of the form: the same sent twice is there once */
export async function addHoliday(ctx: Context, fields: HolidayFields, id: string = newId(ctx.now)): Promise<Result<{ id: string }, "not-allowed">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    const made = await tx
      .insert(holidays)
      .values({ ...fields, regionId: ctx.region.id, id })
      .onConflictDoNothing()
      .returning({ id: holidays.id });
    if (made.length === 0) return done({ id });
    await enqueueNewDates(ctx, tx);
    tx.audit("holiday.added", id);
    return done({ id });
  });
}

/** @param change.version as it was when the form was opened */
export async function editHoliday(ctx: Context, change: HolidayFields & { id: string; version: number }): Promise<Result<null, HolidayRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, HolidayRefusal>> => {
    const { id, version, ...fields } = change;
    const own = and(eq(holidays.regionId, ctx.region.id), eq(holidays.id, id));
    const [found] = await tx.select({ version: holidays.version }).from(holidays).where(own).for("update");
    if (!found) return refused("holiday-not-found");
    if (found.version !== version) return refused("changed-meanwhile");
    await tx
      .update(holidays)
      .set({ ...fields, version: version + 1 })
      .where(own);
    await enqueueNewDates(ctx, tx);
    tx.audit("holiday.edited", id);
    return done(null);
  });
}

/** @param holiday.version as it was when the page was opened */
export async function deleteHoliday(ctx: Context, { id, version }: { id: string; version: number }): Promise<Result<null, HolidayRefusal>> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  return transact(ctx, async (tx): Promise<Result<null, HolidayRefusal>> => {
    const own = and(eq(holidays.regionId, ctx.region.id), eq(holidays.id, id));
    const [found] = await tx.select({ version: holidays.version }).from(holidays).where(own).for("update");
    if (!found) return refused("holiday-not-found");
    if (found.version !== version) return refused("changed-meanwhile");
    await tx.delete(holidays).where(own);
    await enqueueNewDates(ctx, tx);
    tx.audit("holiday.deleted", id);
    return done(null);
  });
}
