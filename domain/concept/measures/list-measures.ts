import { sql, type SQL } from "drizzle-orm";
import { containsWords, type Choice } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { conceptInForce } from "../in-force.ts";
import { measureProgress, shownPercent, type Assessment, type MeasureProgress, type MeasureState } from "../progress/index.ts";
import { reachedByResults } from "./reached.ts";

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
  /** False: it runs, and nobody has said how; it counts as on track then. */
  isAssessed: boolean;
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
  const { key, least } = sortKeys[sort];
  // Compared as one row, so that an index of this order begins at the place; without the place it begins with the least.
  const place = sql`(coalesce((select key from place), ${least}), coalesce((select title from place), ''), coalesce((select id from place), ${NIL}))`;
  const start = after === null ? sql`true` : sql`(${key}, title, id) > ${place}`;
  type Row = Omit<MeasureRow, "progress" | "isAssessed"> & { assessment: Assessment | null; reached: number | null };
  // The page is cut first: what is only shown is then looked up for its rows alone, not for every measure.
  const found = await db.execute<Row>(sql`
    with base as (${base(ctx, filter)}),
      place as materialized (select ${key} as key, title, id from (${base(ctx, NO_FILTER)}) measure where id = ${after}::uuid),
      page as (select *, ${key} as key from base where ${every()} and ${start} order by ${key}, title, id limit ${limit + 1})
    select page.id, page.title, page.state, latest.latest_assessment as assessment, o.name as "leadOrganisation", starts_on::text as "startsOn", ends_on::text as "endsOn",
      latest.latest_on::text as "updatedOn", to_char(released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "releasedAt",
      coalesce(
        (select ${reachedByResults} from results where region_id = ${here} and measure_id = page.id),
        (select count(done_on)::float8 / nullif(count(*), 0) from milestones s where s.region_id = ${here} and s.measure_id = page.id)) as reached,
      (select coalesce(sum(amount_cents), 0)::float8 from budget_lines b where b.region_id = ${here} and b.measure_id = page.id) as "amountCents",
      (select coalesce(sum(called_up_cents), 0)::float8 from budget_lines b where b.region_id = ${here} and b.measure_id = page.id) as "calledUpCents"
    from page
      left join organisations o on o.region_id = ${here} and o.id = page.lead_organisation_id
      left join measure_internals latest on latest.region_id = ${here} and latest.measure_id = page.id
    order by key, page.title, page.id`);
  return found.rows.map(({ assessment, reached, ...row }): MeasureRow => {
    const progress = measureProgress({ state: row.state, assessment, reached });
    const isAssessed = row.state !== "running" || assessment !== null;
    return { ...row, isAssessed, progress: { ...progress, percent: shownPercent(progress.share, progress.state === "done") } };
  });
}

/** Measures that are alike in everything that is counted are counted once, so that each facet adds up some hundred rows. */
async function readChoices(ctx: Context, db: Reader, filter: MeasureFilter) {
  const here = ctx.region.id;
  const total = (but?: Condition) => sql`coalesce(sum(n) filter (where ${every(but)}), 0)::int`;
  // With nothing else chosen every measure counts: nothing is compared, and indexes alone give the answer.
  const onlyAssessments = isEmpty({ ...filter, assessments: [] });
  const onlyFields = isEmpty({ ...filter, fieldIds: [] });
  const alike = sql`state, lead_organisation_id, ${names(CONDITIONS)}${onlyAssessments ? sql`` : sql`, assessment`}`;
  const assessments = onlyAssessments
    ? sql`
      select 'assessment', 0, latest_assessment, '', n::int from assessed
      union all select 'assessment', 0, 'none', '', ((select coalesce(sum(n), 0) from alike) - (select coalesce(sum(n), 0) from assessed))::int`
    : sql`select 'assessment', 0, coalesce(assessment, 'none'), '', ${total("by_assessment")} from alike group by 3`;
  const found = await db.execute<{ facet: string; place: number; value: string; label: string; count: number }>(sql`
    with base as (${base(ctx, filter)}),
      alike as materialized (select ${alike}, count(*) as n from base group by ${alike}),
      assessed as materialized (select latest_assessment, count(*) as n from measure_internals
        where region_id = ${here} and latest_assessment is not null group by latest_assessment)
    select 'total' as facet, 0 as place, '' as value, '' as label, ${total()} as count from alike
    union all select 'state', 0, state, state, ${total("by_state")} from alike group by state
    union all ${assessments}
    union all select 'lead', 0, o.id::text, o.name, ${total("by_lead")}
      from alike join organisations o on o.region_id = ${here} and o.id = lead_organisation_id group by 3, 4
    union all select 'field', f.position, f.id::text, f.title, coalesce(inside.n, 0)::int
      from action_fields f left join (
          select g.action_field_id, count(distinct x.measure_id) as n from measure_recommendations x
            join recommendations r on r.region_id = x.region_id and r.id = x.recommendation_id
            join goals g on g.region_id = r.region_id and g.id = r.goal_id ${onlyFields ? sql`` : sql`join base on base.id = x.measure_id and ${every("by_field")}`}
          where x.region_id = ${here} group by 1) inside
        on inside.action_field_id = f.id where f.region_id = ${here} and f.concept_id = ${conceptInForce(ctx)}
    order by facet, place, label, value`);
  const of = (facet: string) => found.rows.filter((row) => row.facet === facet).map(({ value, label, count }): Choice => ({ value, label, count }));
  return { total: of("total")[0]?.count ?? 0, states: of("state"), assessments: of("assessment"), fields: of("field"), leadOrganisations: of("lead") };
}

