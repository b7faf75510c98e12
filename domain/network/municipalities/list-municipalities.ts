import { asc, eq } from "drizzle-orm";
import type { Context, Reader } from "#platform/db/index.ts";
import { municipalities, type MunicipalityKind } from "../schema.ts";

export type Municipality = {
  id: string;
  name: string;
  kind: MunicipalityKind;
  parentId: string | null;
  officialKey: string | null;
  version: number;
  /** From 0. */ depth: number;
};

/** All places of the region, each followed by those that belong to it. One query. */
export async function listMunicipalities(ctx: Context, db: Reader): Promise<Municipality[]> {
  const stored = await db
    .select()
    .from(municipalities)
    .where(eq(municipalities.regionId, ctx.region.id))
    .orderBy(asc(municipalities.position), asc(municipalities.name));
  const below = Map.groupBy(stored, ({ parentId }) => parentId);
  const listed = (parent: string | null, depth: number): Municipality[] =>
    (below.get(parent) ?? []).flatMap(({ id, name, kind, parentId, officialKey, version }) => [
      { id, name, kind, parentId, officialKey, version, depth },
      ...listed(id, depth + 1),
    ]);
  return listed(null, 0);
}
