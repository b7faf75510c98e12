import { sql, type SQL } from "drizzle-orm";
import { containsWords } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import type { ShownFile } from "#platform/files/index.ts";
import type { FundFields } from "./fund-fields.ts";
import type { FundState } from "./schema.ts";

/** What became of the money of a fund, in cents. A line that is only applied for counts as applied, and as nothing else. */
export type MoneySums = { appliedCents: number; approvedCents: number; calledUpCents: number; spentCents: number };

export const FUND_SORTS = ["name", "end", "open"] as const;
/** open: most money first that is approved and not called up. */
export type FundSort = (typeof FUND_SORTS)[number];
export type FundFilter = { search: string; states: string[]; sort: FundSort };

export type FundRow = MoneySums & {
  id: string;
  name: string;
  giver: string;
  giverOrganisationId: string | null;
  state: FundState;
  fromOn: string | null;
  untilOn: string | null;
  totalCents: number | null;
  ownSharePercent: number;
  /** The next deadline from today on. */
  nextOn: string | null;
  nextWhat: string | null;
  measures: number;
};

/** All funds that fit. A county has dozens; 500 are shown at most. One query. */
export function listFunds(ctx: Context, db: Reader, { search, states, sort }: FundFilter): Promise<FundRow[]> {
  const order = {
    name: sql`lower(f.name)`,
    end: sql`f.until_on nulls last, lower(f.name)`,
    open: sql`(l.approved - l.called_up) desc, lower(f.name)`,
  }[sort];
  return rows(
    ctx,
    db,
    sql`${containsWords(sql`concat_ws(' ', f.name, f.giver, o.name, f.rules)`, search)} and ${states.length === 0 ? sql`true` : sql`f.state in ${states}`}`,
    order,
  );
}

/** For choosing, by name; those that are over last. One query. */
export async function fundChoices(ctx: Context, db: Reader): Promise<{ id: string; name: string; isEnded: boolean }[]> {
  const found = await db.execute<{ id: string; name: string; isEnded: boolean }>(sql`
    select id, name, state = 'ended' as "isEnded" from funds where region_id = ${ctx.region.id} order by 3, lower(name), id limit 500`);
  return found.rows;
}

export type FundLine = MoneySums & {
  id: string;
  measureId: string;
  measure: string;
  organisation: string | null;
  source: string;
  state: "applied" | "approved";
  expiresOn: string | null;
  /** Called up as the measure's form says, without a dated booking. */
  undatedCents: number;
};

export type FundPage = FundRow &
  Pick<FundFields, "rules" | "url" | "deadlines"> & {
    version: number;
    /** As typed; `giver` is the organisation's name where there is one. */
    giverTyped: string;
    notice: ShownFile | null;
    lines: FundLine[];
    /** Years of the approval period and of bookings, the newest first. */
    years: number[];
  };

/** Null where the region has none of that id. Three queries. */
export async function findFund(ctx: Context, db: Reader, id: string): Promise<FundPage | null> {
  const [row] = await rows(ctx, db, sql`f.id = ${id}`, sql`f.id`);
  if (!row) return null;
  const found = await db.execute<Pick<FundPage, "rules" | "url" | "deadlines" | "version" | "giverTyped" | "notice"> & { bookedYears: number[] }>(sql`
    select f.rules, f.url, f.version, f.giver as "giverTyped",
      coalesce((select json_agg(json_build_object('dueOn', d.due_on, 'what', d.what) order by d.due_on, d.position) from fund_deadlines d
        where d.region_id = f.region_id and d.fund_id = f.id), '[]') as deadlines,
      coalesce((select json_agg(distinct extract(year from b.booked_on)::int) from fund_bookings b
        join budget_lines l on l.region_id = b.region_id and l.id = b.budget_line_id
        where l.region_id = f.region_id and l.fund_id = f.id and b.cancelled_at is null), '[]') as "bookedYears",
      case when n.id is not null then json_build_object('id', n.id, 'name', n.name, 'state', n.state, 'refusal', n.refusal) end as notice
    from funds f left join files n on n.region_id = f.region_id and n.id = f.notice_file_id
    where f.region_id = ${ctx.region.id} and f.id = ${id}`);
  const [rest] = found.rows;
  if (!rest) return null;
  const { bookedYears, ...fields } = rest;
  return { ...row, ...fields, lines: await linesOf(ctx, db, id), years: yearsOf(row, bookedYears) };
}