function isEmpty(filter: MeasureFilter): boolean {
  return Object.values(filter).every((value) => value === null || value.length === 0);
}

const CONDITIONS = ["by_search", "by_state", "by_assessment", "by_field", "by_lead", "by_quiet", "by_end"] as const;
type Condition = (typeof CONDITIONS)[number];

function names(conditions: readonly Condition[]): SQL {
  return sql.join(
    conditions.map((name) => sql.identifier(name)),
    sql`, `,
  );
}

/** All conditions, or all but one: what would be left if that filter were chosen otherwise. */
function every(but?: Condition): SQL {
  return sql.join(
    CONDITIONS.filter((name) => name !== but).map((name) => sql.identifier(name)),
    sql` and `,
  );
}

const NIL = "00000000-0000-0000-0000-000000000000";

/** What a page is ordered by before title and id, and a value that comes before all of them. */
const sortKeys: Record<MeasureSort, { key: SQL; least: SQL }> = {
  title: { key: sql`title`, least: sql`''` },
  end: { key: sql`coalesce(ends_on, 'infinity'::date)`, least: sql`'-infinity'::date` },
  // Who has been silent longest comes first.
  updated: { key: sql`coalesce(updated_on, '-infinity'::date)`, least: sql`'-infinity'::date` },
};

/**
 * Every measure of the region with each condition as a column, so that a choice can be counted without its own.
 * Both joins give at most one row and bear a key: PostgreSQL drops them from a query that asks nothing of them.
 */
function base(ctx: Context, filter: MeasureFilter): SQL {
  const here = ctx.region.id;
  const among = (column: SQL, values: string[]) => (values.length === 0 ? sql`true` : sql`coalesce(${column} in ${values}, false)`);
  return sql`
    select m.id, m.title, m.state, m.lead_organisation_id, m.starts_on, m.ends_on, m.released_at, latest.latest_assessment as assessment, latest.latest_on as updated_on,
      ${containsWords(sql`concat_ws(' ', m.title, m.description, o.name, o.short_name)`, filter.search)} as by_search,
      ${among(sql`m.state`, filter.states)} as by_state,
      ${among(sql`coalesce(latest.latest_assessment, 'none')`, filter.assessments)} as by_assessment,
      ${
        filter.fieldIds.length === 0
          ? sql`true`
          : sql`m.id in (select x.measure_id from measure_recommendations x
              join recommendations r on r.region_id = x.region_id and r.id = x.recommendation_id
              join goals g on g.region_id = r.region_id and g.id = r.goal_id
            where x.region_id = ${here} and g.action_field_id in ${filter.fieldIds})`
      } as by_field,
      ${among(sql`m.lead_organisation_id`, filter.leadOrganisationIds)} as by_lead,
      ${
        filter.quietSince === null
          ? sql`true`
          : sql`(m.state not in ('idea', 'done', 'dropped') and coalesce(latest.latest_on < ${filter.quietSince}::date, true))`
      } as by_quiet,
      ${filter.endsBefore === null ? sql`true` : sql`coalesce(m.ends_on <= ${filter.endsBefore}::date, false)`} as by_end
    from measures m
      left join organisations o on o.region_id = ${here} and o.id = m.lead_organisation_id
      left join measure_internals latest on latest.region_id = ${here} and latest.measure_id = m.id
    where m.region_id = ${here}`;
}
