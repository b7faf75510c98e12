import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { excerpt, markWords, wordsIn, type Piece } from "../mark-words.ts";
import { maySeeMeeting, seatsOf, type GremiumKind } from "../gremien/index.ts";
import { mayReadMinutes } from "./access.ts";

export type MinutesHit = {
  kind: "agenda-item" | "note" | "decision" | "task";
  /** Of the decision or the task; of the item for the other two. */
  id: string;
  itemId: string | null;
  title: string;
  text: string;
  meeting: { id: string; number: number | null; title: string; on: string };
  gremium: { id: string; name: string };
};
export type MinutesSearch = {
  hits: (MinutesHit & { marked: { title: Piece[]; text: Piece[] } })[];
  more: boolean;
};

const MOST_HITS = 50;
const MOST_LETTERS = 280;
/** Before rights are asked; far more than anybody reads. */
const MOST_FOUND = 2_000;

/**
 * Searches agendas, minutes, decisions and tasks of all years that the actor may see, best hits first. Four queries: what
 * rights are asked of is read for all that fits, texts only for what is shown.
 */
export async function searchMinutes(ctx: Context, db: Reader, said: string): Promise<MinutesSearch> {
  const here = ctx.region.id;
  const seats = await seatsOf(ctx, db);
  const accountId = ctx.actor.kind === "staff" ? ctx.actor.accountId : null;
  const found = await db.execute<Candidate>(sql`
    with hits as materialized (select kind, id, rank from search.find_in_minutes(${said}, ${MOST_FOUND})),
    said as (
      select h.kind, h.id, h.rank, a.meeting_id, null::uuid as owner_id
        from hits h join agenda_items a on a.region_id = ${here} and a.id = h.id where h.kind = 'agenda-item'
      union all select h.kind, h.id, h.rank, a.meeting_id, null
        from hits h join agenda_items a on a.region_id = ${here} and a.id = h.id
          join agenda_notes n on n.region_id = a.region_id and n.agenda_item_id = a.id where h.kind = 'note'
      union all select h.kind, h.id, h.rank, d.meeting_id, null
        from hits h join decisions d on d.region_id = ${here} and d.id = h.id where h.kind = 'decision'
      union all select h.kind, h.id, h.rank, t.meeting_id, t.owner_person_id
        from hits h join tasks t on t.region_id = ${here} and t.id = h.id where h.kind = 'task')
    select s.kind, s.id, m.id as "meetingId", m.minutes_state as "minutesState", (m.starts_at at time zone ${ctx.region.timeZone})::date::text as on,
      g.id as "gremiumId", g.kind as "gremiumKind", coalesce(p.account_id = ${accountId}::uuid, false) as "isMine"
    from said s
      join meetings m on m.region_id = ${here} and m.id = s.meeting_id
      join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      left join people p on p.region_id = m.region_id and p.id = s.owner_id
    order by s.rank desc, m.starts_at desc, s.id`);
  const seen = found.rows.filter(({ kind, gremiumId, on, minutesState, gremiumKind, isMine }) => {
    const held = { gremiumId, on, minutesState };
    if (kind === "agenda-item") return maySeeMeeting(ctx.actor, seats, held, { kind: gremiumKind });
    return isMine || mayReadMinutes(ctx.actor, seats, held, { kind: gremiumKind });
  });
  const shown = await withTexts(ctx, db, seen.slice(0, MOST_HITS));
  const words = [...new Set(shown.flatMap(({ title, text }) => wordsIn(`${title} ${text}`)))];
  const meant = await db.execute<{ word: string }>(sql`select word from search.words_meant(${said}, ${sql.param(words)}::text[]) word`);
  const marked = new Set(meant.rows.map(({ word }) => word));
  return {
    hits: shown.map(({ kind, id, itemId, title, text, meeting, gremium }) => ({
      kind,
      id,
      itemId,
      title,
      text,
      meeting,
      gremium,
      marked: { title: markWords(title, marked), text: excerpt(markWords(text, marked), MOST_LETTERS) },
    })),
    more: seen.length > MOST_HITS,
  };
}

/** What rights are asked of. */
type Candidate = Pick<MinutesHit, "kind" | "id"> & {
  meetingId: string;
  minutesState: "none" | "draft" | "approved";
  /** YYYY-MM-DD */
  on: string;
  gremiumId: string;
  gremiumKind: GremiumKind;
  isMine: boolean;
};

async function withTexts(ctx: Context, db: Reader, hits: readonly Candidate[]): Promise<MinutesHit[]> {
  const here = ctx.region.id;
  const asked = sql.param(JSON.stringify(hits.map(({ kind, id, meetingId, on }, place) => ({ kind, id, meetingId, on, place }))));
  const { rows } = await db.execute<MinutesHit>(sql`
    select h.kind, h.id, coalesce(a.id, d.agenda_item_id, t.agenda_item_id) as "itemId",
      coalesce(a.title, d.year || '/' || d.number, t.title) as title, coalesce(n.text, d.text, t.report, '') as text,
      json_build_object('id', m.id, 'number', m.number, 'title', m.title, 'on', h.on) as meeting, json_build_object('id', g.id, 'name', g.name) as gremium
    from json_to_recordset(${asked}::json) as h(kind text, id uuid, "meetingId" uuid, "on" text, place integer)
      join meetings m on m.region_id = ${here} and m.id = h."meetingId"
      join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      left join agenda_items a on h.kind in ('agenda-item', 'note') and a.region_id = ${here} and a.id = h.id
      left join agenda_notes n on h.kind = 'note' and n.region_id = ${here} and n.agenda_item_id = h.id
      left join decisions d on h.kind = 'decision' and d.region_id = ${here} and d.id = h.id
      left join tasks t on h.kind = 'task' and t.region_id = ${here} and t.id = h.id
    order by h.place`);
  return rows;
}