function yearsOf({ fromOn, untilOn }: FundRow, booked: readonly number[]): number[] {
  const first = Number((fromOn ?? untilOn)?.slice(0, 4) ?? NaN);
  const last = Number((untilOn ?? fromOn)?.slice(0, 4) ?? NaN);
  // A wrong year in a form must not make a list of thousands.
  const period = Number.isNaN(first) ? [] : Array.from({ length: Math.min(50, last - first + 1) }, (_, place) => first + place);
  return [...new Set([...period, ...booked])].toSorted((a, b) => b - a);
}

async function linesOf(ctx: Context, db: Reader, fundId: string): Promise<FundLine[]> {
  const found = await db.execute<FundLine>(sql`
    select l.id, m.id as "measureId", m.title as measure, o.name as organisation, l.source, l.state, l.expires_on::text as "expiresOn",
      coalesce(l.applied_cents, l.amount_cents)::float8 as "appliedCents",
      case when l.state = 'approved' then l.amount_cents else 0 end::float8 as "approvedCents",
      l.called_up_cents::float8 as "calledUpCents", b.spent::float8 as "spentCents", (l.called_up_cents - b.called_up)::float8 as "undatedCents"
    from budget_lines l
      join measures m on m.region_id = l.region_id and m.id = l.measure_id
      left join organisations o on o.region_id = m.region_id and o.id = m.lead_organisation_id
      cross join lateral (select coalesce(sum(amount_cents) filter (where kind = 'spent'), 0) as spent,
          coalesce(sum(amount_cents) filter (where kind = 'called-up'), 0) as called_up
        from fund_bookings b where b.region_id = l.region_id and b.budget_line_id = l.id and b.cancelled_at is null) b
    where l.region_id = ${ctx.region.id} and l.fund_id = ${fundId} order by m.title, l.position, l.id`);
  return found.rows;
}

/** Amounts stay below 2^53 cents, so that a double holds them exactly. */
async function rows(ctx: Context, db: Reader, where: SQL, order: SQL): Promise<FundRow[]> {
  const found = await db.execute<FundRow>(sql`
    select f.id, f.name, coalesce(o.name, f.giver) as giver, f.giver_organisation_id as "giverOrganisationId", f.state, f.from_on::text as "fromOn",
      f.until_on::text as "untilOn", f.total_cents::float8 as "totalCents", f.own_share_percent::float8 as "ownSharePercent",
      n.due_on::text as "nextOn", n.what as "nextWhat", l.measures, l.applied as "appliedCents", l.approved as "approvedCents",
      l.called_up as "calledUpCents", l.spent as "spentCents"
    from funds f
      left join organisations o on o.region_id = f.region_id and o.id = f.giver_organisation_id
      left join lateral (select d.due_on, d.what from fund_deadlines d
        where d.region_id = f.region_id and d.fund_id = f.id and d.due_on >= ${ctx.today} order by d.due_on, d.position limit 1) n on true
      cross join lateral (select count(distinct l.measure_id)::int as measures, coalesce(sum(coalesce(l.applied_cents, l.amount_cents)), 0)::float8 as applied,
          coalesce(sum(l.amount_cents) filter (where l.state = 'approved'), 0)::float8 as approved, coalesce(sum(l.called_up_cents), 0)::float8 as called_up,
          coalesce(sum((select sum(b.amount_cents) from fund_bookings b where b.region_id = l.region_id and b.budget_line_id = l.id and b.kind = 'spent'
            and b.cancelled_at is null)), 0)::float8 as spent
        from budget_lines l where l.region_id = f.region_id and l.fund_id = f.id) l
    where f.region_id = ${ctx.region.id} and ${where} order by ${order}, f.id limit 500`);
  return found.rows;
}
