import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { ShownFile } from "#platform/files/index.ts";
import { mayKeepMeetings, mayReadPapers, maySeeMeeting } from "../gremien/access.ts";
import { seatsOf } from "../gremien/own-seats.ts";
import type { GremiumKind } from "../gremien/schema.ts";
import { quorumOf, type Quorum } from "./attendance.ts";
import { guestItemOf } from "./guest-item.ts";
import { localTime } from "./local-time.ts";
import type { Answer, Attendance, MeetingState, SubjectKind } from "./schema.ts";

export type MeetingItem = {
  id: string;
  position: number;
  title: string;
  durationMinutes: number | null;
  owner: { id: string; name: string; organisation: string } | null;
  isPublic: boolean;
  outcome: "open" | "finished" | "unfinished";
  version: number;
  topicId: string | null;
  subjects: { kind: SubjectKind; id: string; title: string }[];
  papers: { id: string; title: string; file: ShownFile }[];
};
export type MeetingParticipant = {
  id: string;
  personId: string;
  name: string;
  organisation: string;
  hasAddress: boolean;
  isGuest: boolean;
  /** Name of the participant for whom this one comes; whether somebody came is noted there. */
  standsInFor: string | null;
  /** The one item of the agenda a guest is asked for. */
  itemTitle: string | null;
  votes: boolean;
  mailedAt: Date | null;
  answer: Answer | null;
  substitute: { id: string; name: string } | null;
  attended: Attendance | null;
  /** For those who keep the body's meetings only. */
  needs: { interpreterLanguage: string | null; childcare: string; access: string } | null;
};
export type MeetingPage = {
  id: string;
  gremium: { id: string; name: string; kind: GremiumKind; quorum: "half" | "none" };
  seriesId: string | null;
  number: number | null;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** Day and times on the region's clocks. */
  on: string;
  from: string;
  to: string;
  place: string;
  state: MeetingState;
  answerBy: string | null;
  isPublic: boolean;
  minutesState: "none" | "draft" | "approved";
  version: number;
  mayKeep: boolean;
  /** Papers, participants and the way in from afar are for those who sit in the body, and the office. */
  isMember: boolean;
  /** Whether `items` is the whole agenda: a guest of one item who does not sit in the body sees that one only. */
  isWholeAgenda: boolean;
  onlineUrl: string | null;
  note: string;
  cancelledReason: string | null;
  items: MeetingItem[];
  participants: MeetingParticipant[];
  quorum: Quorum | null;
};

type Head = Omit<MeetingPage, "gremium" | "on" | "from" | "to" | "mayKeep" | "isMember" | "isWholeAgenda" | "items" | "participants" | "quorum"> & {
  gremium_id: string;
  gremium: string;
  kind: GremiumKind;
  rule: "half" | "none";
};

/** A meeting as its page shows it to this actor; null where it is not for them. Five queries. */
export async function findMeeting(ctx: Context, db: Reader, id: string): Promise<MeetingPage | null> {
  const here = ctx.region.id;
  const [head] = (
    await db.execute<Head>(sql`
      select m.id, m.gremium_id, g.name as gremium, g.kind, g.quorum as rule, m.series_id as "seriesId", m.number, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt",
        m.place, m.state, m.answer_by::text as "answerBy", m.is_public as "isPublic", m.minutes_state as "minutesState", m.version,
        i.online_url as "onlineUrl", coalesce(i.note, '') as note, i.cancelled_reason as "cancelledReason"
      from meetings m join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
        left join meeting_internals i on i.region_id = m.region_id and i.meeting_id = m.id
      where m.region_id = ${here} and m.id = ${id}`)
  ).rows;
  if (!head) return null;
  const seats = await seatsOf(ctx, db);
  const { gremium_id: gremiumId, gremium, kind, rule, ...meeting } = head;
  const startsAt = new Date(head.startsAt);
  const endsAt = new Date(head.endsAt);
  const { on, at: from } = localTime(ctx.region.timeZone, startsAt);
  const ownItemId = await guestItemOf(ctx, db, id);
  const isWholeAgenda = maySeeMeeting(ctx.actor, seats, { gremiumId, on }, { kind });
  if (!isWholeAgenda && ownItemId === null) return null;
  const mayKeep = mayKeepMeetings(ctx.actor, seats, gremiumId, ctx.today);
  const isMember = mayKeep || mayReadPapers(ctx.actor, seats, { gremiumId, on });
  const items = (await itemsOf(ctx, db, id, { all: isMember, ofItem: ownItemId })).filter((item) => isWholeAgenda || item.id === ownItemId);
  const participants = await participantsOf(ctx, db, id, mayKeep);
  return {
    ...meeting,
    startsAt,
    endsAt,
    gremium: { id: gremiumId, name: gremium, kind, quorum: rule },
    on,
    from,
    to: localTime(ctx.region.timeZone, endsAt).at,
    mayKeep,
    isMember,
    isWholeAgenda,
    onlineUrl: isMember || ownItemId !== null ? head.onlineUrl : null,
    note: isMember ? head.note : "",
    items,
    participants: isMember ? participants : [],
    quorum: isWholeAgenda ? quorumOf(participants, rule) : null,
  };
}

