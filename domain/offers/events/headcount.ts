import { and, eq, sql } from "drizzle-orm";
import { newId, transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayEditOffers } from "../access.ts";
import { offers } from "../schema.ts";
import { correctCount, insertResults } from "./results.ts";
import { GROUPS, type Group } from "./schema.ts";

/**
 * What was counted at the doors of an event, all dates together: visits, not people. Exact, for who counts.
 *
 * @property dates on how many somebody was counted
 * @property groups those that were counted, in the order of GROUPS
 */
export type CountedVisits = { dates: number; came: number; groups: { group: Group; count: number }[] };

/** Null: nobody was counted. One query. */
export async function findCountedVisits(ctx: Context, db: Reader, offerId: string): Promise<CountedVisits | null> {
  const { rows } = await db.execute<{ dates: number; came: number; groups: Partial<Record<Group, number>> | null }>(sql`
    with visits as (
        select v.starts_at, 1 as came from event_visits v join bookings b on b.region_id = v.region_id and b.id = v.booking_id
          where v.region_id = ${ctx.region.id} and b.offer_id = ${offerId}),
      counts as (select starts_at, walk_ins as came, groups from event_counts where region_id = ${ctx.region.id} and offer_id = ${offerId})
    select count(distinct starts_at)::int as dates, coalesce(sum(came), 0)::int as came,
      (select json_object_agg(key, n) from (select g.key, sum(g.value::int)::int as n from counts c cross join jsonb_each_text(c.groups) g group by g.key) s) as groups
    from (select starts_at, came from visits union all select starts_at, came from counts) counted`);
  const [row] = rows;
  if (!row || row.dates === 0) return null;
  const groups = GROUPS.flatMap((group) => (row.groups?.[group] ? [{ group, count: row.groups[group] }] : []));
  return { dates: row.dates, came: row.came, groups };
}

/**
 * Makes results of what was counted, or puts those right that were made of it before: then they stand at the measures, and in
 * public as soon as somebody releases them. A released one stays released, with the new number rounded.
 *
 * @param words in German: what the results are called
 */
export async function takeOverCount(
  ctx: Context,
  { offerId, words }: { offerId: string; words: { came: string; groups: Record<Group, string> } },
): Promise<Result<null, "not-allowed" | "not-found">> {
  if (!mayEditOffers(ctx.actor)) return refused("not-allowed");
  const regionId = ctx.region.id;
  return transact(ctx, async (tx): Promise<Result<null, "not-found">> => {
    // Two at once write one result each.
    const [offer] = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(eq(offers.regionId, regionId), eq(offers.id, offerId)))
      .for("update");
    const counted = offer && (await findCountedVisits(ctx, tx, offerId));
    if (!counted) return refused("not-found");
    const wanted = [{ label: words.came, number: counted.came }, ...counted.groups.map(({ group, count }) => ({ label: words.groups[group], number: count }))];
    for (const [place, { label, number }] of wanted.entries()) {
      const written = await correctCount(ctx, tx, offerId, { label, number });
      if (written.some(({ isReleased }) => isReleased)) tx.publish();
      if (written.length > 0) continue;
      // In the order of the count, also where they are listed as they were entered.
      const enteredAt = new Date(ctx.now.getTime() + place);
      await insertResults(tx, [{ regionId, id: newId(ctx.now), offerId, label, number, countsPeople: true, sentence: "", enteredAt }]);
    }
    tx.audit("event.result-added", offerId);
    return done(null);
  });
}
