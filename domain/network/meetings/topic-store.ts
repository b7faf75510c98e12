import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { mayKeepMeetings, mayReadPapers } from "../gremien/access.ts";
import { seatsOf } from "../gremien/own-seats.ts";
import type { SubjectKind, TopicState } from "./schema.ts";

export type StoredTopic = {
  id: string;
  gremiumId: string;
  title: string;
  note: string;
  raisedBy: string;
  raisedOn: string;
  durationMinutes: number | null;
  state: TopicState;
  version: number;
  subjects: { kind: SubjectKind; id: string; title: string }[];
  /** The body to which it is offered and which has not said yet. */
  waitingAt: string | null;
};
export type TopicReferral = {
  id: string;
  topicId: string;
  title: string;
  topicNote: string;
  from: string;
  to: string;
  /** Whether it came to this body, or went out from it. */
  isIncoming: boolean;
  note: string;
  referredOn: string;
  state: "waiting" | "accepted" | "returned";
  answer: string;
  answeredOn: string | null;
};
export type TopicStore = {
  gremium: { id: string; name: string };
  mayKeep: boolean;
  topics: StoredTopic[];
  /** Both ways, newest first: what came, and what became of what went. */
  referrals: TopicReferral[];
  /** Where a topic can go on the agenda. */
  meetings: { id: string; number: number | null; title: string; startsAt: Date }[];
};

/** A body's topics that wait, for those who sit in it; null for others. Five queries. */
export async function findTopicStore(ctx: Context, db: Reader, gremiumId: string): Promise<TopicStore | null> {
  const here = ctx.region.id;
  const [gremium] = (await db.execute<{ id: string; name: string }>(sql`select id, name from gremien where region_id = ${here} and id = ${gremiumId}`)).rows;
  const seats = await seatsOf(ctx, db);
  if (!gremium || !mayReadPapers(ctx.actor, seats, { gremiumId, on: ctx.today })) return null;
  const referrals = await db.execute<TopicReferral>(sql`
    select r.id, r.topic_id as "topicId", t.title, t.note as "topicNote", f.name as "from", g.name as "to", r.to_gremium_id = ${gremiumId} as "isIncoming", r.note,
      r.referred_on::text as "referredOn", r.state, r.answer, r.answered_on::text as "answeredOn"
    from topic_referrals r join topics t on t.region_id = r.region_id and t.id = r.topic_id
      join gremien f on f.region_id = r.region_id and f.id = r.from_gremium_id
      join gremien g on g.region_id = r.region_id and g.id = r.to_gremium_id
    where r.region_id = ${here} and ${gremiumId} in (r.from_gremium_id, r.to_gremium_id) order by r.referred_on desc, r.id desc limit 100`);
  const meetings = await db.execute<{ id: string; number: number | null; title: string; startsAt: string }>(sql`
    select id, number, title, starts_at as "startsAt" from meetings
    where region_id = ${here} and gremium_id = ${gremiumId} and state in ('planned', 'invited') and ends_at >= ${ctx.now.toISOString()} order by starts_at limit 12`);
  return {
    gremium,
    mayKeep: mayKeepMeetings(ctx.actor, seats, gremiumId, ctx.today),
    topics: await storedTopics(ctx, db, gremiumId),
    referrals: referrals.rows,
    meetings: meetings.rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) })),
  };
}

/** What waits in a body's store, oldest first. One query; who may ask is the caller's matter. */
export async function storedTopics(ctx: Context, db: Reader, gremiumId: string, topicId?: string): Promise<StoredTopic[]> {
  const found = await db.execute<StoredTopic>(sql`
    select t.id, t.gremium_id as "gremiumId", t.title, t.note, t.raised_by as "raisedBy", t.raised_on::text as "raisedOn", t.duration_minutes as "durationMinutes", t.state, t.version,
      coalesce((select json_agg(json_build_object('kind', s.kind, 'id', s.subject_id, 'title', s.title) order by s.title)
        from topic_subjects s where s.region_id = t.region_id and s.topic_id = t.id), '[]') as subjects,
      (select g.name from topic_referrals r join gremien g on g.region_id = r.region_id and g.id = r.to_gremium_id
        where r.region_id = t.region_id and r.topic_id = t.id and r.state = 'waiting') as "waitingAt"
    from topics t where t.region_id = ${ctx.region.id} and t.gremium_id = ${gremiumId}
      and ${topicId === undefined ? sql`t.state = 'stored'` : sql`t.id = ${topicId}`} order by t.raised_on, t.id`);
  return found.rows;
}

/** One topic for its form; null for who does not keep the body's meetings. Three queries. */
export async function findTopic(ctx: Context, db: Reader, id: string): Promise<(StoredTopic & { gremium: string }) | null> {
  const [of] = (
    await db.execute<{ id: string; name: string }>(sql`
      select g.id, g.name from topics t join gremien g on g.region_id = t.region_id and g.id = t.gremium_id where t.region_id = ${ctx.region.id} and t.id = ${id}`)
  ).rows;
  if (!of || !mayKeepMeetings(ctx.actor, await seatsOf(ctx, db), of.id, ctx.today)) return null;
  const [topic] = await storedTopics(ctx, db, of.id, id);
  return topic ? { ...topic, gremium: of.name } : null;
}
