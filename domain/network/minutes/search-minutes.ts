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
 * Searches agendas, minutes, decisions and tasks of all years that the actor may see, best hits first. Three queries.
 */
export async function searchMinutes(ctx: Context, db: Reader, said: string): Promise<MinutesSearch> {
  type Row = MinutesHit & { minutesState: "none" | "draft" | "approved"; gremiumKind: GremiumKind; isMine: boolean };
  const seats = await seatsOf(ctx, db);
  const accountId = ctx.actor.kind === "staff" ? ctx.actor.accountId : null;
  const found = await db.execute<Row>(sql`
    with hits as materialized (select kind, id, rank from search.find_in_minutes(${said}, ${MOST_FOUND})),
    said as (
      select h.kind, h.id, h.rank, a.id as item_id, a.meeting_id, a.title, '' as text, null::uuid as owner_id
        from hits h join agenda_items a on a.region_id = ${ctx.region.id} and a.id = h.id where h.kind = 'agenda-item'
      union all select h.kind, h.id, h.rank, a.id, a.meeting_id, a.title, n.text, null
        from hits h join agenda_items a on a.region_id = ${ctx.region.id} and a.id = h.id
          join agenda_notes n on n.region_id = a.region_id and n.agenda_item_id = a.id where h.kind = 'note'
      union all select h.kind, h.id, h.rank, d.agenda_item_id, d.meeting_id, d.year || '/' || d.number, d.text, null
        from hits h join decisions d on d.region_id = ${ctx.region.id} and d.id = h.id where h.kind = 'decision'
      union all select h.kind, h.id, h.rank, t.agenda_item_id, t.meeting_id, t.title, t.report, t.owner_person_id
        from hits h join tasks t on t.region_id = ${ctx.region.id} and t.id = h.id where h.kind = 'task')
    select s.kind, s.id, s.item_id as "itemId", s.title, s.text, m.minutes_state as "minutesState", g.kind as "gremiumKind",
      coalesce(p.account_id = ${accountId}::uuid, false) as "isMine",
      json_build_object('id', m.id, 'number', m.number, 'title', m.title, 'on', (m.starts_at at time zone ${ctx.region.timeZone})::date::text) as meeting,
      json_build_object('id', g.id, 'name', g.name) as gremium
    from said s
      join meetings m on m.region_id = ${ctx.region.id} and m.id = s.meeting_id
      join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
      left join people p on p.region_id = m.region_id and p.id = s.owner_id
    order by s.rank desc, m.starts_at desc, s.id`);
  const seen = found.rows.filter(({ kind, meeting, gremium, minutesState, gremiumKind, isMine }) => {
    const held = { gremiumId: gremium.id, on: meeting.on, minutesState };
    if (kind === "agenda-item") return maySeeMeeting(ctx.actor, seats, held, { kind: gremiumKind });
    return isMine || mayReadMinutes(ctx.actor, seats, held, { kind: gremiumKind });
  });
  const shown = seen.slice(0, MOST_HITS);
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
