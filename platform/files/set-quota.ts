import { sql } from "drizzle-orm";
import { z } from "zod";
import { hasRole } from "#platform/auth/index.ts";
import { transact, type Context } from "#platform/db/index.ts";
import { done, refused, type Result } from "#platform/result.ts";

/** What administrators may set, in whole gigabytes (10⁹ bytes). Beyond it the operator decides, who pays for the disk. */
export const QUOTA_RANGE = { least: 1, most: 100 } as const;

export const SetQuota = z.strictObject({ gigabytes: z.coerce.number().int().min(QUOTA_RANGE.least).max(QUOTA_RANGE.most) });
export type SetQuota = z.infer<typeof SetQuota>;

/** Sets how much the region's uploads may take. Less than they take already deletes nothing; new ones are refused then. */
export async function setQuota(ctx: Context, { gigabytes }: SetQuota): Promise<Result<null, "not-allowed">> {
  if (!hasRole(ctx.actor, "administrator")) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    await tx.execute(sql`select directory.set_file_quota(${gigabytes * 1000}::integer)`);
    tx.audit("region.file-quota-set", ctx.region.id, { gigabytes });
    return done(null);
  });
}
