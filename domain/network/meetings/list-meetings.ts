import { sql, type SQL } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { maySeeMeeting } from "../gremien/access.ts";
import { seatsOf } from "../gremien/own-seats.ts";
import { containsWords } from "../search-text.ts";
import type { Choice } from "../list-organisations.ts";
import { MEETING_STATES, type MeetingState } from "./schema.ts";

export type MeetingFilter = {
  search: string;
  gremiumIds: string[];
  /** Still to come, or over, or both. */
  when: "ahead" | "past" | "all";
  states: MeetingState[];
};
export type MeetingRow = {
  id: string;
  gremiumId: string;
  gremium: string;
  number: number | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  state: MeetingState;
  minutesState: "none" | "draft" | "approved";
};
export type MeetingList = {
  meetings: MeetingRow[];
  total: number;
  /** How many of them do not take place. */
  cancelled: number;
  /** Counted under all other filters. */
  gremien: Choice[];
  states: { state: MeetingState; count: number }[];
  /** Id after which the next page begins; null: this was the last. */
  next: string | null;
};

/**
 * Meetings that the actor may see: what lies ahead soonest first, otherwise the latest first. Three queries.
 * @param page.after id of the last meeting of the page before
 */
export async function listMeetings(ctx: Context, db: Reader, filter: MeetingFilter, page: { after: string | null; limit: number }): Promise<MeetingList> {
  const here = ctx.region.id;
  const seen = await seenMeetings(ctx, db);
  const base = sql`
    select m.id, m.gremium_id, g.name as gremium, m.number, m.title, m.starts_at, m.ends_at, m.place, m.state, m.minutes_state,
      ${filter.gremiumIds.length === 0 ? sql`true` : sql`m.gremium_id in ${filter.gremiumIds}`} as by_gremium,
      ${filter.states.length === 0 ? sql`true` : sql`m.state in ${filter.states}`} as by_state
    from meetings m join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
    where m.region_id = ${here} and ${seen} and ${whenOf(ctx, filter.when)} and ${containsWords(sql`concat_ws(' ', g.name, g.short_name, m.title, m.place)`, filter.search)}`;
  const [beyond, order] = filter.when === "ahead" ? [sql`>`, sql`starts_at, id`] : [sql`<`, sql`starts_at desc, id desc`];
  const start =
    page.after === null ? sql`true` : sql`(starts_at, id) ${beyond} (select starts_at, id from meetings where region_id = ${here} and id = ${page.after})`;
  const found = await db.execute<MeetingRow & { startsAt: string; endsAt: string }>(sql`
    with base as (${base})
    select id, gremium_id as "gremiumId", gremium, number, title, starts_at as "startsAt", ends_at as "endsAt", place, state, minutes_state as "minutesState"
    from base where by_gremium and by_state and ${start} order by ${order} limit ${page.limit + 1}`);
  const counted = await db.execute<{ value: string; label: string; state: MeetingState; byGremium: boolean; byState: boolean; count: number }>(sql`
    with base as (${base})
    select gremium_id as value, gremium as label, state, by_gremium as "byGremium", by_state as "byState", count(*)::int as count
    from base group by 1, 2, 3, 4, 5 order by 2`);
  const sum = (of: typeof counted.rows) => of.reduce((all, { count }) => all + count, 0);
  const chosen = counted.rows.filter(({ byGremium, byState }) => byGremium && byState);
  const rows = found.rows.slice(0, page.limit);
  return {
    meetings: rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) })),
    total: sum(chosen),
    cancelled: sum(chosen.filter(({ state }) => state === "cancelled")),
    gremien: [...Map.groupBy(counted.rows, ({ value }) => value)].map(([value, of]) => ({
      value,
      label: of[0]?.label ?? "",
      count: sum(of.filter(({ byState }) => byState)),
    })),
    states: MEETING_STATES.map((state) => ({ state, count: sum(counted.rows.filter((each) => each.state === state && each.byGremium)) })),
    next: found.rows.length > page.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

function whenOf({ now }: Context, when: MeetingFilter["when"]): SQL {
  if (when === "all") return sql`true`;
  return when === "ahead" ? sql`m.ends_at >= ${now.toISOString()}` : sql`m.ends_at < ${now.toISOString()}`;
}

/** maySeeMeeting as a condition on `m` and `g`, asked once for each kind of case instead of once for each meeting. */
export async function seenMeetings(ctx: Context, db: Reader): Promise<SQL> {
  const strangers = (kind: "working-group" | "internal-group") => maySeeMeeting(ctx.actor, [], { gremiumId: "", on: ctx.today }, { kind });
  if (strangers("internal-group")) return sql`true`;
  const own = (await seatsOf(ctx, db)).map(
    ({ gremiumId, untilOn }) =>
      sql`(m.gremium_id = ${gremiumId} and (m.starts_at at time zone ${ctx.region.timeZone})::date <= coalesce(${untilOn}::date, 'infinity'))`,
  );
  const open = strangers("working-group") ? sql`g.kind <> 'internal-group'` : sql`false`;
  // A guest of one item sits in no body, and finds the meeting all the same.
  const asGuest =
    ctx.actor.kind === "staff"
      ? sql`exists (select 1 from meeting_participants t join people p on p.region_id = t.region_id and p.id = t.person_id
          where t.region_id = m.region_id and t.meeting_id = m.id and t.agenda_item_id is not null and t.withdrawn_at is null
            and p.account_id = ${ctx.actor.accountId} and p.restricted_at is null and p.erased_at is null)`
      : sql`false`;
  return sql`(${sql.join([open, ...own, asGuest], sql` or `)})`;
}
