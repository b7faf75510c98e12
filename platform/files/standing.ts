import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { hasRole } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { regionQuota, type Quota } from "./quota.ts";
import { files, type CheckRefusal, type FileState } from "./schema.ts";

export type FileStanding = {
  quota: Quota;
  counts: Record<FileState, number>;
  /** What waits or was refused, newest first, 50 at most. */
  notable: { id: string; name: string; state: FileState; refusal: CheckRefusal | null; uploadedBy: string; uploadedAt: Date; size: number }[];
};

/** How the region's uploads stand, for administrators. */
export async function fileStanding(ctx: Context): Promise<Result<FileStanding, "not-allowed">> {
  if (!hasRole(ctx.actor, "administrator")) return refused("not-allowed");
  return read(ctx, async (db) => {
    const here = eq(files.regionId, ctx.region.id);
    const quota = await regionQuota(ctx, db);
    const counted = await db
      .select({ state: files.state, count: sql<number>`count(*)::int` })
      .from(files)
      .where(here)
      .groupBy(files.state);
    const notable = await db
      .select({
        id: files.id,
        name: files.name,
        state: files.state,
        refusal: files.refusal,
        uploadedBy: files.uploadedBy,
        uploadedAt: files.uploadedAt,
        size: files.size,
      })
      .from(files)
      .where(and(here, inArray(files.state, ["quarantined", "refused"])))
      .orderBy(desc(files.uploadedAt), desc(files.id))
      .limit(50);
    const none: Record<FileState, number> = { quarantined: 0, clean: 0, refused: 0, internal: 0 };
    return done({ quota, counts: { ...none, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) }, notable });
  });
}
