import { asc, eq, sql } from "drizzle-orm";
import { read, transact, type Context } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { note } from "./anchors.ts";
import { LOG_MONTHS } from "./privacy.ts";
import { auditSeals } from "./schema.ts";
import { forgetSignIns, sealSignIns } from "./seal-sign-ins.ts";

/** The handler of "audit.seal": keeps where each month that is over ended, in the database and outside of it. */
export function sealAudit(dataFolder: string): JobHandler {
  return async (ctx) => {
    const before = await listSeals(ctx);
    await transact(ctx, (tx) => tx.execute(sql`select audit.seal_months(${ctx.region.timeZone})`));
    for (const seal of (await listSeals(ctx)).slice(before.length)) {
      await note(ctx, dataFolder, { seq: seal.lastSeq, hash: seal.hash.toString("hex"), at: ctx.now.toISOString() });
    }
    await sealSignIns(ctx, dataFolder);
  };
}

function listSeals(ctx: Context): Promise<(typeof auditSeals.$inferSelect)[]> {
  return read(ctx, (db) => db.select().from(auditSeals).where(eq(auditSeals.regionId, ctx.region.id)).orderBy(asc(auditSeals.month)));
}

/**
 * The handler of "audit.forget": deletes the entries of sealed months whose retention is over. The seal stays, and a note
 * outside the database says that it was us: without it `audit verify` reports the missing beginning as cut off.
 */
export function forgetAudit(dataFolder: string): JobHandler {
  return async (ctx) => {
    await transact(ctx, async (tx) => {
      const { rows } = await tx.execute<{ seq: number; hash: string }>(
        sql`select last_seq::float8 as seq, encode(hash, 'hex') as hash from audit.delete_sealed(${LOG_MONTHS}::integer)`,
      );
      const [ended] = rows;
      if (!ended) return;
      // Before the commit: a note about entries that are still there does no harm, missing entries without a note look like a crime.
      await note(ctx, dataFolder, { ...ended, at: ctx.now.toISOString(), deleted: true });
      tx.audit("audit.months-deleted", null, { lastEntry: ended.seq });
    });
    await forgetSignIns(ctx, dataFolder);
  };
}
