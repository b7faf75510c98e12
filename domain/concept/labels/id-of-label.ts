import { and, eq, sql } from "drizzle-orm";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import { labelTables, type LabelKind } from "./kinds.ts";

/** The label of this name, made if nobody used it before. "sprache" is the theme "Sprache": case makes no second label. */
export async function idOfLabel(ctx: Context, tx: Writer, kind: LabelKind, name: string): Promise<string> {
  const table = labelTables[kind];
  const find = () =>
    tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.regionId, ctx.region.id), sql`lower(${table.name}) = lower(${name})`))
      .orderBy(table.id)
      .limit(1);
  const [known] = await find();
  if (known) return known.id;
  // Another may make it at the same moment.
  await tx
    .insert(table)
    .values({ regionId: ctx.region.id, id: newId(ctx.now), name })
    .onConflictDoNothing();
  const [made] = await find();
  if (!made) throw new Error("A label was neither there nor made.");
  return made.id;
}
