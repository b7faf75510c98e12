import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

/** Offers of which something was fetched and is not back after its last day, by title. One query. */
export async function listOverdueLending(ctx: Context, db: Reader): Promise<{ id: string; title: string; count: number; since: string }[]> {
  const { rows } = await db.execute<{ id: string; title: string; count: number; since: string }>(sql`
    select l.offer_id as id, t.title, count(*)::int as count, min(l.last_day)::text as since
    from loans l join bookings b on b.region_id = l.region_id and b.id = l.booking_id and b.state = 'booked'
      join offer_texts t on t.region_id = l.region_id and t.offer_id = l.offer_id and t.language = 'de'
    where l.region_id = ${ctx.region.id} and l.handed_out_on is not null and l.returned_on is null and l.last_day < ${ctx.today}::date
    group by l.offer_id, t.title order by t.title, l.offer_id`);
  return rows;
}
