import { asc, eq } from "drizzle-orm";
import { municipalities } from "#domain/network/schema.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { targetGroups, themes } from "./schema.ts";

export type Label = { id: string; name: string };

/** What recommendations and measures can be labelled with: for filters, forms and showing names. Three queries. */
export async function readLabelNames(ctx: Context, db: Reader): Promise<{ themes: Label[]; targetGroups: Label[]; municipalities: Label[] }> {
  const here = ctx.region.id;
  return {
    themes: await db.select({ id: themes.id, name: themes.name }).from(themes).where(eq(themes.regionId, here)).orderBy(asc(themes.name)),
    targetGroups: await db
      .select({ id: targetGroups.id, name: targetGroups.name })
      .from(targetGroups)
      .where(eq(targetGroups.regionId, here))
      .orderBy(asc(targetGroups.name)),
    municipalities: await db
      .select({ id: municipalities.id, name: municipalities.name })
      .from(municipalities)
      .where(eq(municipalities.regionId, here))
      .orderBy(asc(municipalities.position)),
  };
}
