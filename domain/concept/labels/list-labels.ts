import { asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { LABEL_KINDS, labelTables, type LabelKind } from "./kinds.ts";
import { labelUses, type LabelUse } from "./label-uses.ts";

export type UsedLabel = { id: string; name: string; uses: LabelUse[] };

/** All themes and target groups of the region, by name, each with what carries it. Three queries. */
export async function listLabels(ctx: Context, db: Reader): Promise<Record<LabelKind, UsedLabel[]>> {
  const uses = Map.groupBy(await labelUses(ctx, db, null), ({ labelId }) => labelId);
  const listed: Record<LabelKind, UsedLabel[]> = { theme: [], "target-group": [] };
  for (const kind of LABEL_KINDS) {
    const table = labelTables[kind];
    const stored = await db.select({ id: table.id, name: table.name }).from(table).where(eq(table.regionId, ctx.region.id)).orderBy(asc(table.name));
    listed[kind] = stored.map(({ id, name }) => ({ id, name, uses: uses.get(id) ?? [] }));
  }
  return listed;
}
