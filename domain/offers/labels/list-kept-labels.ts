import { sql } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import type { LabelKind } from "../schema.ts";

export type KeptLabel = {
  id: string;
  kind: LabelKind;
  key: string;
  names: { de: string } & Record<string, string>;
  icon: string | null;
  version: number;
  /** How many offers stand under it, and calendars whose events do. */
  uses: number;
};

/** The words by which the region sorts its offers, by kind and in its own order. One query. */
export async function listKeptLabels(ctx: Context, db: Reader): Promise<KeptLabel[]> {
  const { rows } = await db.execute<KeptLabel>(sql`
    select l.id, l.kind, l.key, l.names, l.icon, l.version, (
      select count(*) from (
        select from offers o where o.region_id = l.region_id and o.branch_id = l.id
        union all select from offer_topics o where o.region_id = l.region_id and o.label_id = l.id
        union all select from offer_feeds f where f.region_id = l.region_id and f.branch_id = l.id) used)::int as uses
    from offer_labels l where l.region_id = ${ctx.region.id} order by l.kind, l.position, l.key`);
  return rows;
}
