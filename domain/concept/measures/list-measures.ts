import { sql, type SQL } from "drizzle-orm";
import { containsWords, type Choice } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { measureProgress, shownPercent, type Assessment, type MeasureProgress, type MeasureState } from "../progress/index.ts";

export const MEASURE_SORTS = ["title", "end", "updated"] as const;
export type MeasureSort = (typeof MEASURE_SORTS)[number];

export type MeasureFilter = {
  search: string;
  states: string[];
  /** "none": nobody has assessed it yet. */
  assessments: string[];
  fieldIds: string[];
  leadOrganisationIds: string[];
  /** Measures still under way whose latest entry is older than this day, or that have none. */
  quietSince: string | null;
  /** Measures that end on or before this day. */
  endsBefore: string | null;
};

export const NO_FILTER: MeasureFilter = {
  search: "",
  states: [],
  assessments: [],
  fieldIds: [],
  leadOrganisationIds: [],
  quietSince: null,
  endsBefore: null,
};

export type MeasureRow = {
  id: string;
  title: string;
  state: MeasureState;
  progress: MeasureProgress & { percent: number | null };
  leadOrganisation: string | null;
  startsOn: string | null;
  endsOn: string | null;
  updatedOn: string | null;
  releasedAt: string | null;
  /** Sum of the budget lines. */
  amountCents: number;
  calledUpCents: number;
};

export type MeasureList = {
  measures: MeasureRow[];
  total: number;
  /** Each counted under all other filters; zero stays visible. */
  states: Choice[];
  assessments: Choice[];
  fields: Choice[];
  leadOrganisations: Choice[];
  next: string | null;
};

/**
 * One page of measures. Two queries.
 * @param page.after id of the last measure of the page before; one that is gone begins anew
 */
