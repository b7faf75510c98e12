import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { mayKeepMeetings, mayReadPapers, maySeeMeeting, seatsOf, type GremiumKind } from "../gremien/index.ts";
import { quorumOf, type Quorum } from "../meetings/attendance.ts";
import type { MeetingState } from "../meetings/schema.ts";
import { mayApproveAlone, mayReadMinutes } from "./access.ts";

export type NotedDecision = {
  id: string;
  itemId: string;
  year: number;
  number: number;
  text: string;
  votes: { yes: number; no: number; abstained: number } | null;
  isPublic: boolean;
  version: number;
};
export type NotedTask = { id: string; itemId: string; title: string; state: "open" | "done" | "dropped"; dueOn: string | null; owner: string | null };
export type MinutesItem = {
  id: string;
  position: number;
  title: string;
  durationMinutes: number | null;
  owner: string | null;
  outcome: "open" | "finished" | "unfinished";
  papers: { id: string; title: string }[];
  /** Empty where the minutes may not be read yet. */
  note: { text: string; version: number; writerName: string | null; writingSince: string | null };
  decisions: NotedDecision[];
  tasks: NotedTask[];
};
export type MinutesPage = {
  id: string;
  number: number | null;
  title: string;
  /** Its day in the region's zone. */
  on: string;
  startsAt: string;
  endsAt: string;
  place: string;
  state: MeetingState;
  minutesState: "none" | "draft" | "approved";
  approvedAt: string | null;
  approvedIn: { id: string; number: number | null; on: string } | null;
  sentAt: string | null;
  gremium: { id: string; name: string; kind: GremiumKind; quorum: "half" | "none" };
  /** Who was there: names for the minutes. */
  /** null: nobody's attendance is noted. */
  quorum: Quorum | null;
  attendance: { name: string; organisation: string; attended: "present" | "online" | "excused" | "absent" | null; votes: boolean }[];
  items: MinutesItem[];
  /** Later meetings of the body that have begun: in one of them the minutes can be approved. */
  approvableIn: { id: string; number: number | null; on: string }[];
  mayRead: boolean;
  mayKeep: boolean;
  mayApproveAlone: boolean;
};

/** A meeting with its agenda and what was written to it; null where the actor does not see the meeting. Eight queries at most. */
export async function findMinutes(ctx: Context, db: Reader, meetingId: string): Promise<MinutesPage | null> {
  type Head = Omit<MinutesPage, "quorum" | "attendance" | "items" | "approvableIn" | "mayRead" | "mayKeep" | "mayApproveAlone">;
  const here = ctx.region.id;
  const zone = ctx.region.timeZone;
  const heads = await db.execute<Head>(sql`
    select m.id, m.number, m.title, (m.starts_at at time zone ${zone})::date::text as "on", ${iso("m.starts_at")} as "startsAt", ${iso("m.ends_at")} as "endsAt",
      m.place, m.state, m.minutes_state as "minutesState", ${iso("m.minutes_approved_at")} as "approvedAt", ${iso("m.minutes_sent_at")} as "sentAt",
      json_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'quorum', g.quorum) as gremium,
      case when i.id is not null then json_build_object('id', i.id, 'number', i.number, 'on', (i.starts_at at time zone ${zone})::date::text) end as "approvedIn"
    from meetings m
      join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      left join meetings i on i.region_id = m.region_id and i.id = m.minutes_approved_in_id
    where m.region_id = ${here} and m.id = ${meetingId}`);
  const [head] = heads.rows;
  if (!head) return null;
  const seats = await seatsOf(ctx, db);
  const meeting = { gremiumId: head.gremium.id, on: head.on, minutesState: head.minutesState };
  if (!maySeeMeeting(ctx.actor, seats, meeting, head.gremium)) return null;
  const mayRead = mayReadMinutes(ctx.actor, seats, meeting, head.gremium);
  const mayKeep = mayKeepMeetings(ctx.actor, seats, head.gremium.id, ctx.today);
  const approvable = mayKeep
    ? await db.execute<MinutesPage["approvableIn"][number]>(sql`
        select id, number, (starts_at at time zone ${zone})::date::text as "on" from meetings
        where region_id = ${here} and gremium_id = ${head.gremium.id} and starts_at > ${head.startsAt} and starts_at <= ${ctx.now.toISOString()} and state <> 'cancelled'
        order by starts_at limit 12`)
    : { rows: [] };
  const attendance = mayRead ? await readAttendance(ctx, db, meetingId) : [];
  return {
    ...head,
    quorum: quorumOf(attendance, head.gremium.quorum),
    attendance,
    items: await readItems(ctx, db, meetingId, { minutes: mayRead, papers: mayReadPapers(ctx.actor, seats, meeting) }),
    approvableIn: approvable.rows,
    mayRead,
    mayKeep,
    mayApproveAlone: mayApproveAlone(ctx.actor, seats, head.gremium.id, ctx.today),
  };
}

