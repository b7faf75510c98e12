import { sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { approvedOf, lockFund } from "./save-fund.ts";

/** As a measure's form says it. */
export type SaidLine = { id: string | null; fundId: string | null; state: "applied" | "approved"; amountCents: number; calledUpCents: number };
export type LineFault = {
  code: "line-has-bookings" | "called-up-under-bookings" | "over-fund-total" | "fund-lost";
  path: readonly ["budgetLines", number, "source" | "state" | "calledUpCents" | "amountCents" | "fundId"];
};

/**
 * What of a measure's lines contradicts the funds they draw on: a line with bookings goes neither away nor to another fund
 * and is called up for no less than was booked; all measures together get no more of a fund than its total.
 * Locks the funds, so that two measures saved at once do not go over it together.
 *
 * @param measureId as saved; of a new one nothing is stored yet
 */
export async function findLineFaults(ctx: Context, tx: Writer, measureId: string, lines: readonly SaidLine[]): Promise<LineFault[]> {
  const faults: LineFault[] = [];
  const at = (place: number, column: LineFault["path"][2]): LineFault["path"] => ["budgetLines", place, column];
  for (const booked of await bookedLines(ctx, tx, measureId)) {
    const place = lines.findIndex(({ id }) => id === booked.id);
    const line = lines[place];
    if (!line) faults.push({ code: "line-has-bookings", path: at(Math.max(0, lines.length - 1), "source") });
    else if (line.fundId !== booked.fundId) faults.push({ code: "line-has-bookings", path: at(place, "fundId") });
    else if (line.state !== "approved") faults.push({ code: "line-has-bookings", path: at(place, "state") });
    else if (line.calledUpCents < booked.calledUpCents) faults.push({ code: "called-up-under-bookings", path: at(place, "calledUpCents") });
  }
  // In one order everywhere, so that two savings never wait for each other.
  for (const fundId of [...new Set(lines.flatMap((line) => line.fundId ?? []))].toSorted()) {
    const fund = await lockFund(ctx, tx, fundId);
    const place = lines.findIndex((line) => line.fundId === fundId && line.state === "approved");
    if (!fund)
      faults.push({
        code: "fund-lost",
        path: at(
          lines.findIndex((line) => line.fundId === fundId),
          "fundId",
        ),
      });
    else if (fund.totalCents !== null && place >= 0) {
      const said = lines.reduce((sum, line) => sum + (line.fundId === fundId && line.state === "approved" ? line.amountCents : 0), 0);
      if ((await approvedOf(ctx, tx, fundId, measureId)) + said > fund.totalCents) faults.push({ code: "over-fund-total", path: at(place, "amountCents") });
    }
  }
  return faults;
}

/** Lines of a measure with bookings that count, and cancelled ones too: those stay legible. */
async function bookedLines(ctx: Context, tx: Writer, measureId: string): Promise<{ id: string; fundId: string | null; calledUpCents: number }[]> {
  const found = await tx.execute<{ id: string; fundId: string | null; calledUpCents: number }>(sql`
    select l.id, l.fund_id as "fundId", coalesce(sum(b.amount_cents) filter (where b.kind = 'called-up' and b.cancelled_at is null), 0)::float8 as "calledUpCents"
    from budget_lines l join fund_bookings b on b.region_id = l.region_id and b.budget_line_id = l.id
    where l.region_id = ${ctx.region.id} and l.measure_id = ${measureId} group by l.id, l.fund_id`);
  return found.rows;
}