export async function listMeasures(
  ctx: Context,
  db: Reader,
  filter: MeasureFilter,
  page: { sort: MeasureSort; after: string | null; limit: number },
): Promise<MeasureList> {
  const rows = await readRows(ctx, db, filter, page);
  const choices = await readChoices(ctx, db, filter);
  const shown = rows.slice(0, page.limit);
  return { measures: shown, ...choices, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

async function readRows(ctx: Context, db: Reader, filter: MeasureFilter, { sort, after, limit }: { sort: MeasureSort; after: string | null; limit: number }) {
  const here = ctx.region.id;
  const start =
    after === null
      ? sql`true`
      : sql`(not exists (select 1 from ordered where id = ${after}) or (key, title, id) > (select key, title, id from ordered where id = ${after}))`;
  type Row = Omit<MeasureRow, "progress"> & { assessment: Assessment | null; reached: number | null };
  const found = await db.execute<Row>(sql`
    with base as (${base(ctx, filter)}), ordered as (select base.*, ${sortKey(sort)} as key from base)
    select ordered.id, title, state, assessment, lead_name as "leadOrganisation", starts_on::text as "startsOn", ends_on::text as "endsOn",
      updated_on::text as "updatedOn", to_char(released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "releasedAt",
      coalesce(
        (select avg(least(r.reached / r.planned, 1))::float8 from results r where r.region_id = ${here} and r.measure_id = ordered.id),
        (select count(done_on)::float8 / nullif(count(*), 0) from milestones s where s.region_id = ${here} and s.measure_id = ordered.id)) as reached,
      (select coalesce(sum(amount_cents), 0)::float8 from budget_lines b where b.region_id = ${here} and b.measure_id = ordered.id) as "amountCents",
      (select coalesce(sum(called_up_cents), 0)::float8 from budget_lines b where b.region_id = ${here} and b.measure_id = ordered.id) as "calledUpCents"
    from ordered where ${every()} and ${start} order by key, title, ordered.id limit ${limit + 1}`);
  return found.rows.map(({ assessment, reached, ...row }): MeasureRow => {
    const progress = measureProgress({ state: row.state, assessment, reached });
    return { ...row, progress: { ...progress, percent: shownPercent(progress.share, progress.state === "done") } };
  });
}

async function readChoices(ctx: Context, db: Reader, filter: MeasureFilter) {
  const found = await db.execute<{ facet: string; place: number; value: string; label: string; count: number }>(sql`
    with base as materialized (${base(ctx, filter)})
    select 'total' as facet, 0 as place, '' as value, '' as label, count(*) filter (where ${every()})::int as count from base
    union all select 'state', 0, state, state, count(*) filter (where ${every("by_state")})::int from base group by state
    union all select 'assessment', 0, coalesce(assessment, 'none'), '', count(*) filter (where ${every("by_assessment")})::int from base group by 3
    union all select 'lead', 0, lead_organisation_id::text, lead_name, count(*) filter (where ${every("by_lead")})::int
      from base where lead_organisation_id is not null group by 3, 4
    union all select 'field', f.position, f.id::text, f.title, count(base.id) filter (where ${every("by_field")})::int
      from action_fields f left join base on f.id = any(base.field_ids) where f.region_id = ${ctx.region.id} group by f.position, f.id, f.title
    order by facet, place, label`);
  const of = (facet: string) => found.rows.filter((row) => row.facet === facet).map(({ value, label, count }): Choice => ({ value, label, count }));
  return { total: of("total")[0]?.count ?? 0, states: of("state"), assessments: of("assessment"), fields: of("field"), leadOrganisations: of("lead") };
}

const CONDITIONS = ["by_search", "by_state", "by_assessment", "by_field", "by_lead", "by_quiet", "by_end"] as const;

/** All conditions, or all but one: what would be left if that filter were chosen otherwise. */
function every(but?: (typeof CONDITIONS)[number]): SQL {
  return sql.join(
    CONDITIONS.filter((name) => name !== but).map((name) => sql.identifier(name)),
    sql` and `,
  );
}

function sortKey(sort: MeasureSort): SQL {
  if (sort === "end") return sql`coalesce(ends_on, 'infinity'::date)`;
  // Who has been silent longest comes first.
  if (sort === "updated") return sql`coalesce(updated_on, '-infinity'::date)`;
  return sql`title`;
}

/** Every measure of the region with each condition as a column, so that a choice can be counted without its own. */
function base(ctx: Context, filter: MeasureFilter): SQL {
  const here = ctx.region.id;
  const among = (column: SQL, values: string[]) => (values.length === 0 ? sql`true` : sql`coalesce(${column} in ${values}, false)`);
  const fieldIds = sql`array(
    select distinct g.action_field_id from measure_recommendations x
      join recommendations r on r.region_id = x.region_id and r.id = x.recommendation_id
      join goals g on g.region_id = r.region_id and g.id = r.goal_id
    where x.region_id = ${here} and x.measure_id = m.id)`;
  return sql`
    select m.id, m.title, m.state, m.lead_organisation_id, m.starts_on, m.ends_on, m.released_at, o.name as lead_name,
      latest.assessment, latest.dated as updated_on, fields.ids as field_ids,
      ${containsWords(sql`concat_ws(' ', m.title, m.description, o.name, o.short_name)`, filter.search)} as by_search,
      ${among(sql`m.state`, filter.states)} as by_state,
      ${among(sql`coalesce(latest.assessment, 'none')`, filter.assessments)} as by_assessment,
      ${
        filter.fieldIds.length === 0
          ? sql`true`
          : sql`fields.ids && array[${sql.join(
              filter.fieldIds.map((id) => sql`${id}::uuid`),
              sql`, `,
            )}]`
      } as by_field,
      ${among(sql`m.lead_organisation_id`, filter.leadOrganisationIds)} as by_lead,
      ${
        filter.quietSince === null ? sql`true` : sql`(m.state not in ('idea', 'done', 'dropped') and coalesce(latest.dated < ${filter.quietSince}::date, true))`
      } as by_quiet,
      ${filter.endsBefore === null ? sql`true` : sql`coalesce(m.ends_on <= ${filter.endsBefore}::date, false)`} as by_end
    from measures m
      left join organisations o on o.region_id = m.region_id and o.id = m.lead_organisation_id
      left join lateral (select assessment, dated from progress_updates u where u.region_id = m.region_id and u.measure_id = m.id
        order by u.dated desc, u.id desc limit 1) latest on true
      cross join lateral (select ${fieldIds} as ids) fields
    where m.region_id = ${here}`;
}