async function readItems(ctx: Context, db: Reader, meetingId: string, may: { minutes: boolean; papers: boolean }): Promise<MinutesItem[]> {
  const here = ctx.region.id;
  type Row = Omit<MinutesItem, "papers" | "decisions" | "tasks">;
  const items = await db.execute<Row>(sql`
    select a.id, a.position, a.title, a.duration_minutes as "durationMinutes", a.outcome, ${personName} as owner,
      json_build_object('text', case when ${may.minutes} then coalesce(n.text, '') else '' end, 'version', coalesce(n.version, 0),
        'writerName', n.writer_name, 'writingSince', ${iso("n.writing_since")}) as note
    from agenda_items a
      left join agenda_notes n on n.region_id = a.region_id and n.agenda_item_id = a.id
      left join people p on p.region_id = a.region_id and p.id = a.owner_person_id
    where a.region_id = ${here} and a.meeting_id = ${meetingId} order by a.position`);
  const papers = may.papers
    ? await db.execute<MinutesItem["papers"][number] & { itemId: string }>(sql`
        select x.id, x.title, x.agenda_item_id as "itemId" from agenda_papers x
          join agenda_items a on a.region_id = x.region_id and a.id = x.agenda_item_id
        where x.region_id = ${here} and a.meeting_id = ${meetingId} order by x.id`)
    : { rows: [] };
  const decisions = may.minutes
    ? await db.execute<NotedDecision>(sql`
        select id, agenda_item_id as "itemId", year, number, text, is_public as "isPublic", version,
          case when votes_yes is not null then json_build_object('yes', votes_yes, 'no', votes_no, 'abstained', votes_abstained) end as votes
        from decisions where region_id = ${here} and meeting_id = ${meetingId} order by year, number`)
    : { rows: [] };
  const tasks = may.minutes
    ? await db.execute<NotedTask>(sql`
        select t.id, t.agenda_item_id as "itemId", t.title, t.state, t.due_on::text as "dueOn", ${personName} as owner
        from tasks t left join people p on p.region_id = t.region_id and p.id = t.owner_person_id
        where t.region_id = ${here} and t.meeting_id = ${meetingId} order by t.id`)
    : { rows: [] };
  const of = <Part extends { itemId: string }>(rows: readonly Part[], id: string) => rows.filter(({ itemId }) => itemId === id);
  return items.rows.map((item) => ({ ...item, papers: of(papers.rows, item.id), decisions: of(decisions.rows, item.id), tasks: of(tasks.rows, item.id) }));
}

async function readAttendance(ctx: Context, db: Reader, meetingId: string): Promise<MinutesPage["attendance"]> {
  const found = await db.execute<MinutesPage["attendance"][number]>(sql`
    select ${personName} as name, o.name as organisation, x.attended, x.votes
    from meeting_participants x
      join people p on p.region_id = x.region_id and p.id = coalesce(x.substitute_person_id, x.person_id)
      join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
    where x.region_id = ${ctx.region.id} and x.meeting_id = ${meetingId} and x.stands_in_for_id is null and x.withdrawn_at is null order by p.last_name, p.id`);
  return found.rows;
}

/** "Frau Albers"; the whole name where no form of address is known. */
const personName = sql.raw(
  "case when p.salutation in ('Frau', 'Herr') then p.salutation || ' ' || p.last_name else nullif(concat_ws(' ', nullif(p.first_name, ''), p.last_name), '') end",
);

function iso(column: string) {
  return sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);
}
