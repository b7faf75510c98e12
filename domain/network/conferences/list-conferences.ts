import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { seatsOf } from "../gremien/index.ts";
import { containsWords } from "../search-text.ts";
import { maySeeConference } from "./access.ts";
import type { ConferenceState } from "./schema.ts";

export type ConferenceFilter = { search: string; when: "ahead" | "past" | "all"; states: string[] };
export const NO_CONFERENCE_FILTER: ConferenceFilter = { search: "", when: "all", states: [] };

export type ConferenceRow = {
  id: string;
  title: string;
  gremiumId: string | null;
  gremium: string | null;
  startsAt: Date;
  endsAt: Date;
  place: string;
  isPublic: boolean;
  state: ConferenceState;
  places: number | null;
  registered: number;
  waiting: number;
  attended: number;
};

/** How many the list would show for each state, under all its other filters. Two queries. */
export async function countConferenceStates(ctx: Context, db: Reader, filter: ConferenceFilter): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of await listConferences(ctx, db, { ...filter, states: [] })) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** A county has some a year; those ahead first, the next one on top, then the past. 200 at most. Two queries. */
export async function listConferences(ctx: Context, db: Reader, { search, when, states }: ConferenceFilter): Promise<ConferenceRow[]> {
  const seats = await seatsOf(ctx, db);
  const now = ctx.now.toISOString();
  const span = when === "all" ? sql`true` : when === "ahead" ? sql`c.ends_at >= ${now}` : sql`c.ends_at < ${now}`;
  const found = await db.execute<Omit<ConferenceRow, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string }>(sql`
    select c.id, c.title, c.gremium_id as "gremiumId", g.name as gremium, c.starts_at as "startsAt", c.ends_at as "endsAt", c.place,
      c.is_public as "isPublic", c.state, c.places, n.registered, n.waiting, n.attended
    from conferences c
      left join gremien g on g.region_id = c.region_id and g.id = c.gremium_id
      cross join lateral (select count(*) filter (where r.state = 'registered')::int as registered, count(*) filter (where r.state = 'waiting')::int as waiting,
        count(r.attended_at)::int as attended from registrations r where r.region_id = c.region_id and r.conference_id = c.id) n
    where c.region_id = ${ctx.region.id} and ${span} and ${containsWords(sql`concat_ws(' ', c.title, c.purpose, c.place, g.name)`, search)}
      and ${states.length === 0 ? sql`true` : sql`c.state in ${states}`}
    order by c.ends_at < ${now}, case when c.ends_at >= ${now} then c.starts_at end, c.starts_at desc, c.id limit 200`);
  return found.rows
    .filter((row) => maySeeConference(ctx.actor, seats, row, ctx.today))
    .map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }));
}
