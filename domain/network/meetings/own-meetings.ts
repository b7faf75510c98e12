import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { seatsOf } from "../gremien/own-seats.ts";
import { seenMeetings } from "./list-meetings.ts";
import type { Answer } from "./schema.ts";

export type OwnMeeting = {
  id: string;
  gremium: string;
  number: number | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  /** Whether the reader was invited; before that there is nothing to answer. */
  isInvited: boolean;
  /** Whether an answer is still taken. */
  isOpen: boolean;
  answer: Answer | null;
};

/**
 * The next meetings of the bodies in which the signed-in account has a seat on the day, and those it is invited to; soonest
 * first, without cancelled ones. Two or three queries.
 */
export async function ownMeetings(ctx: Context, db: Reader, limit: number): Promise<OwnMeeting[]> {
  if (ctx.actor.kind !== "staff") return [];
  const seats = (await seatsOf(ctx, db)).map(
    ({ gremiumId, untilOn }) =>
      sql`(m.gremium_id = ${gremiumId} and (m.starts_at at time zone ${ctx.region.timeZone})::date <= coalesce(${untilOn}::date, 'infinity'))`,
  );
  const seated = seats.length === 0 ? sql`false` : sql`(${sql.join(seats, sql` or `)})`;
  const found = await db.execute<OwnMeeting & { startsAt: string; endsAt: string }>(sql`
    select m.id, g.name as gremium, m.number, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place,
      coalesce(t.mailed_sequence is not null, false) as "isInvited", t.answer,
      m.state = 'invited' and m.starts_at > ${ctx.now.toISOString()} as "isOpen"
    from meetings m join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      left join lateral (
        select t.id, t.mailed_sequence, t.answer from meeting_participants t join people p on p.region_id = t.region_id and p.id = t.person_id
        where t.region_id = m.region_id and t.meeting_id = m.id and t.withdrawn_at is null
          and p.account_id = ${ctx.actor.accountId} and p.restricted_at is null and p.erased_at is null
        limit 1) t on true
    where m.region_id = ${ctx.region.id} and m.state in ('planned', 'invited') and m.ends_at >= ${ctx.now.toISOString()}
      and (t.id is not null or ${seated}) and ${await seenMeetings(ctx, db)}
    order by m.starts_at, m.id limit ${limit}`);
  return found.rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }));
}
