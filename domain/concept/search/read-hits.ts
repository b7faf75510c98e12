import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";

export type HitKind = "principle" | "chapter" | "action-field" | "guiding-goal" | "goal" | "recommendation" | "measure";

/** A found item with its words and its place in the structure, as the context may see them. */
export type FoundItem = {
  kind: HitKind;
  id: string;
  /** Of a field, goal or recommendation: "2", "2.5", "2.5.1". */
  number: string | null;
  /** What it is called, then everything else that was searched. */
  title: string;
  lines: string[];
  field: { id: string; number: string; title: string } | null;
  goal: { id: string; number: string; title: string } | null;
  /** Of a measure: what it carries out. */
  recommendations: { id: string; number: string }[];
};

/** Reads found ids through the walls, in their order; what the context may not see is left out. One query. */
export async function readHits(ctx: Context, db: Reader, conceptId: string | null, found: readonly { kind: string; id: string }[]): Promise<FoundItem[]> {
  if (found.length === 0) return [];
  const here = ctx.region.id;
  const idsOf = (kind: HitKind) => sql`${`{${found.flatMap((entry) => (entry.kind === kind ? entry.id : [])).join(",")}}`}::uuid[]`;
  const ids = (kind: HitKind) => sql`any(${idsOf(kind)})`;
  // Counted for the found items alone, each once: numbering a whole concept takes longer than searching it.
  const goalNumber = sql`(f.number || '.' || (select count(*) from goals o where o.region_id = ${here} and o.action_field_id = g.action_field_id and o.position <= g.position))`;
  const recommendationNumber = sql`(${goalNumber} || '.' || (select count(*) from recommendations o where o.region_id = ${here} and o.goal_id = r.goal_id and o.position <= r.position))`;
  const field = sql`json_build_object('id', f.id, 'number', f.number::text, 'title', f.title)`;
  const goal = sql`json_build_object('id', g.id, 'number', ${goalNumber}, 'title', coalesce(g.title, g.text))`;
  const rows = await db.execute<FoundItem>(sql`
    with f as materialized (
      select id, label, title, introduction, row_number() over (order by position) as number from action_fields where region_id = ${here} and concept_id = ${conceptId}::uuid),
    linked as materialized (select measure_id, recommendation_id from measure_recommendations where region_id = ${here} and measure_id = ${ids("measure")}),
    numbered as materialized (
      select r.id, ${recommendationNumber} as number, r.text, r.sub_points || r.notes as lines, ${field} as field, ${goal} as goal, array[f.number, g.position, r.position] as place
      from recommendations r join goals g on g.region_id = ${here} and g.id = r.goal_id join f on f.id = g.action_field_id
      where r.region_id = ${here} and r.id in (select unnest(${idsOf("recommendation")}) union select recommendation_id from linked))
    select 'action-field' as kind, f.id, f.number::text as number, concat_ws(': ', f.label, f.title) as title, f.introduction as lines,
      null::json as field, null::json as goal, '[]'::json as recommendations from f where f.id = ${ids("action-field")}
    union all select 'guiding-goal', u.id, null, u.text, '{}', ${field}, null, '[]'
      from guiding_goals u join f on f.id = u.action_field_id where u.region_id = ${here} and u.id = ${ids("guiding-goal")}
    union all select 'goal', g.id, ${goalNumber}, coalesce(g.title, g.text), case when g.title is null then '{}' else array[g.text] end, ${field}, null, '[]'
      from goals g join f on f.id = g.action_field_id where g.region_id = ${here} and g.id = ${ids("goal")}
    union all select 'recommendation', id, number, text, lines, field, goal, '[]' from numbered where id = ${ids("recommendation")}
    union all select 'measure', m.id, null, m.title, array[m.description], null, null, coalesce((
        select json_agg(json_build_object('id', n.id, 'number', n.number) order by n.place)
        from linked join numbered n on n.id = recommendation_id where measure_id = m.id), '[]')
      from measures m where m.region_id = ${here} and m.id = ${ids("measure")}
    union all select 'principle', p.id, null, p.text, p.focus_points, null, null, '[]'
      from principles p where p.region_id = ${here} and p.concept_id = ${conceptId}::uuid and p.id = ${ids("principle")}
    union all select 'chapter', c.id, null, c.title, c.paragraphs, null, null, '[]'
      from chapters c where c.region_id = ${here} and c.concept_id = ${conceptId}::uuid and c.id = ${ids("chapter")}`);
  const byId = new Map(rows.rows.map((row) => [row.id, row]));
  return found.flatMap(({ id }) => byId.get(id) ?? []);
}
