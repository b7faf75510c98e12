import { sql } from "drizzle-orm";
import { z } from "zod";
import { transact, type Context, type Reader } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayKeepMoney } from "./access.ts";
import { approvedOf, lockFund } from "./save-fund.ts";

/** A source as people wrote it at measures, without a fund. */
export type FreeSource = { source: string; lines: number; amountCents: number; measures: { id: string; title: string }[] };

/** What stands at measures as free text, most money first. 200 at most. One query. */
export async function listFreeSources(ctx: Context, db: Reader): Promise<FreeSource[]> {
  const found = await db.execute<FreeSource>(sql`
    select l.source, count(*)::int as lines, sum(l.amount_cents)::float8 as "amountCents",
      json_agg(distinct jsonb_build_object('id', m.id, 'title', m.title)) as measures
    from budget_lines l join measures m on m.region_id = l.region_id and m.id = l.measure_id
    where l.region_id = ${ctx.region.id} and l.fund_id is null
    group by l.source order by 3 desc, 1 limit 200`);
  return found.rows;
}

export const MatchSource = z.strictObject({ source: z.string().min(1).max(200), fundId: z.uuid() });
export type MatchSource = z.infer<typeof MatchSource>;

/** Gives every line with this free text to a fund; the text stays as it was written. Again: the rest that came since. */
export async function matchSource(
  ctx: Context,
  { source, fundId }: MatchSource,
): Promise<Result<{ lines: number }, "not-allowed" | "fund-not-found"> | { ok: false; refusal: "over-fund-total"; leftCents: number }> {
  if (!mayKeepMoney(ctx.actor)) return refused("not-allowed");
  return transact(
    ctx,
    async (tx): Promise<Result<{ lines: number }, "not-allowed" | "fund-not-found"> | { ok: false; refusal: "over-fund-total"; leftCents: number }> => {
      // Forms of these measures that lie open find another version. The measures first, then the fund: as editing one does.
      await tx.execute(sql`
        with concerned as (select m.region_id, m.id from measures m where m.region_id = ${ctx.region.id}
          and m.id in (select measure_id from budget_lines where region_id = ${ctx.region.id} and fund_id is null and source = ${source})
          order by m.id for update)
        update measures m set version = version + 1 from concerned c where m.region_id = c.region_id and m.id = c.id`);
      const fund = await lockFund(ctx, tx, fundId);
      if (!fund) return refused("fund-not-found");
      const before = await approvedOf(ctx, tx, fundId);
      const given = await tx.execute(sql`
        update budget_lines set fund_id = ${fundId} where region_id = ${ctx.region.id} and fund_id is null and source = ${source}`);
      const after = await approvedOf(ctx, tx, fundId);
      if (fund.totalCents !== null && after > fund.totalCents)
        return { ok: false, refusal: "over-fund-total", leftCents: Math.max(0, fund.totalCents - before) };
      const lines = given.rowCount ?? 0;
      if (lines > 0) tx.audit("fund.source-matched", fundId, { lines });
      return done({ lines });
    },
  );
}
