import { sql, type SQL } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { allDatesPast, isPastOwnEnd } from "../catalogue/own-end.ts";
import { keepState } from "../catalogue/versions.ts";
import { readUpkeepSettings } from "./settings.ts";

/**
 * What is over leaves: whose last day has passed, events and courses without a date ahead, courses and posts past the end
 * that they say themselves; and the archive takes what ended long ago.
 *
 * @returns titles of what ended this night
 */
export async function endOffers(ctx: Context, tx: Writer): Promise<string[]> {
  const here = ctx.region.id;
  const { archiveAfterDays } = await readUpkeepSettings(ctx, tx);
  const ended = await move(
    ctx,
    tx,
    "ended",
    // What a calendar brought and nobody looked at in time is over, too; what a provider wrote waits for an answer.
    sql`(o.state in ('public', 'paused') or o.state = 'in-review' and exists (select 1 from offer_feed_items i where i.region_id = o.region_id and i.offer_id = o.id))
      and (o.valid_until < ${ctx.today}::date or (o.kind in ('event', 'course') and ${allDatesPast(ctx)}) or ${isPastOwnEnd(ctx)})`,
  );
  await tx.execute(sql`update offers set ended_on = case when state = 'ended' then ${ctx.today}::date end
    where region_id = ${here} and ((state = 'ended' and ended_on is null) or (state not in ('ended', 'archived') and ended_on is not null))`);
  const archived = await move(ctx, tx, "archived", sql`o.state = 'ended' and o.ended_on + ${archiveAfterDays}::int <= ${ctx.today}::date`);
  for (const { id } of [...ended, ...archived]) await keepState(ctx, tx, id);
  for (const { id } of ended) tx.audit("offer.ended", id);
  for (const { id } of archived) tx.audit("offer.archived", id);
  if (ended.length > 0) tx.publish();
  return ended.map(({ title }) => title);
}

async function move(ctx: Context, tx: Writer, state: "ended" | "archived", which: SQL): Promise<{ id: string; title: string }[]> {
  const moved = await tx.execute<{ id: string; title: string }>(sql`
    update offers o set state = ${state}, version = o.version + 1
    from offer_texts w
    where o.region_id = ${ctx.region.id} and w.region_id = o.region_id and w.offer_id = o.id and w.language = 'de' and ${which}
    returning o.id, w.title`);
  return moved.rows;
}
