import { sql, type SQL } from "drizzle-orm";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import type { Direction, Unit } from "./fields.ts";

export type IndicatorValue = {
  id: string;
  /** Null: the whole county. */
  municipalityId: string | null;
  /** Empty: the whole county. */
  place: string;
  datedOn: string;
  isYear: boolean;
  value: number;
  baseCount: number | null;
  note: string;
  source: string;
  version: number;
};

/** An indicator with all its values as they were entered: pages show them by `showIndicator` only. */
export type Indicator = {
  id: string;
  goalId: string | null;
  name: string;
  unit: Unit;
  unitWord: string;
  definition: string;
  source: string;
  direction: Direction;
  baseline: { value: number; on: string } | null;
  target: { value: number; on: string } | null;
  releasedAt: string | null;
  releasedBy: string | null;
  version: number;
  /** Oldest first; of one day the whole county before its municipalities. */
  values: IndicatorValue[];
};

/** All indicators of the region that the context may see, by name. Two queries; for the public once per content version. */
export function listIndicators(ctx: Context, db: Reader): Promise<Indicator[]> {
  return published(ctx, db, "indicators", () => rows(ctx, db, sql`true`));
}

/** Null where this region has none of that id. Two queries. */
export async function findIndicator(ctx: Context, db: Reader, id: string): Promise<Indicator | null> {
  const [found] = await rows(ctx, db, sql`i.id = ${id}`);
  return found ?? null;
}

async function rows(ctx: Context, db: Reader, where: SQL): Promise<Indicator[]> {
  const found = await db.execute<
    Omit<Indicator, "baseline" | "target" | "values"> & Record<"baseline" | "target", number | null> & Record<"baselineOn" | "targetOn", string | null>
  >(sql`
    select i.id, g.id as "goalId", i.name, i.unit, i.unit_word as "unitWord", i.definition, i.source, i.direction,
      i.baseline::float8 as baseline, i.baseline_on::text as "baselineOn", i.target::float8 as target, i.target_on::text as "targetOn",
      i.released_at::text as "releasedAt", i.released_by as "releasedBy", i.version
    from indicators i
      -- A goal that a later version does without stays as a row without a field; its indicators have no goal then.
      left join goals g on g.region_id = i.region_id and g.id = i.goal_id and g.action_field_id is not null
    where i.region_id = ${ctx.region.id} and ${where} order by i.name, i.id`);
  const values = await db.execute<IndicatorValue & { indicatorId: string }>(sql`
    select v.id, v.indicator_id as "indicatorId", v.municipality_id as "municipalityId", coalesce(m.name, '') as place, v.dated_on::text as "datedOn",
      v.is_year as "isYear", v.value::float8 as value, v.base_count as "baseCount", v.note, v.source, v.version
    from indicator_values v
      join indicators i on i.region_id = v.region_id and i.id = v.indicator_id
      left join municipalities m on m.region_id = v.region_id and m.id = v.municipality_id
    where v.region_id = ${ctx.region.id} and ${where}
    order by v.dated_on, v.municipality_id is not null, m.position, m.name`);
  const of = Map.groupBy(values.rows, ({ indicatorId }) => indicatorId);
  return found.rows.map(({ baselineOn, targetOn, baseline, target, ...row }) => ({
    ...row,
    baseline: point(baseline, baselineOn),
    target: point(target, targetOn),
    values: (of.get(row.id) ?? []).map(({ indicatorId: _indicator, ...value }) => value),
  }));
}

function point(value: number | null, on: string | null): { value: number; on: string } | null {
  return value === null || on === null ? null : { value, on };
}
