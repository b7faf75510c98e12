import { and, eq, isNull, sql } from "drizzle-orm";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import type { LongJobKind, MayDo } from "./kinds.ts";
import { longJobs } from "./schema.ts";

export type StartLongJob = {
  kind: LongJobKind;
  /** In the words of the kind. */
  asked: Record<string, unknown>;
  /** In which an export is written. */
  locale: string;
};

/** Asks for a long job. Who asks for the same while it still runs (a second click) gets the one that runs. */
export async function startLongJob(ctx: Context, input: StartLongJob, may: MayDo): Promise<Result<{ longJobId: string }, "not-allowed">> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, input.kind)) return refused("not-allowed");
  return transact(ctx, async (tx) => {
    // Two clicks at once: the second waits here and then finds the first one's job.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`long-job ${actor.accountId}`}))`);
    const [running] = await tx
      .select({ id: longJobs.id })
      .from(longJobs)
      .where(
        and(
          eq(longJobs.regionId, ctx.region.id),
          eq(longJobs.accountId, actor.accountId),
          eq(longJobs.kind, input.kind),
          isNull(longJobs.endedAt),
          isNull(longJobs.cancelledAt),
          sql`${longJobs.asked} = ${JSON.stringify(input.asked)}::jsonb`,
        ),
      );
    if (running) return done({ longJobId: running.id });
    const longJobId = newId(ctx.now);
    await tx.insert(longJobs).values({ regionId: ctx.region.id, id: longJobId, accountId: actor.accountId, ...input, createdAt: ctx.now });
    await enqueue(tx, "long-job.run", { regionId: ctx.region.id, longJobId });
    tx.audit("long-job.started", longJobId, { kind: input.kind });
    return done({ longJobId });
  });
}
