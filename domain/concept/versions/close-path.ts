import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context, Writer } from "#platform/db/index.ts";
import { conceptResolutions, councilPapers } from "./schema.ts";

/** The resolutions so far, and the paper, led to this version. */
export async function closePath(ctx: Context, tx: Writer, conceptId: string, versionId: string): Promise<void> {
  const here = ctx.region.id;
  await tx
    .update(conceptResolutions)
    .set({ versionId, version: sql`${conceptResolutions.version} + 1` })
    .where(and(eq(conceptResolutions.regionId, here), eq(conceptResolutions.conceptId, conceptId), isNull(conceptResolutions.versionId)));
  // A version has one paper: what is written for a part that follows stays open until the next.
  await tx
    .update(councilPapers)
    .set({ versionId })
    .where(
      and(
        eq(councilPapers.regionId, here),
        eq(councilPapers.conceptId, conceptId),
        isNull(councilPapers.versionId),
        sql`not exists (select 1 from council_papers other where other.region_id = ${here} and other.version_id = ${versionId})`,
      ),
    );
}
