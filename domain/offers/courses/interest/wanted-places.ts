import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { whoFits } from "./who-fits.ts";

/** Courses that are looked at, those that begin first: the desk must not wait for thousands. */
const MOST = 100;

/** Public courses with a free place that nobody was asked about, although somebody of the list fits. One query. */
export async function listWantedPlaces(ctx: Context, db: Reader): Promise<{ id: string; title: string; free: number }[]> {
  const { rows } = await db.execute<{ id: string; title: string; free: number }>(sql`
    select f.offer_id as id, f.title, f.free from (
      select k.offer_id, t.title, k.maximum - k.taken_elsewhere - k.booked as free
      from offer_capacities k join courses u on u.region_id = k.region_id and u.offer_id = k.offer_id
        join offers w on w.region_id = k.region_id and w.id = k.offer_id
        join offer_texts t on t.region_id = k.region_id and t.offer_id = k.offer_id and t.language = 'de'
      where k.region_id = ${ctx.region.id} and k.waiting = 0 and k.taken_elsewhere + k.booked < k.maximum
        and w.state = 'public' and (u.ends_on is null or u.ends_on >= ${ctx.today}::date)
      order by u.starts_on, t.title, k.offer_id limit ${MOST}) f
    where exists (select 1 ${whoFits(ctx, sql`f.offer_id`)}
      and exists (select 1 from interest_contacts k where k.region_id = e.region_id and k.interest_id = e.id and k.email is not null))
    order by f.title, f.offer_id`);
  return rows;
}
