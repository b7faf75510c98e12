import { sql } from "drizzle-orm";
import { addDays } from "#platform/days/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { findLand, publicHolidays, type Land } from "../times/index.ts";
import type { Pace } from "./schema.ts";

/** Days without a mail after which a subscriber hears that the list is still the same. */
const QUIET_DAYS = 91;

/**
 * Whether people are at their desks: Monday to Friday, and no public holiday.
 *
 * @param day YYYY-MM-DD
 * @param own whether the house itself entered it as a day of rest
 */
export function isWorkingDay(day: string, land: Land | null, own = false): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !own && !publicHolidays(Number(day.slice(0, 4)), land).has(day);
}

/** The same for the context's day. Two queries. */
export async function isWorkingDayHere(ctx: Context, db: Reader): Promise<boolean> {
  const { rows } = await db.execute<{ rests: boolean }>(sql`
    select exists (select 1 from holidays where region_id = ${ctx.region.id} and kind = 'own' and ${ctx.today}::date between first_day and last_day) as rests`);
  return isWorkingDay(ctx.today, await findLand(ctx, db), rows[0]?.rests ?? false);
}

/** The first day of the week or month in which `today` lies; who was looked at before it is due. @returns YYYY-MM-DD */
export function beginOf(pace: Pace, today: string): string {
  if (pace === "monthly") return `${today.slice(0, 7)}-01`;
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(today, -sinceMonday);
}

/** Whether the list of a subscriber is compared today. @param lookedOn the last day on which it was; null: never */
export function isDue(pace: Pace, lookedOn: string | null, today: string): boolean {
  return lookedOn === null || lookedOn < beginOf(pace, today);
}

/**
 * What a subscriber hears whose list is due: the list where it is another one than the last, and that nothing changed after a
 * quarter without a mail; else nothing.
 */
export function letterFor(seenHash: string | null, hash: string, mailedOn: string | null, today: string): "list" | "quiet" | null {
  if (seenHash !== hash) return "list";
  return mailedOn !== null && addDays(mailedOn, QUIET_DAYS) <= today ? "quiet" : null;
}
