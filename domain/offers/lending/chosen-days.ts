import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Context, Reader } from "#platform/db/index.ts";
import type { Borrowable } from "./free-days.ts";

/**
 * The days that somebody is choosing, one after the other.
 *
 * @property first null: none yet
 * @property last null: not yet, or the one that was wished cannot be had
 * @property reach the last day on which what is fetched on the first can be brought back; null as long as there is no first
 * @property missed the day that was wished and cannot be had, which somebody else may have taken meanwhile
 */
export type ChosenDays = { first: string | null; last: string | null; reach: string | null; missed: string | null };

const dayOr = (written: string | null): string | null => z.iso.date().safeParse(written).data ?? null;

/** What of the days in an address can be had. @param wished as they stand there: anything that is no day counts as none. One query, if any */
export async function chooseDays(
  ctx: Context,
  db: Reader,
  { id, firstDay }: Pick<Borrowable, "id" | "firstDay">,
  wished: { first: string | null; last: string | null },
): Promise<ChosenDays> {
  const first = dayOr(wished.first);
  const last = dayOr(wished.last);
  if (first === null) return { first: null, last: null, reach: null, missed: null };
  const { rows } = await db.execute<{ reach: string | null }>(sql`select to_char(wall.free_until(${id}, ${first}, ${ctx.today}), 'YYYY-MM-DD') as reach`);
  const reach = first < firstDay ? null : (rows[0]?.reach ?? null);
  if (reach === null) return { first: null, last: null, reach: null, missed: first };
  if (last === null) return { first, last: null, reach, missed: null };
  const fits = last >= first && last <= reach;
  return { first, last: fits ? last : null, reach, missed: fits ? null : last };
}