async function itemsOf(ctx: Context, db: Reader, meetingId: string, papers: { all: boolean; ofItem: string | null }): Promise<MeetingItem[]> {
  const found = await db.execute<MeetingItem>(sql`
    select a.id, a.position, a.title, a.duration_minutes as "durationMinutes", a.is_public as "isPublic", a.outcome, a.version, a.topic_id as "topicId",
      case when p.id is not null then json_build_object('id', p.id, 'name', trim(concat_ws(' ', p.salutation, p.last_name)), 'organisation', o.name) end as owner,
      coalesce((select json_agg(json_build_object('kind', s.kind, 'id', s.subject_id, 'title', s.title) order by s.title)
        from topic_subjects s where s.region_id = a.region_id and s.topic_id = a.topic_id), '[]') as subjects,
      coalesce((select json_agg(json_build_object('id', d.id, 'title', d.title,
          'file', json_build_object('id', f.id, 'name', f.name, 'state', f.state, 'refusal', f.refusal)) order by d.id)
        from agenda_papers d join files f on f.region_id = d.region_id and f.id = d.file_id
        where (${papers.all} or a.id = ${papers.ofItem}::uuid) and d.region_id = a.region_id and d.agenda_item_id = a.id), '[]') as papers
    from agenda_items a
      left join people p on p.region_id = a.region_id and p.id = a.owner_person_id
      left join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
    where a.region_id = ${ctx.region.id} and a.meeting_id = ${meetingId} order by a.position`);
  return found.rows;
}

async function participantsOf(ctx: Context, db: Reader, meetingId: string, withNeeds: boolean): Promise<MeetingParticipant[]> {
  const found = await db.execute<MeetingParticipant & { mailedAt: string | null }>(sql`
    select t.id, t.person_id as "personId", trim(concat_ws(' ', p.salutation, p.first_name, p.last_name)) as name, coalesce(so.name, o.name) as organisation,
      coalesce(p.email, '') <> '' as "hasAddress", t.member_id is null as "isGuest", a.title as "itemTitle",
      nullif(trim(concat_ws(' ', ip.salutation, ip.first_name, ip.last_name)), '') as "standsInFor", t.votes, t.mailed_at as "mailedAt", t.answer, t.attended,
      case when s.id is not null then json_build_object('id', s.id, 'name', trim(concat_ws(' ', s.salutation, s.first_name, s.last_name))) end as substitute,
      case when ${withNeeds} and n.participant_id is not null then
        json_build_object('interpreterLanguage', n.interpreter_language, 'childcare', n.childcare, 'access', n.access) end as needs
    from meeting_participants t
      join people p on p.region_id = t.region_id and p.id = t.person_id
      join organisations o on o.region_id = p.region_id and o.id = p.organisation_id
      left join gremium_members gm on gm.region_id = t.region_id and gm.id = t.member_id
      left join organisations so on so.region_id = gm.region_id and so.id = gm.organisation_id
      left join people s on s.region_id = t.region_id and s.id = t.substitute_person_id
      left join meeting_participants i on i.region_id = t.region_id and i.id = t.stands_in_for_id
      left join people ip on ip.region_id = i.region_id and ip.id = i.person_id
      left join agenda_items a on a.region_id = t.region_id and a.id = t.agenda_item_id
      left join participant_needs n on n.region_id = t.region_id and n.participant_id = t.id
    where t.region_id = ${ctx.region.id} and t.meeting_id = ${meetingId} and t.withdrawn_at is null order by t.votes desc, p.last_name, p.first_name, t.id`);
  return found.rows.map((row) => ({ ...row, mailedAt: row.mailedAt === null ? null : new Date(row.mailedAt) }));
}
