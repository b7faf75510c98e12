import { and, eq } from "drizzle-orm";
import { bigint, pgTable, uuid } from "drizzle-orm/pg-core";
import type { Context, Writer } from "#platform/db/index.ts";

/** The column that db/migrations/20261121T2310-measure-total.sql added to `measures`. Names stand here, because casing is kept per table name. */
export const measureTotals = pgTable("measures", {
  regionId: uuid("region_id").notNull(),
  id: uuid("id").notNull(),
  /** null: nobody entered a total; then nothing limits the sum of the budget lines. */
  totalCostCents: bigint("total_cost_cents", { mode: "number" }),
});

export async function writeTotal(ctx: Context, tx: Writer, id: string, totalCostCents: number | null): Promise<void> {
  await tx.update(measureTotals).set({ totalCostCents }).where(and(eq(measureTotals.regionId, ctx.region.id), eq(measureTotals.id, id)));
}
