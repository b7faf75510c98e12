import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { shownCount } from "#platform/small-numbers/index.ts";
import type { OfferState } from "../schema.ts";
import { readUpkeepSettings } from "../upkeep/settings.ts";
import { freshness, type Freshness } from "../upkeep/steps.ts";

/** What somebody who advises knows of an offer besides what the public reads. */
export type Counsel = {
  id: string;
  /** German. */
  title: string;
  summary: string;
  organisation: string;
  state: OfferState;
  /** Only then it can be printed: its page is there. */
  isShown: boolean;
  /** YYYY-MM-DD */
  confirmedOn: string;
  age: Freshness;
  /** What the house noted. */
  note: string;
  phone: string | null;
  /** Null: it has no number of places. */
  places: {
    free: number;
    maximum: number;
    /** Rounded, null for very few. Absent where nobody waits. */
    waiting?: number | null;
    /** Days that the first in the queue has been waiting. */
    waitingDays?: number;
  } | null;
};

/** The offers of these ids, in their order. Two queries. */
export async function readCounsel(ctx: Context, db: Reader, ids: readonly string[]): Promise<Counsel[]> {
  if (ids.length === 0) return [];
  type Row = Omit<Counsel, "age" | "places"> & { maximum: number | null; free: number; waiting: number; waitingDays: number | null };
  const { rows } = await db.execute<Row>(sql`
    select o.id, t.title, t.summary, g.name as organisation, o.state, o.is_shown as "isShown", o.confirmed_on::text as "confirmedOn", coalesce(n.note, '') as note,
      coalesce(o.phone, g.phone) as phone, c.maximum, greatest(0, c.maximum - c.taken_elsewhere - c.booked) as free, c.waiting,
      (select ${ctx.today}::date - (min(b.made_at) at time zone ${ctx.region.timeZone})::date from bookings b where b.region_id = o.region_id and b.offer_id = o.id and b.state = 'waiting') as "waitingDays"
    from offers o join offer_texts t on t.region_id = o.region_id and t.offer_id = o.id and t.language = 'de'
      join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
      left join offer_internals n on n.region_id = o.region_id and n.offer_id = o.id
      left join offer_capacities c on c.region_id = o.region_id and c.offer_id = o.id
    where o.region_id = ${ctx.region.id} and o.id = any(${sql.param(ids)}::uuid[])`);
  const { askAfterDays } = await readUpkeepSettings(ctx, db);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const { maximum, free, waiting, waitingDays, ...offer } = row;
    const queue = waiting > 0 && waitingDays !== null ? { waiting: shownCount(waiting), waitingDays } : {};
    return [{ ...offer, age: freshness(row.confirmedOn, ctx.today, askAfterDays), places: maximum === null ? null : { free, maximum, ...queue } }];
  });
}
