import { asc, eq } from "drizzle-orm";
import { municipalities } from "#domain/network/schema.ts";
import { published, type Context, type Reader } from "#platform/db/index.ts";
import { targetGroups, themes } from "../schema.ts";

export type Label = { id: string; name: string };

export type LabelNames = { themes: Label[]; targetGroups: Label[]; municipalities: Label[] };

/** What recommendations and measures can be labelled with: for filters, forms and showing names. Three queries. */
export function readLabelNames(ctx: Context, db: Reader): Promise<LabelNames> {
  return published(ctx, db, "labels", () => readLabels(ctx, db));
}

async function readLabels(ctx: Context, db: Reader): Promise<LabelNames> {
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
