import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { LabelKind } from "../schema.ts";

export type OfferLabel = { kind: LabelKind; key: string; names: Record<string, string> };

/** The words by which a county's offers are sorted, in its own order. */
export async function listOfferLabels(ctx: Context, db: Reader): Promise<OfferLabel[]> {
  const { rows } = await db.execute<OfferLabel>(sql`select kind, key, names from offer_labels where region_id = ${ctx.region.id} order by kind, position, key`);
  return rows;
}
