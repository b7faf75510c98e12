import { and, eq, isNull, sql } from "drizzle-orm";
import { newId, transact, type Context } from "#platform/db/index.ts";
import { enqueue } from "#platform/jobs/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { mayLeadConcept, mayReadConcept } from "../access.ts";
import { longJobs } from "../schema.ts";
import type { Asked } from "./asked.ts";

/**
 * Asks for a long job. Who asks for the same while it still runs (a second click) gets the one that runs.
 * @param input.locale in which an export is written
 */
export async function startLongJob(ctx: Context, input: { asked: Asked; locale: string }): Promise<Result<{ longJobId: string }, "not-allowed">> {
  const { actor } = ctx;
  const may = input.asked.kind === "concept-import" ? mayLeadConcept(actor) : mayReadConcept(actor);
  if (actor.kind !== "staff" || !may) return refused("not-allowed");
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
          isNull(longJobs.endedAt),
          isNull(longJobs.cancelledAt),
          sql`${longJobs.asked} = ${JSON.stringify(input.asked)}::jsonb`,
        ),
      );
    if (running) return done({ longJobId: running.id });
    const longJobId = newId(ctx.now);
    await tx.insert(longJobs).values({ regionId: ctx.region.id, id: longJobId, accountId: actor.accountId, ...input, createdAt: ctx.now });
    await enqueue(tx, "long-job.run", { regionId: ctx.region.id, longJobId });
    tx.audit("long-job.started", longJobId, { kind: input.asked.kind });
    return done({ longJobId });
  });
}
