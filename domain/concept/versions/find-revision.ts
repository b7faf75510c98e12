import { and, eq, isNotNull } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { concepts } from "../schema.ts";

export type Revision = { id: string; conceptId: string; title: string; edition: string; begunAt: Date };

/** The revision under way; null where there is none. One query. */
export async function findRevision(ctx: Context, db: Reader): Promise<Revision | null> {
  const [row] = await db
    .select({ id: concepts.id, conceptId: concepts.revisesId, title: concepts.title, edition: concepts.edition, begunAt: concepts.begunAt })
    .from(concepts)
    .where(and(eq(concepts.regionId, ctx.region.id), isNotNull(concepts.revisesId)));
  return row?.conceptId && row.begunAt ? { ...row, conceptId: row.conceptId, begunAt: row.begunAt } : null;
}
