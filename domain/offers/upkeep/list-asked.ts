import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { readUpkeepSettings } from "./settings.ts";
import { HIDE_AFTER_DAYS, MARK_AFTER_DAYS, WARN_AFTER_DAYS } from "./steps.ts";

/** Days YYYY-MM-DD; null: not yet. */
export type AskedProvider = {
  organisationId: string;
  name: string;
  /** Offers that wait for their confirmation. */
  due: number;
  overdue: number;
  doubtful: number;
  hidden: number;
  /** The oldest confirmation. */
  confirmedOn: string;
  askedOn: string | null;
  remindedOn: string | null;
  officeToldOn: string | null;
};

/** Whether any offer is in public, of which somebody could be silent. One query. */
export async function hasOffersToKeep(ctx: Context, db: Reader): Promise<boolean> {
  const { rows } = await db.execute<{ any: boolean }>(
    sql`select exists (select from offers where region_id = ${ctx.region.id} and state in ('public', 'paused')) as any`,
  );
  return rows[0]?.any ?? false;
}

/** Providers with offers that are due, the oldest confirmation first. Two queries. */
export async function listAsked(ctx: Context, db: Reader): Promise<AskedProvider[]> {
  const { askAfterDays } = await readUpkeepSettings(ctx, db);
  const since = (days: number) => sql`o.confirmed_on + ${askAfterDays + days}::int <= ${ctx.today}::date`;
  const found = await db.execute<AskedProvider>(sql`
    select g.id as "organisationId", g.name, count(*)::int as due, count(*) filter (where ${since(MARK_AFTER_DAYS)})::int as overdue,
      count(*) filter (where ${since(WARN_AFTER_DAYS)})::int as doubtful, count(*) filter (where o.hidden_at is not null or ${since(HIDE_AFTER_DAYS)})::int as hidden,
      min(o.confirmed_on)::text as "confirmedOn", k.asked_on::text as "askedOn", k.reminded_on::text as "remindedOn", k.office_told_on::text as "officeToldOn"
    from offers o join organisations g on g.region_id = o.region_id and g.id = o.organisation_id
      left join offer_provider_upkeep k on k.region_id = g.region_id and k.organisation_id = g.id
    where o.region_id = ${ctx.region.id} and o.state in ('public', 'paused') and ${since(0)}
    group by g.id, g.name, k.asked_on, k.reminded_on, k.office_told_on
    order by min(o.confirmed_on), g.name, g.id`);
  return found.rows;
}
