import { sql } from "drizzle-orm";
import { localTime } from "#domain/network/meetings/index.ts";
import { noteReturns } from "../lending/index.ts";
import { transact, type Context, type Writer } from "#platform/db/index.ts";
import { enqueue, type JobHandler } from "#platform/jobs/index.ts";

/** As far ahead as a person plans; what lies behind it nobody has noted. */
const DAYS_AHEAD = 120;
/** No phone rings at night because of a reminder: on the clocks of the region. */
const AWAKE = { from: "09:00", until: "20:00" };

/**
 * The job "events.watch", every quarter of an hour: notes what those who booked must hear, each of it once.
 *
 * A date that is no longer in the calendar as they know it: told at once. A quarter of an hour also gathers what an editor
 * saves several times in a row. A date that comes soon: from the morning of the day that the offer says, also when the house
 * stood still that morning, but never to who booked on that day or later. What was borrowed and comes back tomorrow: once,
 * in the same hours.
 */
export const watchDates: JobHandler = async (ctx) => {
  await transact(ctx, async (tx) => {
    await noteLostDates(ctx, tx);
    const { at } = localTime(ctx.region.timeZone, ctx.now);
    if (at >= AWAKE.from && at < AWAKE.until) {
      await noteReminders(ctx, tx);
      await noteReturns(ctx, tx);
    }
  });
};

async function noteLostDates(ctx: Context, tx: Writer): Promise<void> {
  const here = ctx.region.id;
  const now = ctx.now.toISOString();
  // Hidden or paused, an offer still takes place for who booked; ended or archived it does not.
  const coming = sql`
    select c.region_id, c.offer_id, coalesce(array_agg(d.starts_at order by d.starts_at) filter (where d.starts_at is not null), '{}') as dates
    from offer_capacities c join offers o on o.region_id = c.region_id and o.id = c.offer_id
      left join offer_dates d on d.region_id = c.region_id and d.offer_id = c.offer_id and not d.is_cancelled and o.state not in ('ended', 'archived')
        and d.starts_at > ${now}::timestamptz and d.starts_at < ${now}::timestamptz + make_interval(days => ${DAYS_AHEAD})
    where c.region_id = ${here} group by c.region_id, c.offer_id`;
  const { rows } = await tx.execute<{ booking_id: string }>(sql`
    with coming as (${coming}),
      lost as (
        select k.offer_id, cardinality(n.dates) > 0 as goes_on, min(l.was) as was
        from event_known_dates k join coming n on n.offer_id = k.offer_id cross join lateral unnest(k.dates) as l (was)
        where k.region_id = ${here} and l.was > ${now}::timestamptz and l.was <> all (n.dates) group by 1, 2)
    insert into event_letters (region_id, booking_id, kind, of_date)
    select b.region_id, b.id, case when lost.goes_on then 'changed' else 'cancelled' end, lost.was
    from lost join bookings b on b.region_id = ${here} and b.offer_id = lost.offer_id and b.state in ('booked', 'waiting', 'offered')
      join booking_contacts c on c.region_id = b.region_id and c.booking_id = b.id and c.email is not null
    -- Lost, found and lost once more: that is told once more.
    on conflict (region_id, booking_id, kind, of_date) do update set sent_at = null
    returning booking_id`);
  await tx.execute(sql`
    with coming as (${coming})
    insert into event_known_dates (region_id, offer_id, dates) select region_id, offer_id, dates from coming
    on conflict (region_id, offer_id) do update set dates = excluded.dates where event_known_dates.dates is distinct from excluded.dates`);
  await enqueueLetters(ctx, tx, rows);
}

async function noteReminders(ctx: Context, tx: Writer): Promise<void> {
  const { rows } = await tx.execute<{ booking_id: string }>(sql`
    insert into event_letters (region_id, booking_id, kind, of_date)
    select b.region_id, b.id, 'reminder', d.starts_at
    from event_settings s
      join offers o on o.region_id = s.region_id and o.id = s.offer_id and o.state in ('public', 'paused')
      join offer_dates d on d.region_id = s.region_id and d.offer_id = s.offer_id and not d.is_cancelled
        and d.starts_on > ${ctx.today}::date and d.starts_on - s.remind_days <= ${ctx.today}::date
      join bookings b on b.region_id = s.region_id and b.offer_id = s.offer_id and b.state = 'booked'
      join booking_contacts c on c.region_id = b.region_id and c.booking_id = b.id and c.email is not null
    where s.region_id = ${ctx.region.id} and coalesce((select max(t.at) from booking_steps t where t.region_id = b.region_id and t.booking_id = b.id and t.state = 'booked'), b.made_at)
      < (d.starts_on - s.remind_days)::timestamp at time zone ${ctx.region.timeZone}
    on conflict do nothing
    returning booking_id`);
  await enqueueLetters(ctx, tx, rows);
}

/** Each booking once; the job sends all that it must hear. */
async function enqueueLetters(ctx: Context, tx: Writer, rows: readonly { booking_id: string }[]): Promise<void> {
  for (const bookingId of new Set(rows.map(({ booking_id }) => booking_id))) {
    await enqueue(tx, "event.mail", { regionId: ctx.region.id, bookingId }, { singletonKey: bookingId });
  }
}
