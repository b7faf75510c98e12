import { sql, type SQL } from "drizzle-orm";
import type { Context } from "#platform/db/index.ts";
import { POST_KINDS } from "../posts/schema.ts";

/**
 * Whether an offer `o` is over by what only its kind says: a course whose last day is behind us, as long as no date is ahead
 * (then it was prolonged), or a post for which nobody can apply any more. The last day itself still counts.
 */
export function isPastOwnEnd(ctx: Context): SQL {
  const own = (table: string) => sql.raw(`${table}.region_id = o.region_id and ${table}.offer_id = o.id`);
  return sql`(o.kind = 'course' and exists (select 1 from courses c where ${own("c")} and c.ends_on < ${ctx.today}::date)
      and not exists (select 1 from offer_dates d where ${own("d")} and not d.is_cancelled and d.ends_at >= ${ctx.now.toISOString()}::timestamptz)
    or o.kind in ${[...POST_KINDS]} and exists (select 1 from offer_posts p where ${own("p")} and p.apply_until < ${ctx.today}::date))`;
}

/**
 * Whether all times of an offer `o` make dates, and no date is ahead. A series that begins, or adds a date, beyond the horizon
 * of the table has none there yet.
 */
export function allDatesPast(ctx: Context): SQL {
  const own = (t: string) => sql.raw(`${t}.region_id = o.region_id and ${t}.offer_id = o.id`);
  return sql`exists (select 1 from offer_times t where ${own("t")})
    and not exists (select 1 from offer_times t where ${own("t")}
      and (t.kind not in ('once', 'series') or t.starts_at >= ${ctx.today}::date or exists (select 1 from unnest(t.added) as day where day >= ${ctx.today}::date)))
    and not exists (select 1 from offer_dates d where ${own("d")} and d.ends_at >= ${ctx.now})`;
}
